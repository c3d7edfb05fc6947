using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Fetches;
using NewsArchive.Persons;
using NewsArchive.Runs;

namespace NewsArchive.Tests.Support;

/// <summary>A run with its fetches as the queue and the workers leave them in the database.</summary>
internal static class MadeRun
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Adds a run whose addresses ended so, or wait where the outcome is null.</summary>
    public static async Task<int> AddRunAsync(
        this ArchiveDbContext db, RunKind kind, bool isEnded, DateTimeOffset at, int? sourceId = null, int? expected = null, params (string Url, Outcome? Outcome)[] fetches)
    {
        var run = new Run(kind, $"run of {fetches.Length}", Person.LocalId, at) { SourceId = sourceId };
        if (expected is { } count)
        {
            run.Expect(count);
        }

        db.Add(run);
        await db.SaveChangesAsync(Cancellation);
        await db.AddFetchesAsync(run.Id, at, fetches);
        if (isEnded)
        {
            await db.Runs.Where(one => one.Id == run.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.EndedAt, at.AddSeconds(30)), Cancellation);
        }

        return run.Id;
    }

    /// <summary>Adds fetches to a run, which ended at that time or are due then.</summary>
    public static async Task AddFetchesAsync(this ArchiveDbContext db, int runId, DateTimeOffset at, params (string Url, Outcome? Outcome)[] fetches)
    {
        foreach (var (url, outcome) in fetches)
        {
            var fetch = new Fetch(runId, url, at);
            if (outcome is { } known)
            {
                fetch.End(new IngestResult(known, known == Outcome.Failed ? "HTTP 503 Service Unavailable" : null), default, at);
            }

            db.Add(fetch);
        }

        await db.SaveChangesAsync(Cancellation);
    }

    /// <summary>Ends one of a run's waiting fetches, as a worker does, and the run with it when asked to.</summary>
    public static async Task EndFetchAsync(this ArchiveDbContext db, int runId, string url, string outcome, bool endRun = false)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE fetches SET outcome = {outcome}, ended_at = clock_timestamp(), status = 200, bytes = 5120, milliseconds = 87, attempts = 1
            WHERE run_id = {runId} AND url = {url}
            """,
            Cancellation);
        if (endRun)
        {
            await db.Database.ExecuteSqlAsync($"UPDATE runs SET ended_at = clock_timestamp() WHERE id = {runId}", Cancellation);
        }
    }
}
