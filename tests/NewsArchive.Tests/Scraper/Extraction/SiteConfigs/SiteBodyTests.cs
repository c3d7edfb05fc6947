using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Tests.Scraper.Extraction.SiteConfigs;

public sealed class SiteBodyTests
{
    private const string Box = "These words of another box are as long as a paragraph, so that nobody can tell them from text by their looks.";

    [Fact]
    public void Body_is_what_the_rule_names_and_nothing_else()
    {
        var article = RuleFolder.Article(ArticlePage.Html(after: $"<div id='other'><p>{Box}</p></div>"), "body: //div[@id='other']");

        Assert.Equal([Box], article.Paragraphs);
        Assert.Equal("site-rule news.example.org.txt", article.Rules["text"]);
    }

    [Fact]
    public void Several_elements_are_joined_in_the_order_of_the_page()
    {
        var html = ArticlePage.Html(after: $"<div id='second'><p>{Box}</p></div>");

        var article = RuleFolder.Article(html, "body: //div[@id='second'] | //div[@class='story']/p[1]");

        Assert.Equal([ArticlePage.First, Box], article.Paragraphs);
    }

    [Fact]
    public void An_element_within_another_that_is_named_too_is_not_read_twice()
    {
        var article = RuleFolder.Article(ArticlePage.Html(), "body: //article | //div[@class='story'] | //p");

        Assert.Equal([ArticlePage.First, ArticlePage.Second, ArticlePage.Third], article.Paragraphs);
    }

    [Fact]
    public void Of_several_lines_the_first_that_finds_text_counts()
    {
        var article = RuleFolder.Article(
            ArticlePage.Html(below: "<div id='empty'></div>"), "body: //div[@id='none']", "body: //div[@id='empty']", "body: //div[@class='story']/p[2]", "body: //article");

        Assert.Equal([ArticlePage.Second], article.Paragraphs);
    }

    [Fact]
    public void A_body_inside_a_line_is_cut_out_of_it()
    {
        var article = RuleFolder.Article(ArticlePage.Html(below: $"<p>Before <span id='in'>{Box}</span> after.</p>"), "body: //span[@id='in']");

        Assert.Equal([Box], article.Paragraphs);
    }

    [Fact]
    public void What_is_stripped_goes_from_the_body_without_cutting_lines()
    {
        var html = ArticlePage.Html(between: $"<div class='strange'><p>{Box}</p></div><p id='x'>The mayor <i class='ref'>[1]</i> thanked all who had worked through the winter.</p>");

        var article = RuleFolder.Article(html, "body: //div[@class='story']", "strip: //div[@class='strange']", "strip: //i");

        Assert.Equal([ArticlePage.First, "The mayor thanked all who had worked through the winter.", ArticlePage.Second, ArticlePage.Third], article.Paragraphs);
    }

    [Theory]
    [InlineData("strip: //div[@class='strange-box']")]
    [InlineData("strip_id_or_class: strange")]
    [InlineData("strip_id_or_class: \"strange\"")]
    [InlineData("strip: //text()[contains(., 'another box')]")]
    public void Without_a_body_rule_strips_hold_for_the_generic_algorithm(string rule)
    {
        var html = ArticlePage.Html(between: $"<div class='strange-box'><p>{Box}</p></div>");
        Assert.Contains(Box, ArticleExtractor.Extract(html, ArticlePage.Url).Paragraphs);

        var article = RuleFolder.Article(html, rule);

        Assert.Equal([ArticlePage.First, ArticlePage.Second, ArticlePage.Third], article.Paragraphs);
        Assert.Equal("generic", article.Rules["text"]);
    }

    [Theory]
    [InlineData("prune: yes", false)]
    [InlineData("prune: no", true)]
    public void Clutter_in_the_body_goes_unless_the_rule_says_otherwise(string prune, bool isKept)
    {
        var html = ArticlePage.Html(between: "<div class='wp-caption'><p>The harbour seen from the tower, on a summer evening.</p></div>");

        var article = RuleFolder.Article(html, "body: //div[@class='story']", prune);

        Assert.Equal(isKept ? 4 : 3, article.Paragraphs.Count);
    }

    [Theory]
    [InlineData("autodetect_on_failure: yes", "news.example.org.txt: body no longer matches")]
    [InlineData("autodetect_on_failure: no", "news.example.org.txt: body no longer matches; the generic algorithm is used although the file says autodetect_on_failure: no")]
    public void A_rule_that_no_longer_matches_falls_back_and_is_reported(string line, string warning)
    {
        var read = RuleFolder.Read(ArticlePage.Html(), "body: //div[@id='old-layout']", line);

        Assert.Equal([ArticlePage.First, ArticlePage.Second, ArticlePage.Third], read.Article.Paragraphs);
        Assert.Equal([warning], read.Warnings);
        Assert.Equal($"generic ({warning})", read.Article.Rules["text"]);
    }

    [Fact]
    public void A_body_without_words_a_reader_sees_falls_back()
    {
        var read = RuleFolder.Read(ArticlePage.Html(after: "<div id='app'><script>var words = 'none';</script></div>"), "body: //div[@id='app']");

        Assert.Equal(3, read.Article.Paragraphs.Count);
        Assert.Equal(["news.example.org.txt: body holds no text"], read.Warnings);
    }

    [Fact]
    public void Strings_are_replaced_before_the_page_is_read()
    {
        var article = RuleFolder.Article(
            ArticlePage.Html(below: $"<noscript><p>{Box}</p></noscript>"), "find_string: <noscript>", "replace_string: <div>", "replace_string(</noscript>): </div>", "body: //div[@class='story']");

        Assert.Equal(Box, article.Paragraphs[^1]);
    }

    [Fact]
    public void Rules_of_the_user_go_before_those_of_the_program()
    {
        const string Url = "https://sputnikglobe.com/20240816/harbour-1.html";
        var html = $"<h1 class='article__title'>{ArticlePage.Title}</h1><div class='article__body'><div class='article__text'>{ArticlePage.First}</div></div><div id='own'>{Box}</div>";
        using var folder = new RuleFolder().With("sputnikglobe.com.txt", "body: //div[@id='own']");

        Assert.Equal([ArticlePage.First], ArticleExtractor.Extract(html, Url).Paragraphs);
        Assert.Equal([Box], ArticleExtractor.Extract(html, Url, folder.Rules).Paragraphs);
    }

    [Fact]
    public void The_explanation_tells_what_the_rule_took_out()
    {
        using var folder = new RuleFolder().With("news.example.org.txt", "body: //div[@class='story']", "strip: //div[@class='story']/p[2]");

        var report = ArticleExtractor.Explain(ArticlePage.Html(), ArticlePage.Url, folder.Rules);

        Assert.Equal("stripped", report.Blocks.Single(block => block.Text == ArticlePage.Second).Reason);
    }
}
