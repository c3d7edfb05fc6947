using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Hosts;
using NewsArchive.Runs;

namespace NewsArchive.Fetches;

/// <summary>Puts addresses into the queue, and steers the runs that they belong to.</summary>
public sealed class FetchRequests(ArchiveDbContext db, TimeProvider clock)
{
    /// <summary>
    /// Makes addresses due for a run. What a person did not ask for by itself is left out when it waits in the queue already. Belongs into
    /// the transaction that makes the run, or a worker would see a run with nothing to do and end it.
    /// </summary>
    /// <returns>How many were added.</returns>
    public async Task<int> AddAsync(int runId, IReadOnlyCollection<string> urls, FetchTerms terms, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(urls);
        ArgumentNullException.ThrowIfNull(terms);
        var known = urls.Select(url => (Url: url, Host: CrawlHost.NameOf(url))).Where(row => row.Host is not null).ToList();
        var addresses = known.ConvertAll(row => row.Url).ToArray();
        var hosts = known.ConvertAll(row => row.Host!).ToArray();
        var isAsked = terms.Priority == FetchPriority.Asked;
        var count = await db.Database.SqlQuery<int>(
            $"""
            WITH added AS (
              INSERT INTO fetches (run_id, url, host, kind, priority, source_id, feed_id, depth, due_at, attempts, interruptions)
              SELECT {runId}, row.url, row.host, {TextEnums.ToText(terms.Kind)}, {terms.Priority}, {terms.SourceId}, {terms.FeedId}, {terms.Depth},
                CASE WHEN (SELECT paused_at FROM runs WHERE id = {runId}) IS NULL THEN coalesce({terms.DueAt}, statement_timestamp()) ELSE 'infinity' END, 0, 0
              FROM unnest({addresses}, {hosts}) AS row (url, host)
              WHERE {isAsked} OR NOT EXISTS (SELECT FROM fetches WHERE url = row.url AND ended_at IS NULL)
              RETURNING host, due_at),
            woken AS (
              INSERT INTO hosts (name, due_at, priority, failures, requests)
              SELECT host, min(due_at), {terms.Priority}, 0, 0 FROM added GROUP BY host ORDER BY host
              ON CONFLICT (name) DO UPDATE SET
                due_at = least(hosts.due_at, excluded.due_at),
                priority = CASE WHEN hosts.due_at IS NULL THEN excluded.priority ELSE least(hosts.priority, excluded.priority) END)
            SELECT count(*)::int AS "Value" FROM added
            """).ToListAsync(cancellationToken);
        return count.Single();
    }

    /// <summary>Leaves what a run has not yet asked for where it is, until it is resumed; false when it has ended or is paused.</summary>
    public async Task<bool> PauseAsync(int runId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var paused = await db.Runs.Where(run => run.Id == runId && run.EndedAt == null && run.PausedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.PausedAt, now), cancellationToken) == 1;
        if (paused)
        {
            // What a worker has just now comes to its end, or back to the others.
            await db.Database.ExecuteSqlAsync($"UPDATE fetches SET due_at = 'infinity' WHERE run_id = {runId} AND outcome IS NULL", cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return paused;
    }

    /// <summary>Goes on with a paused run; false when it is not paused.</summary>
    public async Task<bool> ResumeAsync(int runId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var resumed = await db.Runs.Where(run => run.Id == runId && run.PausedAt != null)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.PausedAt, (DateTimeOffset?)null), cancellationToken) == 1;
        if (resumed)
        {
            await WakeAsync(runId, failed: false, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return resumed;
    }

    /// <summary>Tries again what failed in a run; a run that had ended goes on.</summary>
    /// <returns>How many addresses.</returns>
    public async Task<int> RetryFailedAsync(int runId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var retried = await WakeAsync(runId, failed: true, cancellationToken);
        if (retried > 0)
        {
            await db.Runs.Where(run => run.Id == runId)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(run => run.EndedAt, (DateTimeOffset?)null).SetProperty(run => run.PausedAt, (DateTimeOffset?)null), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return retried;
    }

    /// <summary>Ends the runs that have nothing left to do, of some runs or, also those whose worker died before it could end them, of all.</summary>
    public async Task EndRunsAsync(IReadOnlyCollection<int>? runIds, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        RunKind[] queued = [RunKind.Scrape, RunKind.Feed, RunKind.Revisit, RunKind.Backfill];
        await db.Runs
            .Where(run => run.EndedAt == null && queued.Contains(run.Kind) && (runIds == null || runIds.Contains(run.Id))
                // What "newsarchive scrape" does at once is noted as it ends, so such a run knows beforehand how many there will be.
                && (run.Expected == null || db.Fetches.Count(fetch => fetch.RunId == run.Id && fetch.Outcome != null) >= run.Expected)
                && !db.Fetches.Any(fetch => fetch.RunId == run.Id && fetch.Outcome == null))
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.EndedAt, now), cancellationToken);
    }

    private async Task<int> WakeAsync(int runId, bool failed, CancellationToken cancellationToken)
    {
        var count = await db.Database.SqlQuery<int>(
            $"""
            WITH woken AS (
              UPDATE fetches SET due_at = statement_timestamp(), ended_at = NULL, outcome = NULL, attempts = 0, interruptions = 0
              WHERE run_id = {runId} AND kind <> 'record' AND CASE WHEN {failed} THEN outcome = 'failed' ELSE outcome IS NULL AND leased_until IS NULL END
              RETURNING host, priority),
            due AS (
              UPDATE hosts SET due_at = least(due_at, statement_timestamp()), priority = least(hosts.priority, first.priority)
              FROM (SELECT host, min(priority) AS priority FROM woken GROUP BY host) AS first
              WHERE name = first.host)
            SELECT count(*)::int AS "Value" FROM woken
            """).ToListAsync(cancellationToken);
        return count.Single();
    }
}

/// <summary>What is common to addresses that are put into the queue together.</summary>
public sealed record FetchTerms
{
    /// <summary>What is asked for.</summary>
    public FetchKind Kind { get; init; }

    /// <summary>How urgent it is; see <see cref="FetchPriority"/>.</summary>
    public short Priority { get; init; }

    /// <summary>The source it is collected for.</summary>
    public int? SourceId { get; init; }

    /// <summary>The feed that is polled, or that announced the pages.</summary>
    public int? FeedId { get; init; }

    /// <summary>How many sitemap indexes led to it.</summary>
    public short Depth { get; init; }

    /// <summary>Not to be asked before; null for at once.</summary>
    public DateTimeOffset? DueAt { get; init; }
}
