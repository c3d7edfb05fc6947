using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Data;

namespace NewsArchive.Fetches;

/// <summary>
/// The fetches that are due, as a queue for any number of workers on any number of machines. A worker claims a fetch along with its host's
/// turn and owns it as long as it renews the lease; if it dies, the fetch goes back. Ending is refused to a worker that lost its lease, so
/// each fetch ends once. The database's clock decides what is due.
/// </summary>
public sealed class FetchClaims(ArchiveDbContext db)
{
    /// <summary>Takes the most urgent due fetch of up to a number of hosts whose turn is free.</summary>
    /// <param name="worker">Who takes them.</param>
    /// <param name="most">Of how many hosts at most.</param>
    /// <param name="lease">After what time without renewal they go back.</param>
    /// <param name="turn">After what time the turns of the hosts run out.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<ClaimedFetch>> ClaimAsync(string worker, int most, TimeSpan lease, TimeSpan turn, CancellationToken cancellationToken) =>
        // SKIP LOCKED: two workers that look at the same time get different hosts and neither waits. Who has the host's row has its fetches.
        await db.Database.SqlQuery<ClaimedFetch>(
            $"""
            WITH free AS MATERIALIZED (
              SELECT name FROM hosts
              WHERE due_at <= statement_timestamp() AND next_fetch_at <= statement_timestamp()
              ORDER BY priority, due_at LIMIT {most} FOR UPDATE SKIP LOCKED),
            picked AS MATERIALIZED (
              SELECT free.name, first.id FROM free LEFT JOIN LATERAL (
                SELECT candidate.id FROM unnest(ARRAY[0, 1, 2, 3, 4]::smallint[]) AS level (priority)
                CROSS JOIN LATERAL (
                  SELECT id FROM fetches
                  WHERE host = free.name AND priority = level.priority AND ended_at IS NULL AND leased_until IS NULL AND due_at <= statement_timestamp()
                  ORDER BY due_at LIMIT 1) AS candidate
                ORDER BY level.priority LIMIT 1) AS first ON true),
            claimed AS (
              UPDATE fetches SET leased_until = statement_timestamp() + {lease}, leased_by = {worker}, attempts = attempts + 1
              FROM picked WHERE fetches.id = picked.id AND ended_at IS NULL AND leased_until IS NULL
              RETURNING fetches.*),
            asked AS (
              UPDATE hosts SET
                next_fetch_at = CASE WHEN claimed.id IS NULL THEN next_fetch_at ELSE statement_timestamp() + {turn} END,
                leased_by = CASE WHEN claimed.id IS NULL THEN hosts.leased_by ELSE {worker} END,
                -- A host that had nothing to claim is looked at again when its first fetch is due.
                due_at = CASE WHEN claimed.id IS NOT NULL THEN hosts.due_at ELSE (
                  SELECT min(later.due_at) FROM unnest(ARRAY[0, 1, 2, 3, 4]::smallint[]) AS level (priority)
                  CROSS JOIN LATERAL (
                    SELECT due_at FROM fetches
                    WHERE host = picked.name AND priority = level.priority AND ended_at IS NULL AND leased_until IS NULL
                    ORDER BY due_at LIMIT 1) AS later) END
              FROM picked LEFT JOIN claimed ON claimed.id = picked.id
              WHERE hosts.name = picked.name
              RETURNING hosts.name, hosts.delay_seconds)
            SELECT claimed.id, claimed.run_id, claimed.url, claimed.kind = 'feed' AS is_feed, claimed.attempts, claimed.interruptions, claimed.leased_by AS worker,
              claimed.host, asked.delay_seconds, claimed.article_id, claimed.feed_id, claimed.source_id
            FROM claimed JOIN asked ON asked.name = claimed.host
            """).ToListAsync(cancellationToken);

    /// <summary>Keeps claimed fetches for longer.</summary>
    public async Task RenewAsync(string worker, IReadOnlyCollection<long> fetchIds, TimeSpan lease, CancellationToken cancellationToken)
    {
        var ids = fetchIds.ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE fetches SET leased_until = statement_timestamp() + {lease}
            WHERE id = ANY ({ids}) AND leased_by = {worker} AND ended_at IS NULL
            """,
            cancellationToken);
    }

    /// <summary>
    /// Puts back what workers claimed that have not been heard of since, and makes their hosts due, also those whose due time was lost
    /// when two changes crossed. Any worker may do it at any time.
    /// </summary>
    public async Task ReturnLostAsync(CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE fetches SET leased_until = NULL, leased_by = NULL, attempts = attempts - 1, interruptions = interruptions + 1
            WHERE leased_until < statement_timestamp();
            UPDATE hosts SET due_at = statement_timestamp() WHERE name IN (
              SELECT name FROM hosts
              WHERE due_at IS NULL AND EXISTS (SELECT FROM fetches WHERE host = hosts.name AND ended_at IS NULL AND leased_until IS NULL)
              ORDER BY name FOR UPDATE SKIP LOCKED);
            """,
            cancellationToken);

