using Microsoft.EntityFrameworkCore;
using NewsArchive.Scraper.Discovery;
using NewsArchive.Sources;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper.Discovery;

public sealed class FeedListsTests : IAsyncLifetime
{
    private const string List = """
        <opml version="2.0"><head/><body><outline text="Press">
          <outline type="rss" text="The Paper" xmlUrl="https://paper.example/rss" htmlUrl="https://paper.example/"/>
          <outline type="rss" text="The Paper, sport" xmlUrl="https://paper.example/sport.rss" htmlUrl="https://paper.example/sport"/>
          <outline type="sitemap" text="Map" xmlUrl="https://maps.example/sitemap.xml"/>
          <outline type="listing" text="List" xmlUrl="https://list.example/latest" pattern="/news/*"/>
          <outline type="rss" text="Broken" xmlUrl="feed://nowhere"/>
        </outline></body></opml>
        """;

    private readonly TestDatabase _one = new();
    private readonly TestDatabase _other = new();
    private FakeNewsSite _site = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _one.InitializeAsync();
        await _other.InitializeAsync();
        _site = await FakeNewsSite.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _one.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task A_list_is_taken_in_and_given_out_and_is_the_same_elsewhere()
    {
        await using var one = new Collector(_one, _site, []);
        await using var other = new Collector(_other, _site, []);

        var report = await ImportAsync(one, List);
        var again = await ImportAsync(one, List);
        var text = await one.UseAsync<FeedLists, string>(lists => lists.ExportAsync(Cancellation));
        await ImportAsync(other, text);

        Assert.Equal("4 added, 1 not readable", report.Summary);
        Assert.Equal("4 known already, 1 not readable", again.Summary);
        Assert.Equal(await FeedsAsync(_one), await FeedsAsync(_other));
        Assert.Equal(
            [("https://list.example/latest", FeedKind.Listing, "/news/*"), ("https://maps.example/sitemap.xml", FeedKind.Sitemap, null), ("https://paper.example/rss", FeedKind.Rss, null), ("https://paper.example/sport.rss", FeedKind.Rss, null)],
            await FeedsAsync(_one));
        await using var db = _one.CreateContext();
        Assert.Equal(["List", "Map", "The Paper"], await db.Sources.OrderBy(source => source.NameKey).Select(source => source.Name).ToListAsync(Cancellation));
        Assert.All(await db.Feeds.ToListAsync(Cancellation), feed => Assert.NotNull(feed.NextPollAt));
    }

    [Fact]
    public async Task What_is_no_list_is_told()
    {
        await using var one = new Collector(_one, _site, []);
        Assert.Contains("not an OPML file", (await ImportAsync(one, "<rss/>")).Problem, StringComparison.Ordinal);
    }

    private static Task<FeedListReport> ImportAsync(Collector collector, string text) =>
        collector.UseAsync<FeedLists, FeedListReport>(lists => lists.ImportAsync(text, Cancellation));

    private static async Task<List<(string, FeedKind, string?)>> FeedsAsync(TestDatabase database)
    {
        await using var db = database.CreateContext();
        return [.. (await db.Feeds.OrderBy(feed => feed.Url).ToListAsync(Cancellation)).Select(feed => (feed.Url, feed.Kind, feed.Pattern))];
    }
}
