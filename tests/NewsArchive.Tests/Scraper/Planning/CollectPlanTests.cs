using Microsoft.EntityFrameworkCore;
using NewsArchive.Fetches;
using NewsArchive.Runs;
using NewsArchive.Scraper.Planning;
using NewsArchive.Sources;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper.Planning;

public sealed class CollectPlanTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private FakeNewsSite _site = null!;
    private Collector _collector = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _site = await FakeNewsSite.StartAsync();
        _collector = new Collector(_database, _site, []);
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        await _site.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_feed_that_is_due_is_planned_once()
    {
        await AddFeedAsync("https://news.example/rss", due: true);
        await AddFeedAsync("https://other.example/rss", due: false);

        Assert.Equal(1, await PlanAsync());
        Assert.Equal(0, await PlanAsync());

        await using var db = _database.CreateContext();
        var (run, fetch) = (await db.Runs.SingleAsync(Cancelled), await db.Fetches.SingleAsync(Cancelled));
        Assert.Equal((RunKind.Feed, "https://news.example/rss", run.Id), (run.Kind, fetch.Url, fetch.RunId));
        Assert.Equal((FetchKind.Feed, FetchPriority.Poll, run.FeedId, "news.example"), (fetch.Kind, fetch.Priority, fetch.FeedId, fetch.Host));
        Assert.NotNull((await db.Hosts.SingleAsync(Cancelled)).DueAt);
    }

    [Fact]
    public async Task Two_plans_at_the_same_time_plan_a_feed_once()
    {
        await AddFeedAsync("https://news.example/rss", due: true);

        var planned = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(PlanAsync)));

        Assert.Equal(1, planned.Sum());
    }

    [Fact]
    public async Task A_poll_that_still_waits_is_not_planned_again()
    {
        await AddFeedAsync("https://news.example/rss", due: true);
        Assert.Equal(1, await PlanAsync());
        await ExecuteAsync($"UPDATE feeds SET next_poll_at = now()");

        Assert.Equal(0, await PlanAsync());
    }

    [Fact]
    public async Task Nothing_is_planned_for_a_source_that_is_paused()
    {
        await AddFeedAsync("https://news.example/rss", due: true);
        await ExecuteAsync($"UPDATE sources SET is_paused = true");

        Assert.Equal(0, await PlanAsync());
    }

    [Fact]
    public async Task The_clockwork_plans_by_itself_and_once_for_two_machines()
    {
        await AddFeedAsync("https://news.example/rss", due: true);
        await using var other = new Collector(_database, _site, []);
        var clockworks = new[] { await _collector.StartClockworkAsync(), await other.StartClockworkAsync() };

        await Eventually.TrueAsync(
            async () =>
            {
                await using var db = _database.CreateContext();
                return await db.Runs.AnyAsync(Cancelled);
            },
            "a poll is planned");
        foreach (var clockwork in clockworks)
        {
            await clockwork.StopAsync(Cancelled);
        }

        await using var after = _database.CreateContext();
        Assert.Equal(1, await after.Runs.CountAsync(Cancelled));
    }

    private Task<int> PlanAsync() => _collector.UseAsync<CollectPlan, int>(plan => plan.PlanPollsAsync(Cancelled));

    private async Task AddFeedAsync(string url, bool due)
    {
        await using var db = _database.CreateContext();
        var source = new Source(url, Source.HostOf(url), Make.Now);
        db.Add(source);
        await db.SaveChangesAsync(Cancelled);
        db.Add(new Feed(source.Id, url, FeedKind.Rss, Make.Now));
        await db.SaveChangesAsync(Cancelled);
        await db.Feeds.Where(feed => feed.Url == url)
            .ExecuteUpdateAsync(set => set.SetProperty(feed => feed.NextPollAt, due ? DateTimeOffset.UtcNow : DateTimeOffset.UtcNow.AddHours(1)), Cancelled);
    }

    private async Task ExecuteAsync(FormattableString sql)
    {
        await using var db = _database.CreateContext();
        await db.Database.ExecuteSqlAsync(sql, Cancelled);
    }
}
