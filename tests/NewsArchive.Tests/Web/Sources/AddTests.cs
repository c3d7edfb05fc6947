using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web.Sources;

public sealed class AddTests : IAsyncLifetime
{
    private FakeNewsSite _news = null!;
    private TestSite _site = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _news = await FakeNewsSite.StartAsync();
        _site = new TestSite(new Dictionary<string, string> { ["Scraper:Gateways:news.example"] = _news.Address, ["Scraper:DelaySeconds"] = "0" });
        await _site.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _news.DisposeAsync();
    }

    [Fact]
    public async Task A_home_page_is_looked_through_shown_and_confirmed()
    {
        _news.Page("https://news.example/", """<title>The News</title><link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate" type="application/rss+xml" href="/comments/feed">""");
        _news.Page("https://news.example/feed", FeedText.Rss("All news", ("https://news.example/1", TimeProvider.System.GetUtcNow())));
        _news.Page("https://news.example/comments/feed", FeedText.Rss("Comments", ("https://news.example/1#c", null)));
        using var visitor = await LookAsync("news.example");

        Assert.Equal("The News", visitor.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal([true, false], visitor.Page.QuerySelectorAll("input[name=feeds]").Select(box => box.HasAttribute("checked")));
        Assert.Contains("Story https://news.example/1", visitor.Page.QuerySelector(".found-entries")!.TextContent, StringComparison.Ordinal);

        await visitor.SubmitAsync("form.found", ("name", "My News"), ("feeds", "0"));

        Assert.StartsWith("/sources/", visitor.Path, StringComparison.Ordinal);
        Assert.Contains("1 feed of My News is asked now", visitor.Page.QuerySelector("#flash")!.TextContent, StringComparison.Ordinal);
        await using var db = _site.CreateContext();
        var feed = await db.Feeds.SingleAsync(Cancellation);
        Assert.Equal(("https://news.example/feed", true), (feed.Url, feed.NextPollAt <= TimeProvider.System.GetUtcNow()));

        await visitor.GoAsync("/sources/add");
        await visitor.SubmitAsync("form.form", ("Form.Url", "https://news.example/"));
        Assert.Equal($"/sources/{feed.SourceId}", visitor.Page.QuerySelector("[role=alert] a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Choosing_nothing_is_told()
    {
        _news.Page("https://news.example/feed", FeedText.Rss("All news", ("https://news.example/1", null)));
        using var visitor = await LookAsync("https://news.example/feed");
        await visitor.SubmitAsync("form.found", ("name", "News"));
        Assert.Contains("Tick at least one feed", visitor.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finding_nothing_says_what_was_tried_and_what_to_do()
    {
        _news.Page("https://news.example/", "<title>Nothing</title>");
        using var visitor = await LookAsync("https://news.example/");
        Assert.Contains("No feed", visitor.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(visitor.Page.QuerySelector("input[name='Form.Pattern']"));
        Assert.Contains("HTTP 404", visitor.Page.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no address at all", null, "is not the address of a page")]
    [InlineData("", null, "Type one address")]
    [InlineData("news.example", "news/*", "begins with /")]
    public async Task Bad_input_is_told_and_kept(string typed, string? pattern, string told)
    {
        using var visitor = await Visitor.AtAsync(_site.Address, "/sources/add");
        await visitor.SubmitAsync("form.form", ("Form.Url", typed), ("Form.Pattern", pattern ?? ""));
        Assert.Contains(told, visitor.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, visitor.Page.QuerySelector("input[name='Form.Url']")!.GetAttribute("value") ?? "");
        Assert.Empty(_news.Requests);
    }

    [Fact]
    public async Task Private_addresses_are_refused()
    {
        using var visitor = await LookAsync($"{_news.Address}/");
        Assert.Contains("private network", visitor.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(_news.Requests);
    }

    [Fact]
    public async Task A_search_that_is_not_known_any_more_leads_back()
    {
        using var visitor = await Visitor.AtAsync(_site.Address, $"/sources/add/{Guid.NewGuid()}");
        Assert.Equal((HttpStatusCode.OK, "/sources/add"), (visitor.Status, visitor.Path));
        Assert.Contains("Look again", visitor.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<Visitor> LookAsync(string url)
    {
        var visitor = await Visitor.AtAsync(_site.Address, "/sources/add");
        await visitor.SubmitAsync("form.form", ("Form.Url", url));
        await Eventually.TrueAsync(
            async () =>
            {
                await visitor.GoAsync(visitor.Path);
                return visitor.Page.QuerySelector("meta[http-equiv=refresh]") is null;
            },
            "the search ends");
        return visitor;
    }
}
