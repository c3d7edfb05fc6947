using NewsArchive.Scraper.Robots;

namespace NewsArchive.Tests.Scraper.Robots;

public sealed class RobotsRulesTests
{
    private const string Agent = "NewsArchive";

    [Theory]
    [InlineData("", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /private", "/privateer", false)]
    [InlineData("User-agent: *\nDisallow: /private/", "/private", true)]
    [InlineData("user-agent:*\r\ndisallow:/a\r\n", "/a/b", false)]
    [InlineData("\ufeffUser-agent: *\nDisallow: /a # not this", "/a", false)]
    [InlineData("Disallow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow /a", "/a", true)]
    public void Path_is_matched_from_its_beginning(string text, string path, bool allowed) => AssertAllows(text, path, allowed);

    [Theory]
    [InlineData("User-agent: *\nDisallow: /\nAllow: /news", "/news/a", true)]
    [InlineData("User-agent: *\nAllow: /news\nDisallow: /news/private", "/news/private/a", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true)]
    [InlineData("User-agent: *\nAllow: /p\nDisallow: /*.html", "/p.html", false)]
    [InlineData("User-agent: *\nAllow: /$\nDisallow: /", "/", true)]
    [InlineData("User-agent: *\nAllow: /$\nDisallow: /", "/a", false)]
    public void Longest_match_decides_and_allowing_wins_a_tie(string text, string path, bool allowed) => AssertAllows(text, path, allowed);

    [Theory]
    [InlineData("/*.pdf$", "/a/b.pdf", false)]
    [InlineData("/*.pdf$", "/a/b.pdf?x=1", true)]
    [InlineData("/*.pdf", "/a/b.pdf?x=1", false)]
    [InlineData("/a*b*c", "/a--c--b--c", false)]
    [InlineData("/a*b*c", "/a--c--b", true)]
    [InlineData("/a*a$", "/a", true)]
    [InlineData("*/print", "/2024/print", false)]
    [InlineData("/*?", "/a?b", false)]
    [InlineData("/*?", "/a", true)]
    [InlineData("/a$b", "/a$b", false)]
    public void Stars_and_the_final_dollar_are_wildcards(string pattern, string path, bool allowed) => AssertAllows($"User-agent: *\nDisallow: {pattern}", path, allowed);

    [Theory]
    [InlineData("/ツ", "/%E3%83%84")]
    [InlineData("/%e3%83%84", "/ツ")]
    [InlineData("/%61bc", "/abc")]
    [InlineData("/abc", "/%61bc")]
    [InlineData("/a%3cd", "/a%3Cd")]
    public void Percent_encoding_does_not_matter(string pattern, string path) => AssertAllows($"User-agent: *\nDisallow: {pattern}", path, allowed: false);

    [Theory]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: newsarchive\nDisallow: /a", "/b", true)]
    [InlineData("User-agent: NewsArchive/1.0\nDisallow: /a\n\nUser-agent: *\nDisallow:", "/a", false)]
    [InlineData("User-agent: NewsArchiver\nDisallow: /\n", "/a", true)]
    [InlineData("User-agent: other\nUser-agent: NewsArchive\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: NewsArchive\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: NewsArchive\nDisallow: /c", "/c", false)]
    [InlineData("User-agent: NewsArchive\nDisallow: /a\nUser-agent: other\nDisallow: /b", "/b", true)]
    [InlineData("User-agent: NewsArchive\nSitemap: https://news.example.org/s.xml\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: NewsArchive\nUser-agent: *\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: NewsArchive\n\nUser-agent: *\nDisallow: /", "/a", false)]
    public void Groups_that_name_the_crawler_come_before_those_for_everybody(string text, string path, bool allowed) => AssertAllows(text, path, allowed);

    [Fact]
    public void Delay_and_sitemaps_are_read()
    {
        var rules = RobotsRules.Read("Sitemap: https://news.example.org/one.xml\nUser-agent: *\nCrawl-delay: 2.5\nDisallow:\nSitemap: /two.xml", Agent);

        Assert.Equal(TimeSpan.FromSeconds(2.5), rules.CrawlDelay);
        Assert.Equal(["https://news.example.org/one.xml", "/two.xml"], rules.Sitemaps);
    }

    [Theory]
    [InlineData("soon", null)]
    [InlineData("-1", null)]
    [InlineData("1e9", null)]
    [InlineData("99999", 300)]
    public void Odd_delay_is_no_delay_and_a_huge_one_is_cut(string delay, int? seconds) =>
        Assert.Equal(seconds is { } known ? TimeSpan.FromSeconds(known) : (TimeSpan?)null, RobotsRules.Read($"User-agent: *\nCrawl-delay: {delay}", Agent).CrawlDelay);

    [Fact]
    public void What_stands_beyond_the_limit_is_not_read() =>
        AssertAllows("User-agent: *\n" + new string('#', RobotsRules.MostLength) + "\nDisallow: /", "/a", allowed: true);

    [Fact]
    public void Hostile_patterns_do_not_hang()
    {
        var rules = RobotsRules.Read("User-agent: *\n" + string.Concat(Enumerable.Repeat("Disallow: /" + string.Concat(Enumerable.Repeat("*a", 50)) + "$\n", 2000)), Agent);

        Assert.True(rules.Allows(new Uri("https://news.example.org/" + new string('a', 2000) + "b")));
    }

    [Fact]
    public void Missing_file_allows_and_unreachable_file_forbids()
    {
        Assert.True(RobotsRules.AllowAll.Allows(new Uri("https://news.example.org/a")));
        Assert.False(RobotsRules.DisallowAll.Allows(new Uri("https://news.example.org/a")));
    }

    private static void AssertAllows(string text, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Read(text, Agent).Allows(new Uri("https://news.example.org" + path)));
}
