using NewsArchive.Articles;
using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Tests.Scraper.Extraction.Fields;

public sealed class TitleTests
{
    private const string Title = ArticlePage.Title;

    [Fact]
    public void First_heading_in_the_path_of_links_gives_way_to_the_second_below_it()
    {
        var article = Read(
            "<meta property='og:title' content='Ferries sail again: the harbour after the storm'>" + Data("Harbour opening: all about ferries, quays and prices"),
            """
            <nav><ol class="breadcrumb"><li><a href="/">Home</a></li><li><h1>Harbour opening: all about ferries, quays and prices</h1></li></ol></nav>
            <h2><span>After four months</span> <span>Ferries sail again: the harbour after the storm</span></h2>
            """);

        Assert.Equal("Ferries sail again: the harbour after the storm", article.Title);
    }

    [Fact]
    public void Heading_forced_into_one_line_is_no_headline()
    {
        var article = Read(Data(Title), $"<div><h1 class='whitespace-nowrap text-xs'>Harbour opening: all about ferries</h1></div><h2>{Title}</h2>");

        Assert.Equal(Title, article.Title);
    }

    [Fact]
    public void Heading_in_the_path_of_links_stays_when_other_sources_say_the_same()
    {
        var article = Read(
            Data(Title) + $"<meta property='og:title' content='{Title}'>",
            $"<nav class='breadcrumb'><h1>{Title}</h1></nav><h2>Ninety passengers on the first boat</h2>");

        Assert.Equal(Title, article.Title);
    }

    [Theory]
    [InlineData("Harbour reopens after a winter of repairs | Harbour News")]
    [InlineData("Harbour reopens after a winter of repairs – HN – 13.06.2023")]
    [InlineData("Harbour reopens after a winter of repairs * Harbour News * by Ann Lee")]
    [InlineData("Harbour reopens after a winter of repairs:Harbour News")]
    [InlineData("Harbour reopens after a winter of repairs - Coast | harbour.example")]
    public void What_a_site_puts_behind_the_headline_is_taken_off(string title)
    {
        var article = Read($"<meta property='og:title' content='{title}'>" + Data(title), $"<h1>{Title}</h1>");

        Assert.Equal(Title, article.Title);
        Assert.True(article.Confidence["title"] > 0.9);
    }

    [Fact]
    public void Site_name_behind_a_colon_is_taken_off_without_any_heading()
    {
        var article = Read("<meta property='og:site_name' content='Harbour News'><meta property='og:title' content='Harbour reopens: Harbour News'>", "");

        Assert.Equal("Harbour reopens", article.Title);
    }

    [Theory]
    [InlineData("Harbour News: what the ferries mean for the coast")]
    [InlineData("Europe : the ferries sail again after four months")]
    [InlineData("Two harbours, one ferry – how Harbour Island got its news back")]
    public void Part_of_the_headline_is_not_mistaken_for_the_site(string title)
    {
        var article = Read($"<meta property='og:site_name' content='Harbour News'><meta property='og:title' content='{title}'>" + Data(title), $"<h1>{title}</h1>");

        Assert.Equal(title, article.Title);
    }

    [Fact]
    public void Headline_cut_short_by_a_template_counts_as_the_whole_one()
    {
        var article = Read(
            Data("Harbour reopens after a winter...") + "<meta property='og:title' content='The quay is new'><meta name='twitter:title' content='The quay is new'>",
            $"<h1>{Title}</h1>");

        Assert.Equal(Title, article.Title);
    }

    [Fact]
    public void Small_line_above_the_headline_is_no_part_of_it_when_others_leave_it_out()
    {
        var article = Read(Data(Title) + $"<meta property='og:title' content='{Title}'>", $"<h1><span class='topic'>The coast</span> {Title}</h1>");

        Assert.Equal(Title, article.Title);
    }

    [Fact]
    public void Quotation_marks_are_those_that_readers_see()
    {
        var article = Read(Data("Harbour \\\"reopens\\\" after a winter of repairs"), "<h1>Harbour “reopens” after a winter of repairs</h1>");

        Assert.Equal("Harbour “reopens” after a winter of repairs", article.Title);
    }

    [Fact]
    public void Social_titles_win_over_a_heading_when_no_structured_data_say()
    {
        var article = Read(
            $"<meta property='og:title' content='{Title}'><meta name='twitter:title' content='{Title}'><title>Everything about the harbour</title>",
            "<h1>Everything about the harbour</h1>");

        Assert.Equal(Title, article.Title);
    }

    [Fact]
    public void Entities_in_structured_data_are_read_as_signs()
    {
        var article = Read(Data("Harbour reopens &amp; ferries sail"), "");

        Assert.Equal("Harbour reopens & ferries sail", article.Title);
    }

    [Fact]
    public void Disagreement_makes_the_headline_less_sure()
    {
        var agreed = Read(Data(Title) + $"<meta property='og:title' content='{Title}'>", $"<h1>{Title}</h1>");
        var disputed = Read(Data(Title) + "<meta property='og:title' content='You will not believe what the ferry did'>", "<h1>Ferries are back</h1>");

        Assert.True(agreed.Confidence["title"] >= 0.95);
        Assert.True(disputed.Confidence["title"] < 0.7);
    }

    private static string Data(string headline) => $$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"{{headline}}"}</script>""";

    private static ExtractedArticle Read(string head, string above) => ArticleExtractor.Extract(
        $"<!DOCTYPE html><html><head>{head}</head><body><main><article>{above}<div class='story'><p>{ArticlePage.First}</p><p>{ArticlePage.Second}</p>"
        + $"<p>{ArticlePage.Third}</p></div></article></main></body></html>",
        "https://harbour.example/2024/a1");
}
