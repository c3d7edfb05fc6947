using Microsoft.EntityFrameworkCore;
using NewsArchive.Fetches;
using NewsArchive.Persons;
using NewsArchive.Runs;
using NewsArchive.Scraper.Polling;
using NewsArchive.Scraper.Scraping;
using NewsArchive.Sources;

namespace NewsArchive.Tests.Support;

/// <summary>Polls feeds of a test database as the worker does, one document after the other, without the worker's own rhythm.</summary>
internal sealed class PollingDesk(TestDatabase database, Collector collector)
{
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Adds a feed of a source that is known by the feed's host.</summary>
    public async Task<int> AddAsync(string url, FeedKind kind, string? pattern = null)
    {
        var added = await collector.UseAsync<SourceAdding, AddedSource>(adding =>
            adding.AddAsync(new NewSource(Source.HostOf(url)!, null, null, [new NewFeed(url, kind) { Pattern = pattern }]), Cancellation));
        await using var db = database.CreateContext();
        return await db.Feeds.Where(feed => feed.SourceId == added.SourceId && feed.Url == url).Select(feed => feed.Id).SingleAsync(Cancellation);
    }

    /// <summary>Polls a feed once; the sitemaps it names stay due.</summary>
    public async Task<(int RunId, ScrapedPage Page)> PollAsync(int feedId)
    {
        await using var db = database.CreateContext();
        var feed = await db.Feeds.SingleAsync(one => one.Id == feedId, Cancellation);
        var run = new Run(RunKind.Feed, feed.Url, Person.LocalId, Now) { SourceId = feed.SourceId, FeedId = feed.Id };
        db.Runs.Add(run);
        await db.SaveChangesAsync(Cancellation);
        db.Fetches.Add(new Fetch(run.Id, feed.Url, Now) { Kind = FetchKind.Feed, FeedId = feed.Id, SourceId = feed.SourceId });
        await db.SaveChangesAsync(Cancellation);
        return (run.Id, (await DrainAsync(run.Id, 1))[0]);
    }

    /// <summary>Reads the feeds and sitemaps of a run that are due, those that come up meanwhile too.</summary>
    public async Task<IReadOnlyList<ScrapedPage>> DrainAsync(int runId, int most = 1000)
    {
        var pages = new List<ScrapedPage>();
        while (pages.Count < most)
        {
            await using var db = database.CreateContext();
            var fetch = await db.Fetches.Where(one => one.RunId == runId && one.Kind == FetchKind.Feed && one.EndedAt == null).OrderBy(one => one.Id).FirstOrDefaultAsync(Cancellation);
            if (fetch is null)
            {
                break;
            }

            var claimed = new ClaimedFetch(fetch.Id, runId, fetch.Url, "a test", fetch.Host!) { IsFeed = true, Attempts = 1, FeedId = fetch.FeedId, SourceId = fetch.SourceId };
            var page = await collector.UseAsync<FeedPoll, ScrapedPage>(poll => poll.PollAsync(claimed, Cancellation));
            fetch.End(page.Result, page.Trace, Now);
            await db.SaveChangesAsync(Cancellation);
            pages.Add(page);
        }

        return pages;
    }

    /// <summary>The feed as it is now.</summary>
    public async Task<Feed> FeedAsync(int feedId)
    {
        await using var db = database.CreateContext();
        return await db.Feeds.SingleAsync(feed => feed.Id == feedId, Cancellation);
    }

    /// <summary>The pages that a run asks for, in order.</summary>
    public async Task<List<Fetch>> PagesAsync(int runId)
    {
        await using var db = database.CreateContext();
        return await db.Fetches.Where(fetch => fetch.RunId == runId && fetch.Kind == FetchKind.Page).OrderBy(fetch => fetch.Id).ToListAsync(Cancellation);
    }
}
