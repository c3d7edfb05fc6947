using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Fetches;
using NewsArchive.Persons;
using NewsArchive.Runs;
using NewsArchive.Scraper.Planning;
using NewsArchive.Scraper.Scraping;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper.Scraping;

public sealed class ScrapeWorkerTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private FakeNewsSite _site = null!;
    private Collector _collector = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _site = await FakeNewsSite.StartAsync();
        _collector = new Collector(_database, _site, ["a.example", "b.example"]);
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        await _site.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Every_address_of_a_run_ends_with_an_outcome()
    {
        _site.Page("https://a.example/1", NewsPage.Html("First story"));
        _site.Bytes("https://b.example/2", "GIF89a"u8.ToArray(), "image/gif");
        var run = await RequestAsync("https://a.example/1", "https://b.example/2", "https://a.example/missing");

        await WorkUntilAsync(async () => (await RunAsync(run)).EndedAt is not null, "the run ends");

        var fetches = await FetchesAsync(run);
        Assert.Equal([Outcome.Added, Outcome.Skipped, Outcome.Failed], fetches.Select(fetch => fetch.Outcome!.Value));
        Assert.NotNull(fetches[0].ArticleId);
        Assert.Equal(["not HTML but image/gif", "HTTP 404 Not Found"], fetches.Skip(1).Select(fetch => fetch.Reason));
    }

    [Fact]
    public async Task One_host_is_asked_for_one_page_at_a_time()
    {
        var (now, most) = (0, 0);
        for (var page = 0; page < 8; page++)
        {
            _site.On($"https://a.example/{page}", async context =>
            {
                most = Math.Max(most, Interlocked.Increment(ref now));
                await Task.Yield();
                Interlocked.Decrement(ref now);
                context.Response.StatusCode = 410;
            });
        }

        var run = await RequestAsync([.. Enumerable.Range(0, 8).Select(page => $"https://a.example/{page}")]);
        await WorkUntilAsync(async () => (await RunAsync(run)).EndedAt is not null, "the run ends");

        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_passing_failure_is_tried_again_up_to_three_times()
    {
        _site.Page("https://a.example/down", "", status: 503);
        var run = await RequestAsync("https://a.example/down");

        await WorkUntilAsync(async () => (await RunAsync(run)).EndedAt is not null, "the run ends");

        var fetch = Assert.Single(await FetchesAsync(run));
        Assert.Equal((Outcome.Failed, "HTTP 503 Service Unavailable", 3), (fetch.Outcome!.Value, fetch.Reason, fetch.Attempts));
        Assert.Equal(3, _site.CountOf("https://a.example/down"));
    }

    [Fact]
    public async Task A_worker_that_is_told_to_stop_gives_back_what_it_has()
    {
        _site.Silent("https://a.example/silent");
        var run = await RequestAsync("https://a.example/silent");

        await WorkUntilAsync(() => Task.FromResult(_site.CountOf("https://a.example/silent") == 1), "the page is asked for");

        var fetch = Assert.Single(await FetchesAsync(run));
        Assert.Equal((null, null, 0), (fetch.LeasedBy, fetch.EndedAt, fetch.Attempts));
    }

    [Fact]
    public async Task A_page_that_kills_its_worker_every_time_is_set_aside()
    {
        var run = await RequestAsync("https://a.example/deadly");
        for (var death = 0; death < FetchWork.MostInterruptions; death++)
        {
            await _collector.UseAsync<FetchClaims, int>(async claims =>
            {
                Assert.Single(await claims.ClaimAsync("a worker that dies", 1, TimeSpan.FromSeconds(-1), TimeSpan.Zero, TestContext.Current.CancellationToken));
                await claims.ReturnLostAsync(TestContext.Current.CancellationToken);
                return 0;
            });
        }

        await WorkUntilAsync(async () => (await RunAsync(run)).EndedAt is not null, "the run ends");

        Assert.StartsWith("set aside: 8 times", Assert.Single(await FetchesAsync(run)).Reason, StringComparison.Ordinal);
        Assert.Empty(_site.Requests);
    }

    [Fact]
    public async Task An_article_that_is_looked_at_again_is_asked_for_only_if_it_changed()
    {
        const string url = "https://a.example/story";
        _site.On(url, async context =>
        {
            context.Response.Headers.ETag = "\"one\"";
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch == "\"one\"" ? 304 : 200;
            if (context.Response.StatusCode == 200)
            {
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.WriteAsync(NewsPage.Html("A story"), context.RequestAborted);
            }
        });
        var first = await RequestAsync(url);
        await WorkUntilAsync(async () => (await RunAsync(first)).EndedAt is not null, "the run ends");
        await MakeVisitsDueAsync();

        Assert.Equal(1, await _collector.UseAsync<CollectPlan, int>(plan => plan.PlanRevisitsAsync(TestContext.Current.CancellationToken)));
        await WorkUntilAsync(async () => (await RunAsync(first + 1)).EndedAt is not null, "the second run ends");

        var fetch = Assert.Single(await FetchesAsync(first + 1));
        Assert.Equal((Outcome.Unchanged, 304, 1), (fetch.Outcome!.Value, fetch.Status, fetch.Version));
        Assert.Equal(0, await _collector.UseAsync<CollectPlan, int>(plan => plan.PlanRevisitsAsync(TestContext.Current.CancellationToken)));
    }

    private async Task<int> RequestAsync(params string[] urls) =>
        (await _collector.UseAsync<ScrapeRequest, Run>(request => request.BeginAsync(TypedAddresses.Read(urls), Person.LocalId, TestContext.Current.CancellationToken))).Id;

    private async Task WorkUntilAsync(Func<Task<bool>> condition, string what)
    {
        using var worker = _collector.Worker;
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(condition, what);
        await worker.StopAsync(TestContext.Current.CancellationToken);
    }

    private async Task MakeVisitsDueAsync()
    {
        await using var db = _database.CreateContext();
        Assert.Equal(1, await db.Database.ExecuteSqlAsync($"UPDATE articles SET next_visit_at = now() WHERE next_visit_at > now()"));
    }

    private async Task<Run> RunAsync(int id)
    {
        await using var db = _database.CreateContext();
        return await db.Runs.SingleAsync(run => run.Id == id, TestContext.Current.CancellationToken);
    }

    private async Task<List<Fetch>> FetchesAsync(int runId)
    {
        await using var db = _database.CreateContext();
        return await db.Fetches.Where(fetch => fetch.RunId == runId).OrderBy(fetch => fetch.Id).ToListAsync(TestContext.Current.CancellationToken);
    }
}
