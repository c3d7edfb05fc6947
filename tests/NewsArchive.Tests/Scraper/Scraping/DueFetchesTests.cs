using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsArchive.Articles;
using NewsArchive.Fetches;
using NewsArchive.Persons;
using NewsArchive.Runs;
using NewsArchive.Scraper;
using NewsArchive.Scraper.Scraping;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper.Scraping;

/// <summary>Each test has a database of its own, because the queue is one for the whole database.</summary>
public sealed class DueFetchesTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly FakeTimeProvider _clock = new(Make.Now);

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_fetch_goes_to_one_worker_and_back_to_the_queue_when_that_dies()
    {
        await RequestAsync("https://news.example/a");

        Assert.NotNull(await ClaimAsync("first"));
        Assert.Null(await ClaimAsync("second"));
        _clock.Advance(TimeSpan.FromMinutes(4));
        var taken = await ClaimAsync("second");

        Assert.Equal(("second", 2), (taken!.LeasedBy, taken.Attempts));
    }

    [Fact]
    public async Task A_worker_that_lost_its_lease_cannot_end_the_fetch()
    {
        await RequestAsync("https://news.example/a");
        var lost = await ClaimAsync("first");
        _clock.Advance(TimeSpan.FromMinutes(4));
        var taken = await ClaimAsync("second");

        await EndAsync(lost!, Outcome.Failed);
        await using var db = _database.CreateContext();
        Assert.Null((await db.Fetches.SingleAsync(TestContext.Current.CancellationToken)).EndedAt);
        await EndAsync(taken!, Outcome.Unchanged);

        await using var after = _database.CreateContext();
        Assert.Equal(Outcome.Unchanged, (await after.Fetches.SingleAsync(TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task Hosts_that_are_busy_wait_and_others_pass()
    {
        await RequestAsync("https://news.example/a", "https://NEWS.example:443/b", "https://other.example/c");

        var claimed = await ClaimAsync("worker", "news.example");

        Assert.Equal("https://other.example/c", claimed!.Url);
        Assert.Null(await ClaimAsync("worker", "news.example"));
        Assert.NotNull(await ClaimAsync("worker"));
    }

    [Fact]
    public async Task Workers_that_claim_at_the_same_time_get_different_fetches()
    {
        await RequestAsync([.. Enumerable.Range(0, 20).Select(number => $"https://news{number}.example/")]);

        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => ClaimAsync($"worker {number}"))));

        Assert.Equal(20, claims.Select(claim => claim!.Id).Distinct().Count());
    }

    [Fact]
    public async Task What_is_postponed_is_due_again_later()
    {
        await RequestAsync("https://news.example/a");
        var fetch = await ClaimAsync("worker");
        await UseAsync(due => due.PostponeAsync(fetch!, TimeSpan.FromMinutes(1), "HTTP 503", TestContext.Current.CancellationToken));

        Assert.Null(await ClaimAsync("worker"));
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(2, (await ClaimAsync("worker"))!.Attempts);
    }

    [Fact]
    public async Task A_run_ends_with_its_last_fetch()
    {
        var runId = await RequestAsync("https://news.example/a", "https://other.example/b");

        await EndAsync((await ClaimAsync("worker"))!, Outcome.Skipped);
        Assert.Null(await RunEndAsync(runId));
        _clock.Advance(TimeSpan.FromSeconds(5));
        await EndAsync((await ClaimAsync("worker"))!, Outcome.Skipped);

        Assert.Equal(_clock.GetUtcNow(), await RunEndAsync(runId));
    }

    private async Task<int> RequestAsync(params string[] urls)
    {
        await using var db = _database.CreateContext();
        var run = await new ScrapeRequest(db, new ScrapeSignal(), _clock).BeginAsync(TypedAddresses.Read(urls), Person.LocalId, TestContext.Current.CancellationToken);
        Assert.Equal((RunKind.Scrape, urls.Length), (run.Kind, run.Expected!.Value));
        return run.Id;
    }

    private async Task<Fetch?> ClaimAsync(string worker, params string[] busyHosts)
    {
        await using var db = _database.CreateContext();
        return await new DueFetches(db, Options.Create(new ScraperOptions()), _clock).ClaimAsync(worker, busyHosts, TestContext.Current.CancellationToken);
    }

    private Task EndAsync(Fetch fetch, Outcome outcome) => UseAsync(due => due.EndAsync(fetch, new IngestResult(outcome), TestContext.Current.CancellationToken));

    private async Task UseAsync(Func<DueFetches, Task> use)
    {
        await using var db = _database.CreateContext();
        await use(new DueFetches(db, Options.Create(new ScraperOptions()), _clock));
    }

    private async Task<DateTimeOffset?> RunEndAsync(int runId)
    {
        await using var db = _database.CreateContext();
        return (await db.Runs.SingleAsync(run => run.Id == runId, TestContext.Current.CancellationToken)).EndedAt;
    }
}
