using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Tests.Scraper.Extraction;

/// <summary>The body is found wherever a page keeps it.</summary>
public sealed class BodyPlacesTests
{
    private const string First = ArticlePage.First;
    private const string Second = ArticlePage.Second;
    private const string Third = ArticlePage.Third;
    private const string Fourth = "The port had lost two thirds of its trade in the months of repair, and the town council paid the fishermen for every lost day.";
    private const string Teaser = "<article class='card'><h3><a href='/a'>Another story of today</a></h3><p>A short summary of another story, which is here to be clicked on by somebody.</p></article>";
    private static readonly string Teasers = string.Concat(Enumerable.Repeat(Teaser, 12));

    [Theory]
    [InlineData("<table><tr><td><font>{0}<br><br>{1}<br><br>{2}</font></td><td>menu</td></tr></table>")]
    [InlineData("<div>{0}</div><div>{1}</div><div>{2}</div>")]
    [InlineData("<div class='w-full px-4'><div><p>{0}</p></div></div><div class='w-full px-4'><div><p>{1}</p></div></div><div class='w-full'><p>{2}</p></div>")]
    [InlineData("<div class='fade-out'><p>{0}</p></div><div class='rest'><p>{1}</p><p>{2}</p></div>")]
    [InlineData("<div id='locked' style='display:none'><p>{0}</p><p>{1}</p><p>{2}</p></div>")]
    [InlineData("<form id='aspnetForm'><div class='center'><p>{0}</p><p>{1}</p><p>{2}</p></div></form>")]
    [InlineData("<section><p><span>{0}</span></p><p><span>{1}</span></p><p><span>{2}</span></p></section>")]
    [InlineData("<div itemprop='articleBody'>{0}<br/><br/>{1}<br/><br/>{2}</div>")]
    [InlineData("<div class='paywall'><p class='paywall'>{0}</p><p class='paywall'>{1}</p><p class='paywall'>{2}</p></div>")]
    [InlineData("<div class='content'><p>{0}</p><div class='ad'>Advertisement</div><p>{1}</p><div class='ad'>Advertisement</div><p>{2}</p></div>")]
    [InlineData("<div><p>{0}</p></div><div class='newsletter'><p>Get our letter every morning.</p></div><div><p>{1}</p></div><div><p>{2}</p></div>")]
    [InlineData("<main><div><div><div><div><p>{0}</p><div><p>{1}</p></div></div></div><p>{2}</p></div></div></main>")]
    public void Paragraphs_are_found_in_any_boxes(string markup) =>
        Assert.Equal([First, Second, Third], Read(string.Format(System.Globalization.CultureInfo.InvariantCulture, markup, First, Second, Third)));

    [Fact]
    public void Teasers_around_a_short_article_are_no_text() =>
        Assert.Equal([First, Second], Read($"<div class='page'><article><p>{First}</p><p>{Second}</p></article><div class='river'>{Teasers}</div></div>"));

    [Fact]
    public void Article_between_a_menu_and_a_sidebar_of_equal_length_is_found()
    {
        var links = string.Concat(Enumerable.Range(0, 80).Select(i => $"<li><a href='/{i}'>A section of the site, number {i}</a></li>"));

        Assert.Equal(
            [First, Second, Third],
            Read($"<div id='wrap'><ul class='m1'>{links}</ul><div class='x1'><p>{First}</p><p>{Second}</p><p>{Third}</p></div><ul class='s1'>{links}</ul></div>"));
    }

    [Fact]
    public void Three_further_articles_of_an_endless_page_are_left_out()
    {
        var further = string.Concat(Enumerable.Range(1, 3).Select(i =>
            $"<div class='story-block'><h1>Another story, number {i}, of the same day</h1><div class='text'><p>{Fourth} {i}</p><p>{Fourth} {i}{i}</p><p>{Fourth} {i}{i}{i}</p></div></div>"));

        Assert.Equal(
            [First, Second, Third],
            Read($"<div class='feed'><div class='story-block'><h1>{ArticlePage.Title}</h1><div class='text'><p>{First}</p><p>{Second}</p><p>{Third}</p></div></div>{further}</div>", heading: ""));
    }

    [Fact]
    public void Second_copy_of_the_text_for_subscribers_is_read_once() =>
        Assert.Equal(
            [First, Second, Third],
            Read($"<div class='story'><p>{First}</p><p>{Second}</p><p>{Third}</p></div><div class='plus-text'>{First} {Second} {Third}</div>"));

    [Fact]
    public void Pull_quote_that_repeats_the_text_is_read_once() =>
        Assert.Equal(
            [First, Second, Third],
            Read($"<div class='story'><p>{First}</p><p>{Second}</p><blockquote>divers had cleared the bottom of stones</blockquote><p>{Third}</p></div>"));

