using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Fetches;
using NewsArchive.Persons;
using NewsArchive.Runs;
using NewsArchive.Scraper.Scraping;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper.Scraping;

/// <summary>Workers that die, lose their database or have a wrong clock: each page ends once all the same, and no host is asked too often.</summary>
public sealed class InterruptedWorkTests : IAsyncLifetime
{
    private const int Pages = 6;

    private const string Judge = "judge";

    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(0.2);

    private readonly TestDatabase _database = new();
    private readonly string[] _hosts = ["a.example", "b.example", "c.example", "d.example"];
    private readonly ConcurrentQueue<(string Host, long Begun)> _asked = new();
    private FakeNewsSite _site = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _site = await FakeNewsSite.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task What_a_killed_worker_had_is_taken_up_by_another()
    {
        await using var collector = CollectorWith();
        var run = await RequestAsync(collector, PagesOf(_hosts));
        var second = TimeSpan.FromSeconds(1);
        var had = await collector.UseAsync<FetchClaims, IReadOnlyList<ClaimedFetch>>(claims => claims.ClaimAsync("killed", 4, second, second, Cancelled));

        await WorkUntilEndedAsync(run, collector);

        await EndedOnceAsync(run);
        await using var db = JudgeContext();
        var interrupted = await db.Fetches.Where(fetch => fetch.Interruptions == 1).OrderBy(fetch => fetch.Id).ToListAsync(Cancelled);
        Assert.Equal(had.Select(fetch => fetch.Id).Order(), interrupted.Select(fetch => fetch.Id));
        Assert.All(interrupted, fetch => Assert.Equal(1, fetch.Attempts));
    }

    [Fact]
    public async Task Connections_to_the_database_that_are_cut_lose_nothing_and_double_nothing()
    {
        // In the middle: while a page is asked for, and others are being stored. The turn of a host that cannot be given back runs out.
        await using var collector = CollectorWith(asked => asked is Pages or Pages + 3 ? CutConnectionsAsync() : Task.CompletedTask, timeout: 1);
        var run = await RequestAsync(collector, PagesOf(_hosts));

        await WorkUntilEndedAsync(run, collector);

        await EndedOnceAsync(run);
    }

    [Fact]
    public async Task Two_workers_never_ask_one_host_closer_than_its_delay()
    {
        await using var one = CollectorWith();
        await using var other = CollectorWith();
        var run = await RequestAsync(one, PagesOf(_hosts[..2]));

        await WorkUntilEndedAsync(run, one, other);

        await EndedOnceAsync(run);
        KeptTheirDelay();
    }

    [Fact]
    public async Task A_clock_that_jumps_for_days_changes_nothing()
    {
        await using var steady = CollectorWith();
        await using var jumping = CollectorWith(clock: new JumpingClock());
        var run = await RequestAsync(jumping, PagesOf(_hosts[..2]));

        await WorkUntilEndedAsync(run, steady, jumping);

        await EndedOnceAsync(run);
        KeptTheirDelay();
    }

    /// <summary>The test's own connection, which is not cut.</summary>
    private ArchiveDbContext JudgeContext() => TestDatabase.CreateContext($"{_database.ConnectionString};Pooling=false;Application Name={Judge}");

    private static string[] PagesOf(string[] hosts) => [.. hosts.SelectMany(host => Enumerable.Range(0, Pages).Select(page => $"https://{host}/{page}"))];

    private Collector CollectorWith(Func<int, Task>? onAsked = null, TimeProvider? clock = null, int timeout = 30)
    {
        foreach (var url in PagesOf(_hosts))
        {
            _site.On(url, async context =>
            {
                _asked.Enqueue((context.Request.Host.Host, Stopwatch.GetTimestamp()));
                await (onAsked?.Invoke(_asked.Count) ?? Task.CompletedTask);
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.WriteAsync(NewsPage.Html($"The story of {url}", null, $"What {url} tells is told nowhere else, and it is told at a length that stories have."), context.RequestAborted);
            });
        }

        return new Collector(_database, _site.Address, _hosts, clock ?? TimeProvider.System, ("TimeoutSeconds", $"{timeout}"), ("DelaySeconds", $"{Delay.TotalSeconds}"), ("LeaseSeconds", "2"));
    }

    private static async Task<int> RequestAsync(Collector collector, string[] urls) =>
        (await collector.UseAsync<ScrapeRequest, Run>(request => request.BeginAsync(TypedAddresses.Read(urls), Person.LocalId, Cancelled))).Id;

    private async Task WorkUntilEndedAsync(int run, params Collector[] collectors)
    {
        foreach (var collector in collectors)
        {
            await collector.Worker.StartAsync(Cancelled);
        }

        await Eventually.TrueAsync(() => HasEndedAsync(run), "the run ends");
        foreach (var collector in collectors)
        {
            await collector.Worker.StopAsync(Cancelled);
        }
    }

    private async Task<bool> HasEndedAsync(int id)
    {
        await using var db = JudgeContext();
        return await db.Runs.AnyAsync(run => run.Id == id && run.EndedAt != null, Cancelled);
    }

    /// <summary>Each page of a run is an article with one version and one capture.</summary>
    private async Task EndedOnceAsync(int run)
    {
        await using var db = JudgeContext();
        var fetches = await db.Fetches.Where(fetch => fetch.RunId == run).ToListAsync(Cancelled);
        Assert.All(fetches, fetch => Assert.Equal((fetch.Url, Outcome.Added), (fetch.Url, fetch.Outcome!.Value)));
        Assert.Equal(fetches.Select(fetch => fetch.Url).Order(StringComparer.Ordinal), (await db.Articles.Select(article => article.Url).ToListAsync(Cancelled)).Order(StringComparer.Ordinal));
        Assert.Equal((fetches.Count, fetches.Count), (await db.ArticleVersions.CountAsync(Cancelled), await db.Captures.CountAsync(Cancelled)));
    }

    private void KeptTheirDelay() => Assert.All(_asked.GroupBy(request => request.Host), host => Assert.All(
        host.Zip(host.Skip(1)),
        pair => Assert.InRange(Stopwatch.GetElapsedTime(pair.First.Begun, pair.Second.Begun), Delay, TimeSpan.MaxValue)));

    private async Task CutConnectionsAsync()
    {
        await using var db = JudgeContext();
        var cut = await db.Database.SqlQuery<bool>(
            $"SELECT pg_terminate_backend(pid) AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND application_name <> {Judge}").ToListAsync(Cancelled);
        Assert.Contains(true, cut);
    }
}
