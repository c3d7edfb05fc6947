using Microsoft.EntityFrameworkCore;
using NewsArchive.Fetches;
using NewsArchive.Persons;
using NewsArchive.Runs;
using NewsArchive.Scraper.Polling;
using NewsArchive.Sources;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper.Polling;

public sealed class SitemapBackfillTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private FakeNewsSite _site = null!;
    private Collector _collector = null!;
    private PollingDesk _desk = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _site = await FakeNewsSite.StartAsync();
        _collector = new Collector(_database, _site, ["news.example"]);
        _desk = new PollingDesk(_database, _collector);
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        await _site.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData(false, 2, ", 1 without a date left alone")]
    [InlineData(true, 3, "")]
    public async Task What_is_of_the_range_is_collected_and_the_rest_is_not_even_asked_for(bool takesUndated, int pages, string told)
    {
        _site.Page("https://news.example/sitemap.xml", FeedText.Index(
            ("https://news.example/2023.xml", Day(2023, 12, 31)), ("https://news.example/sitemap-2024-01.xml", null), ("https://news.example/sitemap-2024-03.xml", null)));
        _site.Page("https://news.example/sitemap-2024-01.xml", FeedText.Sitemap(
            ("https://news.example/a", Day(2024, 1, 5)), ("https://news.example/2024/01/31/b", Day(2026, 1, 1)), ("https://news.example/c", Day(2024, 2, 1)), ("https://news.example/d", null)));
        var source = await SourceAsync("https://news.example/sitemap.xml");

        var run = await BeginAsync(source, "2024-01-01", "2024-02-01", takesUndated);
        var read = await _desk.DrainAsync(run);

        Assert.Equal($"4 announced, {pages} of the time asked for, {pages} new{told}", read[^1].Result.Reason);
        Assert.Equal((2, 0, 0), (read.Count, _site.CountOf("https://news.example/2023.xml"), _site.CountOf("https://news.example/sitemap-2024-03.xml")));
        Assert.All(await _desk.PagesAsync(run), fetch => Assert.Equal((FetchPriority.Backfill, (int?)source), (fetch.Priority, fetch.SourceId)));
    }

    [Fact]
    public async Task Doing_it_again_asks_for_nothing_twice()
    {
        _site.Page("https://news.example/sitemap.xml", FeedText.Sitemap(("https://news.example/a", Day(2024, 1, 5))));
        var source = await SourceAsync("https://news.example/sitemap.xml");

        await _desk.DrainAsync(await BeginAsync(source, "2024-01-01", null, false));
        var again = await _desk.DrainAsync(await BeginAsync(source, "2024-01-01", null, false));

        Assert.Equal("1 announced, 1 of the time asked for, 0 new", Assert.Single(again).Result.Reason);
    }

    [Fact]
    public async Task A_source_without_a_known_sitemap_is_asked_where_sites_often_have_one()
    {
        var source = await SourceAsync("https://news.example/feed", FeedKind.Rss);
        var run = await BeginAsync(source, "2024-01-01", "2024-02-01", false);
        await using var db = _database.CreateContext();
        Assert.Contains("https://news.example/sitemap.xml", await db.Fetches.Where(fetch => fetch.RunId == run).Select(fetch => fetch.Url).ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData("2024-02-01", "2024-01-01", "before the last")]
    [InlineData("", "", "Give the first day")]
    [InlineData("01.02.2024", "", "2024-01-31")]
    public void Ranges_that_make_no_sense_are_told(string after, string before, string told) =>
        Assert.Contains(told, BackfillRange.Read(after, before, false).Problem, StringComparison.Ordinal);

    private async Task<int> SourceAsync(string feedUrl, FeedKind kind = FeedKind.Sitemap)
    {
        var feed = await _desk.FeedAsync(await _desk.AddAsync(feedUrl, kind));
        return feed.SourceId;
    }

    private async Task<int> BeginAsync(int source, string after, string? before, bool takesUndated)
    {
        var (range, _) = BackfillRange.Read(after, before, takesUndated);
        var (run, problem) = await _collector.UseAsync<SitemapBackfill, (Run?, string?)>(backfill => backfill.BeginAsync(source, range!, Person.LocalId, Cancellation));
        Assert.Null(problem);
        return run!.Id;
    }

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}
