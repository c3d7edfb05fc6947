using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Fetches;
using NewsArchive.Hosts;
using NewsArchive.Persons;
using NewsArchive.Runs;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Fetches;

/// <summary>Each test has a database of its own, because the queue is one for the whole database.</summary>
public sealed class FetchClaimsTests : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly TestDatabase _database = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_fetch_goes_to_one_worker_and_back_to_the_queue_when_that_dies()
    {
        await RequestAsync("https://news.example/a");

        Assert.Single(await ClaimAsync("first"));
        Assert.Empty(await ClaimAsync("second"));
        await LetLeasesRunOutAsync();
        await UseAsync(claims => claims.ReturnLostAsync(Cancelled));
        var taken = Assert.Single(await ClaimAsync("second"));

        Assert.Equal(("second", 1, 1), (taken.Worker, taken.Attempts, taken.Interruptions));
    }

    [Fact]
    public async Task A_lease_that_is_renewed_does_not_run_out()
    {
        await RequestAsync("https://news.example/a");
        var fetch = Assert.Single(await ClaimAsync("first"));
        await LetLeasesRunOutAsync();

        await UseAsync(claims => claims.RenewAsync("first", [fetch.Id], Lease, Cancelled));
        await UseAsync(claims => claims.ReturnLostAsync(Cancelled));

        Assert.Equal("first", (await FetchAsync()).LeasedBy);
    }

    [Fact]
    public async Task A_worker_that_lost_its_lease_cannot_end_the_fetch()
    {
        await RequestAsync("https://news.example/a");
        var lost = Assert.Single(await ClaimAsync("first"));
        await LetLeasesRunOutAsync();
        await UseAsync(claims => claims.ReturnLostAsync(Cancelled));
        var taken = Assert.Single(await ClaimAsync("second"));

        await EndAsync(lost, Outcome.Failed);
        Assert.Null((await FetchAsync()).EndedAt);
        await EndAsync(taken, Outcome.Unchanged);

        Assert.Equal(Outcome.Unchanged, (await FetchAsync()).Outcome);
    }

    [Fact]
    public async Task A_host_whose_turn_is_taken_waits_and_others_pass()
    {
        await RequestAsync("https://news.example/a", "https://NEWS.example:443/b", "https://other.example/c");

        var claimed = await ClaimAsync("worker", most: 8);

        Assert.Equal(["https://news.example/a", "https://other.example/c"], claimed.Select(fetch => fetch.Url).Order(StringComparer.Ordinal));
        Assert.Empty(await ClaimAsync("worker"));
        await UseTurnsAsync(turns => turns.ReleaseAsync("worker", [new ReturnedTurn("news.example", new HostReport(1, TimeSpan.Zero, null))], Cancelled));
        Assert.Equal("https://NEWS.example:443/b", Assert.Single(await ClaimAsync("worker")).Url);
    }

    [Fact]
    public async Task A_host_is_not_asked_before_its_delay_is_over()
    {
        await RequestAsync("https://news.example/a", "https://news.example/b");
        Assert.Single(await ClaimAsync("worker"));

        await UseTurnsAsync(turns => turns.ReleaseAsync("worker", [new ReturnedTurn("news.example", new HostReport(1, TimeSpan.FromMinutes(1), null))], Cancelled));

        Assert.Empty(await ClaimAsync("worker"));
    }

    [Fact]
    public async Task Workers_that_claim_at_the_same_time_get_different_fetches()
    {
        await RequestAsync([.. Enumerable.Range(0, 20).Select(number => $"https://news{number}.example/")]);

        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => ClaimAsync($"worker {number}"))));

        Assert.Equal(20, claims.SelectMany(claimed => claimed).Select(fetch => fetch.Id).Distinct().Count());
    }

    [Fact]
    public async Task What_a_person_asks_for_goes_first_whenever_it_comes()
    {
        await AddAsync(["https://a.example/old", "https://b.example/old"], new FetchTerms { Priority = FetchPriority.Backfill });
        await AddAsync(["https://b.example/asked"], new FetchTerms { Priority = FetchPriority.Asked });

        Assert.Equal("https://b.example/asked", Assert.Single(await ClaimAsync("worker", most: 1)).Url);
    }

    [Fact]
    public async Task What_is_postponed_is_due_again_later()
    {
        await RequestAsync("https://news.example/a");
        var fetch = Assert.Single(await ClaimAsync("worker"));
        var tried = new EndedFetch(fetch, new IngestResult(Outcome.Failed, "HTTP 503; to be tried again"), new FetchTrace(503, null, TimeSpan.FromMilliseconds(7)));

        await UseAsync(claims => claims.PostponeAsync(tried, TimeSpan.FromMinutes(1), Cancelled));
        await UseTurnsAsync(turns => turns.ReleaseAsync("worker", [new ReturnedTurn("news.example", new HostReport(1, TimeSpan.Zero, null))], Cancelled));

        Assert.Empty(await ClaimAsync("worker"));
        var waiting = await FetchAsync();
        Assert.Equal((null, 503, 7, "HTTP 503; to be tried again"), (waiting.Outcome, waiting.Status, waiting.Milliseconds, waiting.Reason));
        await ExecuteAsync($"UPDATE fetches SET due_at = now(); UPDATE hosts SET due_at = now()");
        Assert.Equal(2, Assert.Single(await ClaimAsync("worker")).Attempts);
    }

    [Fact]
    public async Task A_run_ends_with_its_last_fetch()
    {
        var runId = await RequestAsync("https://news.example/a", "https://other.example/b");
        var claimed = await ClaimAsync("worker", most: 2);

        await EndAsync(claimed[0], Outcome.Skipped);
        Assert.Null(await RunEndAsync(runId));
        await EndAsync(claimed[1], Outcome.Skipped);

        Assert.NotNull(await RunEndAsync(runId));
    }

    [Fact]
    public async Task A_paused_run_is_left_alone_until_it_is_resumed()
    {
        var runId = await RequestAsync("https://news.example/a");
        await using var db = _database.CreateContext();
        var requests = new FetchRequests(db, TimeProvider.System);

        Assert.True(await requests.PauseAsync(runId, Cancelled));
        Assert.False(await requests.PauseAsync(runId, Cancelled));
        Assert.Empty(await ClaimAsync("worker"));
        Assert.True(await requests.ResumeAsync(runId, Cancelled));

        Assert.Single(await ClaimAsync("worker"));
        Assert.False(await requests.ResumeAsync(runId, Cancelled));
    }

    [Fact]
    public async Task What_failed_can_be_tried_again_and_the_rest_stays()
    {
        var runId = await RequestAsync("https://news.example/a", "https://other.example/b");
        foreach (var fetch in await ClaimAsync("worker", most: 2))
        {
            await EndAsync(fetch, fetch.Host == "news.example" ? Outcome.Failed : Outcome.Skipped);
        }

        await ExecuteAsync($"UPDATE hosts SET next_fetch_at = now()");
        await using var db = _database.CreateContext();
        Assert.Equal(1, await new FetchRequests(db, TimeProvider.System).RetryFailedAsync(runId, Cancelled));

        Assert.Null(await RunEndAsync(runId));
        Assert.Equal(("https://news.example/a", 1), Assert.Single(await ClaimAsync("worker")) is var again ? (again.Url, again.Attempts) : default);
    }

    [Fact]
    public async Task What_waits_already_is_not_added_again_unless_a_person_asks()
    {
        Assert.Equal(1, await AddAsync(["https://news.example/a"], new FetchTerms { Priority = FetchPriority.Found }));
        Assert.Equal(0, await AddAsync(["https://news.example/a"], new FetchTerms { Priority = FetchPriority.Found }));
        Assert.Equal(1, await AddAsync(["https://news.example/a"], new FetchTerms { Priority = FetchPriority.Asked }));
    }

    [Fact]
    public async Task A_host_whose_due_time_was_lost_is_found_again()
    {
        await RequestAsync("https://news.example/a");
        await ExecuteAsync($"UPDATE hosts SET due_at = NULL");
        Assert.Empty(await ClaimAsync("worker"));

        await UseAsync(claims => claims.ReturnLostAsync(Cancelled));

        Assert.Single(await ClaimAsync("worker"));
    }

    private Task<int> RequestAsync(params string[] urls) => RunAsync(urls, new FetchTerms { Priority = FetchPriority.Asked }, run => run.Id);

    private Task<int> AddAsync(string[] urls, FetchTerms terms) => RunAsync(urls, terms, null);

    private async Task<int> RunAsync(string[] urls, FetchTerms terms, Func<Run, int>? pick)
    {
        await using var db = _database.CreateContext();
        var run = new Run(RunKind.Scrape, urls[0], Person.LocalId, Make.Now);
        db.Add(run);
        await db.SaveChangesAsync(Cancelled);
        var added = await new FetchRequests(db, TimeProvider.System).AddAsync(run.Id, urls, terms, Cancelled);
        return pick is null ? added : pick(run);
    }

    private async Task<IReadOnlyList<ClaimedFetch>> ClaimAsync(string worker, int most = 1)
    {
        await using var db = _database.CreateContext();
        return await new FetchClaims(db).ClaimAsync(worker, most, Lease, Lease, Cancelled);
    }

    private async Task EndAsync(ClaimedFetch fetch, Outcome outcome)
    {
        await UseAsync(claims => claims.EndAsync([new EndedFetch(fetch, new IngestResult(outcome), default)], Cancelled));
        await using var db = _database.CreateContext();
        await new FetchRequests(db, TimeProvider.System).EndRunsAsync([fetch.RunId], Cancelled);
    }

    /// <summary>Lets so much time pass that all leases and turns have run out.</summary>
    private Task LetLeasesRunOutAsync() =>
        ExecuteAsync($"UPDATE fetches SET leased_until = now() - interval '1 s' WHERE leased_until IS NOT NULL; UPDATE hosts SET next_fetch_at = now()");

    private async Task ExecuteAsync(FormattableString sql)
    {
        await using var db = _database.CreateContext();
        await db.Database.ExecuteSqlAsync(sql, Cancelled);
    }

    private async Task UseAsync(Func<FetchClaims, Task> use)
    {
        await using var db = _database.CreateContext();
        await use(new FetchClaims(db));
    }

    private async Task UseTurnsAsync(Func<HostTurns, Task> use)
    {
        await using var db = _database.CreateContext();
        await use(new HostTurns(db));
    }

    private async Task<Fetch> FetchAsync()
    {
        await using var db = _database.CreateContext();
        return await db.Fetches.SingleAsync(Cancelled);
    }

    private async Task<DateTimeOffset?> RunEndAsync(int runId)
    {
        await using var db = _database.CreateContext();
        return (await db.Runs.SingleAsync(run => run.Id == runId, Cancelled)).EndedAt;
    }
}
