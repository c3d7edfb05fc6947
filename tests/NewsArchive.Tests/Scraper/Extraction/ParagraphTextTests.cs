namespace NewsArchive.Tests.Scraper.Extraction;

public sealed class ParagraphTextTests
{
    [Theory]
    [InlineData("<p>Trade with <a href='/x'>Iran</a>\n, the ministry said, had grown in the year before.</p>", "Trade with Iran, the ministry said, had grown in the year before.")]
    [InlineData("<p>They named <a href='/x'>Iran</a>\n.</p>", "They named Iran.")]
    [InlineData("<p>The frame<b>work</b> of the <i>har</i>bour stood as before, they said.</p>", "The framework of the harbour stood as before, they said.")]
    [InlineData("<p>  Many \n\t blanks&nbsp;and\u00a0lines   become one blank, always.  </p>", "Many blanks and lines become one blank, always.")]
    [InlineData("<p>Donau\u00addampf\u200bschiff and a \ufeffmark are read as a reader sees them.</p>", "Donaudampfschiff and a mark are read as a reader sees them.")]
    [InlineData("<p><span class='dropcap'>T</span>he first letter was large and the word is still one word.</p>", "The first letter was large and the word is still one word.")]
    [InlineData("<p>One line<br>and another line of the same paragraph, as in a poem.</p>", "One line\nand another line of the same paragraph, as in a poem.")]
    [InlineData("<p>The <ruby>港<rt>みなと</rt></ruby> is a harbour, and its reading is left out here.</p>", "The 港 is a harbour, and its reading is left out here.")]
    [InlineData("<p>It costs 5 &lt; 6 &amp; more, and \"markup\" never shows in the text.</p>", "It costs 5 < 6 & more, and \"markup\" never shows in the text.")]
    [InlineData("<p>They wait <!-- a comment --> and wait, and nothing else is read there.</p>", "They wait and wait, and nothing else is read there.")]
    [InlineData("<p>Version .5 of <b>it</b> .NET keeps its blank before the dot, of course.</p>", "Version .5 of it .NET keeps its blank before the dot, of course.")]
    public void Paragraph_reads_as_a_person_reads_it(string html, string expected)
    {
        var article = ArticlePage.Read(between: html);

        Assert.Equal(expected, article.Paragraphs[1]);
    }

    [Fact]
    public void Two_line_breaks_divide_paragraphs()
    {
        var html = $"<html><body><h1>{ArticlePage.Title}</h1><div>{ArticlePage.First}<br><br>{ArticlePage.Second}<br /> <br />{ArticlePage.Third}</div></body></html>";

        var article = NewsArchive.Scraper.Extraction.ArticleExtractor.Extract(html, ArticlePage.Url);

        Assert.Equal([ArticlePage.First, ArticlePage.Second, ArticlePage.Third], article.Paragraphs);
    }

    [Fact]
    public void Preformatted_text_keeps_its_lines()
    {
        var article = ArticlePage.Read(between: "<pre>first line of the table\nsecond line of the table</pre>");

        Assert.Equal("first line of the table\nsecond line of the table", article.Paragraphs[1]);
    }

    [Fact]
    public void Right_to_left_text_with_joiners_and_emoji_is_kept()
    {
        const string Persian = "این بندر پس از چهار ماه دوباره باز شد و نخستین کشتی می\u200cتواند امروز وارد شود 👩\u200d🚒 گفته شد.";

        var article = ArticlePage.Read(between: $"<p dir='rtl'>{Persian}</p>");

        Assert.Equal(Persian, article.Paragraphs[1]);
    }
}