    [Fact]
    public void Same_words_twice_among_the_paragraphs_are_kept()
    {
        const string refrain = "Row, row to the harbour, row to the harbour, row, for the tide is going out and the night is near, row.";

        Assert.Equal([First, refrain, Second, refrain], Read($"<div class='story'><p>{First}</p><p>{refrain}</p><p>{Second}</p><p>{refrain}</p></div>"));
    }

    [Fact]
    public void Notice_that_is_only_a_standfirst_has_it_as_text() =>
        Assert.Equal([First], Read($"<div class='box'><div class='lead'><p>{First}</p></div></div>"));

    [Fact]
    public void Interview_keeps_its_questions()
    {
        var body = $"<p><b>Why did it take so long?</b></p><p>{First}</p><p><b>And now?</b></p><p>{Second}</p><p><b>Was it worth it?</b></p><p>Yes.</p>";

        Assert.Equal(["Why did it take so long?", First, "And now?", Second, "Was it worth it?", "Yes."], Read($"<div class='story'>{body}</div>"));
    }

    [Theory]
    [InlineData("港は四か月の修理の後、月曜日に再び開いた。", "最後のクレーンは日曜日の夜に試験された。", "最初の船は正午に九十人の乗客を乗せて出た。")]
    [InlineData("افتتح الميناء من جديد يوم الاثنين بعد أربعة أشهر من الإصلاحات.", "اختبرت الرافعة الأخيرة مساء الأحد، وفق ما قالته إدارة الميناء.", "غادرت أول عبارة ظهرا وعلى متنها تسعون راكبا إلى الجزيرة.")]
    public void Short_articles_of_other_scripts_are_found(string first, string second, string third) =>
        Assert.Equal([first, second, third], Read($"<div class='c1'><p>{first}</p><p>{second}</p><p>{third}</p></div><ul><li><a href='/'>ホーム</a></li></ul>"));

    [Fact]
    public void Embedded_post_keeps_its_author() =>
        Assert.Equal(
            [First, "The ferry is back.", "— Port (@port) May 3, 2024", Second],
            Read($"<div class='story'><p>{First}</p><blockquote class='twitter-tweet'><p>The ferry is back.</p>&mdash; Port (@port) <a href='/x'>May 3, 2024</a></blockquote><p>{Second}</p></div>"));

    [Fact]
    public void Address_printed_for_readers_is_kept() =>
        Assert.Equal(
            [First, "Timetable: www.harbour.example", Second],
            Read($"<div class='story'><p>{First}</p><p>Timetable: <a href='/x'>www.harbour.example</a></p><p>{Second}</p></div>"));

    [Fact]
    public void Line_between_sections_is_kept_and_dropped_at_the_end() =>
        Assert.Equal([First, "___", Second], Read($"<div class='story'><p>{First}</p><p>___</p><p>{Second}</p><p>___</p></div>"));

    [Fact]
    public void Words_for_screen_readers_inside_a_line_are_left_out() =>
        Assert.Equal(
            ["The port, the council says, has been paid for, and nobody in the town will have to pay more than before."],
            Read("<p>The port, <a href='/x'>the council<span class='sr-only'> (opens in a new window)</span></a> says, has been paid for, and nobody in the town will have to pay more than before.</p>"));

    [Fact]
    public void Text_that_only_the_data_hold_is_taken_from_them()
    {
        var data = $$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"{{ArticlePage.Title}}","articleBody":"<p>{{First}}</p>\n{{Second}}\n\n{{Third}} {{Fourth}}"}</script>""";
        var html = $"<html><head>{data}</head><body><div id='root'><h1>{ArticlePage.Title}</h1><p>The page is loading its text.</p></div></body></html>";

        var report = ArticleExtractor.Explain(html, ArticlePage.Url);

        Assert.Equal([First, Second, $"{Third} {Fourth}"], report.Article.Paragraphs);
        Assert.Equal("json-ld", report.Article.Rules["text"]);
        Assert.DoesNotContain(report.Blocks, block => block.IsKept);
    }

    [Fact]
    public void Data_never_replace_a_text_that_the_page_shows()
    {
        var data = $$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"{{ArticlePage.Title}}","articleBody":"{{First}}{{Second}}{{Third}}{{Fourth}}"}</script>""";

        Assert.Equal([First, Second, Third], Read($"{data}<div class='story'><p>{First}</p><p>{Second}</p><p>{Third}</p></div>"));
    }

    private static IReadOnlyList<string> Read(string body, string heading = $"<h1>{ArticlePage.Title}</h1>") =>
        ArticleExtractor.Extract($"<!DOCTYPE html><html><head><title>{ArticlePage.Title}</title></head><body>{heading}{body}</body></html>", ArticlePage.Url).Paragraphs;
}
