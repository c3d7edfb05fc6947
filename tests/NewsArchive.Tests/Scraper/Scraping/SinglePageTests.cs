using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Fetches;
using NewsArchive.Scraper.Fetching;
using NewsArchive.Scraper.Scraping;
using NewsArchive.Tests.Scraper.Extraction.SiteConfigs;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper.Scraping;

/// <summary>Pages that hold a part of an article and link to the whole, as a rule for their site says.</summary>
public sealed class SinglePageTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Part = "The council met on Monday and agreed on a plan for the bridge, which is to be repaired within two years.";
    private const string Rest = "Works begin in spring, the mayor said, and the road stays open in one direction for as long as they last.";

    private readonly RuleFolder _rules = new RuleFolder().With("city.example.txt", "single_page_link: //a[@class='whole']", "body: //article");
    private FakeNewsSite _site = null!;
    private Collector _collector = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await FakeNewsSite.StartAsync();
        _collector = new Collector(database, _site, ["city.example", "other.example"], ("SiteRules", _rules.Path));
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        await _site.DisposeAsync();
        _rules.Dispose();
    }

    [Fact]
    public async Task The_whole_article_is_stored_under_the_address_of_its_first_page()
    {
        const string Url = "https://city.example/bridge";
        Page(Url, "/bridge/print", Part);
        Page(Url + "/print", "/bridge/print/more", Part, Rest);

        var article = await ScrapeAsync(Url);

        Assert.Equal((Url, 1), (article.Url, _site.CountOf(Url + "/print")));
        Assert.Equal(0, _site.CountOf(Url + "/print/more"));
        Assert.Contains(Rest, await TextAsync(article), StringComparison.Ordinal);
        await using var db = database.CreateContext();
        Assert.Contains(await db.Captures.Select(capture => capture.Url).ToListAsync(TestContext.Current.CancellationToken), url => url == Url + "/print");
    }

    [Theory]
    [InlineData("https://city.example/missing", "/not-there")]
    [InlineData("https://city.example/foreign", "https://other.example/print")]
    [InlineData("https://city.example/shorter", "/short")]
    public async Task The_first_page_counts_when_the_link_leads_nowhere_elsewhere_or_to_less(string url, string link)
    {
        Page(url, link, $"About {url} first of all, so that the texts of these pages are not the same.", Part, Rest);
        Page("https://other.example/print", "/x", Part, Rest, Part + " And more.", Rest + " And more.");
        Page("https://city.example/short", "/x", Part);

        var article = await ScrapeAsync(url);

        Assert.Equal(url, article.Url);
        Assert.Contains(Rest, await TextAsync(article), StringComparison.Ordinal);
        Assert.Equal(0, _site.CountOf("https://other.example/print"));
    }

    [Fact]
    public async Task A_rule_that_no_longer_matches_is_told_and_kept_with_the_article()
    {
        const string Url = "https://city.example/redesigned";
        _site.Page(Url, NewsPage.Html("A new layout").Replace("article>", "section>", StringComparison.Ordinal));

        var page = await _collector.UseAsync<PageScrape, ScrapedPage>(scrape => scrape.ScrapeAsync(Url, NoManners.Instance, TestContext.Current.CancellationToken));

        Assert.Equal((Outcome.Added, "city.example.txt: body no longer matches"), (page.Result.Outcome, Assert.Single(page.Warnings)));
    }

    private void Page(string url, string link, params string[] paragraphs) => _site.Page(
        url, NewsPage.Html("Bridge to be repaired", null, paragraphs).Replace("</body>", $"<a class='whole' href='{link}'>On one page</a></body>", StringComparison.Ordinal));

    private async Task<Article> ScrapeAsync(string url)
    {
        var page = await _collector.UseAsync<PageScrape, ScrapedPage>(scrape => scrape.ScrapeAsync(url, NoManners.Instance, TestContext.Current.CancellationToken));
        Assert.Equal(Outcome.Added, page.Result.Outcome);
        await using var db = database.CreateContext();
        return await db.Articles.SingleAsync(article => article.Id == page.Result.ArticleId, TestContext.Current.CancellationToken);
    }

    private async Task<string> TextAsync(Article article)
    {
        await using var db = database.CreateContext();
        return await db.ArticleVersions.Where(version => version.ArticleId == article.Id).Select(version => version.Text).SingleAsync(TestContext.Current.CancellationToken);
    }
}
