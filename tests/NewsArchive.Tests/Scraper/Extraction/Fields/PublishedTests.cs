using NewsArchive.Articles;

namespace NewsArchive.Tests.Scraper.Extraction.Fields;

public sealed class PublishedTests
{
    [Theory]
    [InlineData("<meta property='article:published_time' content='2024-05-03T10:00:00+02:00'>", "2024-05-03T10:00:00+02:00")]
    [InlineData("<meta name='parsely-pub-date' content='2024-05-03T08:00:00Z'>", "2024-05-03T08:00:00+00:00")]
    [InlineData("<meta name='sailthru.date' content='2024-05-03 10:00:00'>", "2024-05-03T10:00:00")]
    [InlineData("<meta name='dcterms.issued' content='2024-05-03'>", "2024-05-03")]
    [InlineData("<meta itemprop='datePublished' content='2024-05-03T10:00:00+02:00'>", "2024-05-03T10:00:00+02:00")]
    public void Dialects_of_metas_give_the_date(string head, string expected) => Assert.Equal(expected, Text(ArticlePage.Read(head)));

    [Theory]
    [InlineData("<p>Fr 03.05.24 | 14:07 Uhr | Von Ann Lee</p>", "2024-05-03T14:07:00")]
    [InlineData("<div class='date'>3. maí 2024 kl. 14:07</div>", "2024-05-03T14:07:00")]
    [InlineData("<time>2024 m. gegužės 3 d. 14:07</time>", "2024-05-03T14:07:00")]
    [InlineData("<span class='meta'>3 मई 2024, 14:07</span>", "2024-05-03T14:07:00")]
    [InlineData("<p class='x'>By Ann Lee, in Coast · 3 May 2024, 14:07</p>", "2024-05-03T14:07:00")]
    public void Date_beside_the_headline_is_read(string above, string expected) => Assert.Equal(expected, Text(ArticlePage.Read(above: above)));

    [Fact]
    public void Label_below_the_text_gives_the_date() =>
        Assert.Equal("2024-04-28", Text(ArticlePage.Read(below: "<p>The storm came on 24 April 2024, and nobody on the coast had expected it to last for more than a night or two.</p><ul><li>Date 28.04.2024</li></ul>")));

    [Fact]
    public void Date_in_a_sentence_or_caption_is_not_the_articles() =>
        Assert.Equal("2024-05-03", Text(ArticlePage.Read("<meta name='date' content='2024-05-03'>", "<p class='caption'>The harbour as it was on the evening of 24 April 2024, seen from the old town</p>")));

    [Fact]
    public void Relative_words_are_no_date() => Assert.Null(Text(ArticlePage.Read(above: "<time class='date'>vor 2 Stunden</time>")));

    [Fact]
    public void Time_of_change_never_stands_in_for_publication() =>
        Assert.Null(Text(ArticlePage.Read(Data("dateModified", "2024-05-09T10:00:00Z"), "<p>Updated: 9 May 2024, 10:00</p>")));

    [Fact]
    public void One_source_is_outvoted_by_several_that_agree()
    {
        var article = ArticlePage.Read(
            Data("datePublished", "2031-01-01T00:00:00Z") + "<meta property='article:published_time' content='2024-05-03T10:00:00Z'><meta name='date' content='2024-05-03T10:00:00Z'>",
            "<time datetime='2024-05-03T10:00:00Z'>3 May 2024</time>");

        Assert.Equal("2024-05-03T10:00:00+00:00", Text(article));
    }

    [Fact]
    public void Date_long_after_the_last_change_is_not_believed()
    {
        var article = ArticlePage.Read(
            """<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","datePublished":"2024-11-20T10:00:00Z","dateModified":"2024-05-03T12:00:00Z"}</script>"""
            + "<meta property='article:published_time' content='2024-05-03T10:00:00Z'>");

        Assert.Equal("2024-05-03T10:00:00+00:00", Text(article));
    }

    [Theory]
    [InlineData("2024-05-03", "2024-05-03T10:00:00", "2024-05-03T10:00:00")]
    [InlineData("2024-05-03T10:00:00", "2024-05-03T10:00:00+02:00", "2024-05-03T10:00:00+02:00")]
    [InlineData("2024-05-03T10:00:00", "2024-05-03T08:00:00+00:00", "2024-05-03T10:00:00")]
    public void Source_that_says_more_completes_the_chosen_one(string data, string meta, string expected) =>
        Assert.Equal(expected, Text(ArticlePage.Read(Data("datePublished", data) + $"<meta property='article:published_time' content='{meta}'>")));

    [Fact]
    public void Sources_that_agree_make_the_date_sure()
    {
        var agreed = ArticlePage.Read(Data("datePublished", "2024-05-03T10:00:00Z"), "<time datetime='2024-05-03T10:00:00Z'>today</time>");
        var alone = ArticlePage.Read(above: "<p>May 9, 2024</p>");

        Assert.True(agreed.Confidence["published"] > 0.95);
        Assert.True(alone.Confidence["published"] < 0.7);
    }

    private static string? Text(ExtractedArticle article) => article.Published?.ToIso8601();

    private static string Data(string name, string time) => $$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","{{name}}":"{{time}}"}</script>""";
}
