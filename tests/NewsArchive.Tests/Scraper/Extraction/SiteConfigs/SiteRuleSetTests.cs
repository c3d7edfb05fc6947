using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Tests.Scraper.Extraction.SiteConfigs;

public sealed class SiteRuleSetTests
{
    [Theory]
    [InlineData("news.example.org.txt", "https://news.example.org/x", true)]
    [InlineData("news.example.org.txt", "https://www.news.example.org/x", true)]
    [InlineData("NEWS.example.org.txt", "https://news.Example.org/x", true)]
    [InlineData("example.org.txt", "https://www.example.org/x", true)]
    [InlineData("example.org.txt", "https://news.example.org/x", false)]
    [InlineData(".example.org.txt", "https://news.example.org/x", true)]
    [InlineData(".example.org.txt", "https://local.news.example.org/x", true)]
    [InlineData(".example.org.txt", "https://example.org/x", false)]
    [InlineData(".example.org.txt", "https://www.example.org/x", false)]
    [InlineData(".example.org.txt", "https://badexample.org/x", false)]
    [InlineData("global.txt", "https://any.example/x", true)]
    [InlineData("custom/example.org.txt", "https://example.org/x", true)]
    [InlineData("standard/example.org.txt", "https://example.org/x", true)]
    [InlineData("other/example.org.txt", "https://example.org/x", false)]
    [InlineData("example.org.md", "https://example.org/x", false)]
    [InlineData("global.txt", "not an address", false)]
    public void A_file_holds_for_the_hosts_of_its_name(string file, string url, bool holds)
    {
        using var folder = new RuleFolder().With(file, "title: 'Found'");

        Assert.Equal(holds ? "Found" : ArticlePage.Title, ArticleExtractor.Extract(ArticlePage.Html(), url, folder.Rules).Title);
    }

    [Fact]
    public void The_nearest_file_counts_and_the_one_for_all_sites_comes_last()
    {
        using var folder = new RuleFolder()
            .With("news.example.org.txt", "title: //h6")
            .With(".example.org.txt", "title: 'of the domain'")
            .With("global.txt", "title: 'of all sites'");

        Assert.Equal("of all sites", ArticleExtractor.Extract(ArticlePage.Html(), ArticlePage.Url, folder.Rules).Title);
    }

    [Fact]
    public void Who_does_not_trust_the_generic_algorithm_gets_no_rules_for_all_sites()
    {
        using var folder = new RuleFolder().With("news.example.org.txt", "title: //h6", "autodetect_on_failure: no").With("global.txt", "title: 'of all sites'");

        Assert.Equal(ArticlePage.Title, ArticleExtractor.Extract(ArticlePage.Html(), ArticlePage.Url, folder.Rules).Title);
    }

    [Fact]
    public void The_users_files_go_before_those_that_came_with_the_format()
    {
        using var folder = new RuleFolder().With("custom/news.example.org.txt", "title: 'own'").With("standard/news.example.org.txt", "title: 'foreign'");

        Assert.Equal("own", ArticleExtractor.Extract(ArticlePage.Html(), ArticlePage.Url, folder.Rules).Title);
    }

    [Fact]
    public void Lines_without_effect_are_named_and_the_others_hold()
    {
        using var folder = new RuleFolder().With(
            "news.example.org.txt",
            "# a comment: not a directive", "", "title: //h1[", "title: 'good'", "no directive at all", "tidy: no", "next_page_link: //a[@rel='next']", "http_header(Cookie): a=b",
            "find_string: x", "test_url: https://news.example.org/a", "test_contains: harbour", "strip_image_src: /ad/", "unheard_of: 1", "date: unknown-function()", "prune:");

        var rules = folder.Rules;

        Assert.Equal([3, 5, 6, 7, 8, 12, 13, 15], rules.Faults.Select(fault => fault.Line));
        Assert.StartsWith("news.example.org.txt, line 3: title: ", rules.Faults[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("news.example.org.txt, line 7: next_page_link is not followed: only the first page is collected", rules.Faults[3].ToString());
        Assert.Equal("good", ArticleExtractor.Extract(ArticlePage.Html(), ArticlePage.Url, rules).Title);
    }

    [Fact]
    public void A_function_that_nobody_knows_is_reported_where_it_stands()
    {
        var read = RuleFolder.Read(ArticlePage.Html(), "title: 'good'", "date: php:function('x', //h1)");

        Assert.StartsWith("news.example.org.txt, line 2: ", read.Warnings[0], StringComparison.Ordinal);
        Assert.Equal(3, read.Article.Paragraphs.Count);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error() =>
        Assert.Throws<DirectoryNotFoundException>(() => SiteRuleSet.Load(Path.Combine(Path.GetTempPath(), "no-such-folder-of-rules")));
}
