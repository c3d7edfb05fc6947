using Microsoft.EntityFrameworkCore;
using NewsArchive.Fetches;
using NewsArchive.Runs;
using NewsArchive.Tests.Support;
using DbSource = NewsArchive.Sources.Source;

namespace NewsArchive.Tests.Runs;

public sealed class RunListTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Polls_that_found_nothing_are_left_out_unless_asked_for()
    {
        await using var db = _database.CreateContext();
        var nothing = await db.AddRunAsync(RunKind.Feed, true, Make.Now, null, null, ("https://a.example/feed", Outcome.Unchanged), ("https://a.example/list", Outcome.Skipped));
        var news = await db.AddRunAsync(RunKind.Feed, true, Make.Now, null, null, ("https://a.example/feed", Outcome.Read), ("https://a.example/1", Outcome.Added));
        var broken = await db.AddRunAsync(RunKind.Feed, true, Make.Now, null, null, ("https://a.example/feed", Outcome.Failed));
        var asked = await db.AddRunAsync(RunKind.Scrape, true, Make.Now, null, null, ("https://a.example/1", Outcome.Unchanged));
        var same = await db.AddRunAsync(RunKind.Revisit, true, Make.Now, null, null, ("https://a.example/1", Outcome.Unchanged));
        var going = await db.AddRunAsync(RunKind.Feed, false, Make.Now, null, null, ("https://a.example/feed", Outcome.Unchanged));

        Assert.Equal([going, asked, broken, news], await IdsAsync(new RunFilter()));
        Assert.Equal([going, same, asked, broken, news, nothing], await IdsAsync(new RunFilter { WithQuiet = true }));
    }

    [Fact]
    public async Task The_database_counts_a_run_as_it_ends_and_forgets_it_when_it_goes_on()
    {
        await using var db = _database.CreateContext();
        var id = await db.AddRunAsync(
            RunKind.Scrape, true, Make.Now, null, null, ("https://a.example/1", Outcome.Added), ("https://a.example/2", Outcome.Added), ("https://a.example/3", Outcome.Failed));

        var kept = (await db.Runs.AsNoTracking().SingleAsync(run => run.Id == id, Cancellation)).Tally;
        Assert.Equal([(Outcome.Added, 2), (Outcome.Failed, 1)], kept!.Select(count => (count.Key, count.Value)).Order());

        await db.Database.ExecuteSqlAsync($"UPDATE fetches SET outcome = NULL, ended_at = NULL WHERE run_id = {id} AND outcome = 'failed'", Cancellation);
        await db.Runs.ExecuteUpdateAsync(set => set.SetProperty(run => run.EndedAt, (DateTimeOffset?)null), Cancellation);
        var run = await ListOf(db).FindAsync(id, Cancellation);
        Assert.Equal((2, 1, 3, RunState.Running), (run!.Tally.Done, run.Left, run.Found, run.State));

        await db.EndFetchAsync(id, "https://a.example/3", "revised", endRun: true);
        Assert.Equal(1, (await ListOf(db).FindAsync(id, Cancellation))!.Tally.Of(Outcome.Revised));
    }

    [Fact]
    public async Task Each_filter_leaves_what_it_says()
    {
        await using var db = _database.CreateContext();
        var source = new DbSource("The Paper", "paper.example", Make.Now);
        db.Add(source);
        await db.SaveChangesAsync(Cancellation);
        var ended = await db.AddRunAsync(RunKind.Scrape, true, Make.Now, source.Id, null, ("https://paper.example/1", Outcome.Added));
        var waiting = await db.AddRunAsync(RunKind.Backfill, false, Make.Now, source.Id, null, ("https://paper.example/2", null));
        var running = await db.AddRunAsync(RunKind.Scrape, false, Make.Now, null, null, ("https://paper.example/3", Outcome.Added), ("https://paper.example/4", null));
        var inHand = await db.AddRunAsync(RunKind.Scrape, false, Make.Now, null, null, ("https://paper.example/5", null));
        await db.Database.ExecuteSqlAsync($"UPDATE fetches SET leased_until = now() + interval '1 minute', leased_by = 'w' WHERE run_id = {inHand}", Cancellation);
        var paused = await db.AddRunAsync(RunKind.Scrape, false, Make.Now, null, null, ("https://paper.example/6", null));
        await db.Database.ExecuteSqlAsync($"UPDATE runs SET paused_at = now() WHERE id = {paused}", Cancellation);
        var import = await db.AddRunAsync(RunKind.Import, false, Make.Now, null, null);

        Assert.Equal([waiting, ended], await IdsAsync(new RunFilter { SourceId = source.Id }));
        Assert.Equal([import], await IdsAsync(new RunFilter { Kind = RunKind.Import }));
        Assert.Equal([ended], await IdsAsync(new RunFilter { State = RunState.Ended }));
        Assert.Equal([waiting], await IdsAsync(new RunFilter { State = RunState.Waiting }));
        Assert.Equal([paused], await IdsAsync(new RunFilter { State = RunState.Paused }));
        Assert.Equal([import, inHand, running], await IdsAsync(new RunFilter { State = RunState.Running }));
        Assert.Equal([running, waiting, ended], await IdsAsync(new RunFilter { Before = inHand }));
        // What a filter says, the row says too.
        foreach (var state in Enum.GetValues<RunState>())
        {
            Assert.All(await ListOf(db).ReadAsync(new RunFilter { State = state }, 50, Cancellation), run => Assert.Equal(state, run.State));
        }
    }

    [Fact]
    public async Task A_run_tells_how_fast_it_goes_and_whether_it_still_looks_for_more()
    {
        await using var db = _database.CreateContext();
        var now = DateTimeOffset.UtcNow;
        var id = await db.AddRunAsync(RunKind.Feed, false, now.AddMinutes(-10), null, null, ("https://a.example/old", Outcome.Added));
        await db.AddFetchesAsync(id, now.AddSeconds(-20), [.. Enumerable.Range(0, 12).Select(number => ($"https://a.example/{number}", (Outcome?)Outcome.Added))]);
        var run = await ListOf(db).FindAsync(id, Cancellation);
        Assert.Equal((12, true), (Math.Round(run!.PerMinute!.Value), run.IsFoundFinal));

        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO fetches (run_id, url, host, kind, priority, due_at, attempts, interruptions) VALUES ({id}, 'https://a.example/map', 'a.example', 'feed', 1, now(), 0, 0)", Cancellation);
        Assert.False((await ListOf(db).FindAsync(id, Cancellation))!.IsFoundFinal);
    }

    private static RunList ListOf(NewsArchive.Data.ArchiveDbContext db) => new(db, TimeProvider.System);

    private async Task<int[]> IdsAsync(RunFilter filter)
    {
        await using var db = _database.CreateContext();
        return [.. (await ListOf(db).ReadAsync(filter, 50, Cancellation)).Select(run => run.Id)];
    }
}