    /// <summary>
    /// Ends fetches with what came of them. Call it inside the transaction that stores the articles: then either both are known or neither.
    /// </summary>
    public async Task EndAsync(IReadOnlyCollection<EndedFetch> ended, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ended);
        var rows = ended.OrderBy(end => end.Fetch.Id).ToList();
        var ids = rows.ConvertAll(end => end.Fetch.Id).ToArray();
        var workers = rows.ConvertAll(end => end.Fetch.Worker).ToArray();
        var outcomes = rows.ConvertAll(end => TextEnums.ToText(end.Result.Outcome)).ToArray();
        var reasons = rows.ConvertAll(end => end.Result.Reason).ToArray();
        var articles = rows.ConvertAll(end => end.Result.ArticleId).ToArray();
        var versions = rows.ConvertAll(end => end.Result.Version).ToArray();
        var captures = rows.ConvertAll(end => end.Result.CaptureId).ToArray();
        var statuses = rows.ConvertAll(end => end.Trace.Status).ToArray();
        var bytes = rows.ConvertAll(end => end.Trace.Bytes).ToArray();
        var milliseconds = rows.ConvertAll(end => (int)end.Trace.Elapsed.TotalMilliseconds).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE fetches SET outcome = row.outcome, reason = row.reason, article_id = coalesce(row.article_id, fetches.article_id),
              version = row.version, capture_id = row.capture_id, status = row.status, bytes = row.bytes, milliseconds = row.milliseconds,
              ended_at = clock_timestamp(), leased_until = NULL, leased_by = NULL
            FROM unnest({ids}, {workers}, {outcomes}, {reasons}, {articles}, {versions}, {captures}, {statuses}, {bytes}, {milliseconds})
              AS row (id, worker, outcome, reason, article_id, version, capture_id, status, bytes, milliseconds)
            WHERE fetches.id = row.id AND fetches.leased_by = row.worker AND fetches.ended_at IS NULL
            """,
            cancellationToken);
    }

    /// <summary>Puts a fetch back to be tried again later.</summary>
    public async Task PostponeAsync(EndedFetch tried, TimeSpan wait, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tried);
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH row AS (
              UPDATE fetches SET due_at = CASE WHEN due_at = 'infinity' THEN due_at ELSE statement_timestamp() + {wait} END,
                reason = {tried.Result.Reason}, status = {tried.Trace.Status}, milliseconds = {(int)tried.Trace.Elapsed.TotalMilliseconds},
                leased_until = NULL, leased_by = NULL
              WHERE id = {tried.Fetch.Id} AND leased_by = {tried.Fetch.Worker} AND ended_at IS NULL
              RETURNING host, due_at)
            UPDATE hosts SET due_at = least(hosts.due_at, row.due_at) FROM row WHERE name = row.host
            """,
            cancellationToken);
    }

    /// <summary>Puts a fetch back as if it had never been claimed, because its worker is told to stop.</summary>
    public async Task ReleaseAsync(ClaimedFetch fetch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH row AS (
              UPDATE fetches SET attempts = attempts - 1, leased_until = NULL, leased_by = NULL
              WHERE id = {fetch.Id} AND leased_by = {fetch.Worker} AND ended_at IS NULL
              RETURNING host, due_at)
            UPDATE hosts SET due_at = least(hosts.due_at, row.due_at) FROM row WHERE name = row.host
            """,
            cancellationToken);
    }
}

/// <summary>A fetch that a worker owns for now.</summary>
public sealed record ClaimedFetch(long Id, int RunId, string Url, string Worker, string Host)
{
    /// <summary>True for a feed, sitemap or listing page; false for a page.</summary>
    public bool IsFeed { get; init; }

    /// <summary>How often it was tried, this time included.</summary>
    public int Attempts { get; init; }

    /// <summary>How often a worker died while it had it.</summary>
    public int Interruptions { get; init; }

    /// <summary>Seconds between two requests that a person set for the host.</summary>
    public double? DelaySeconds { get; init; }

    /// <summary>The known article that is looked at again.</summary>
    public long? ArticleId { get; init; }

    /// <summary>The feed that is polled, or that announced the page.</summary>
    public int? FeedId { get; init; }

    /// <summary>The source it is collected for.</summary>
    public int? SourceId { get; init; }
}

/// <summary>A fetch and what came of it.</summary>
/// <param name="Fetch">The fetch, as it was claimed.</param>
/// <param name="Result">How it ended and why.</param>
/// <param name="Trace">What asking took.</param>
public sealed record EndedFetch(ClaimedFetch Fetch, IngestResult Result, FetchTrace Trace);
