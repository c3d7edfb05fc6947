using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Fetches;

/// <summary>Reads how the queue stands. All times are the database's, which workers go by.</summary>
public sealed class QueueReading(ArchiveDbContext db)
{
    /// <summary>Up to here the fetches of one host are counted.</summary>
    public const int CountLimit = 10_000;

    /// <summary>Depth, age, workers, and what was done in the last minute.</summary>
    public async Task<QueueStatus> ReadAsync(CancellationToken cancellationToken)
    {
        var hosts = await HostsAsync(cancellationToken);
        var ended = await db.Database.SqlQuery<EndedCount>(
            $"SELECT outcome, count(*)::int AS count FROM fetches WHERE ended_at > now() - interval '1 minute' AND ended_at <= now() GROUP BY outcome")
            .ToListAsync(cancellationToken);
        return new QueueStatus
        {
            At = hosts.At,
            Depths = await DepthsAsync(cancellationToken),
            Workers = await WorkersAsync(cancellationToken),
            LastMinute = ended.ToDictionary(count => TextEnums.Parse<Outcome>(count.Outcome), count => count.Count),
            Hosts = hosts.Waiting,
            HostsInTrouble = hosts.InTrouble,
            ReadySince = hosts.ReadySince,
            LastAskedAt = hosts.LastAskedAt,
        };
    }

    /// <summary>Hosts with something waiting or with trouble; those in trouble first, then those that wait longest.</summary>
    public Task<List<QueueHost>> ReadHostsAsync(int count, CancellationToken cancellationToken) => db.Database.SqlQuery<QueueHost>(
        $"""
        SELECT host.name, host.due_at, host.next_fetch_at, host.delay_seconds, host.crawl_delay_seconds, host.leased_by, host.failures, host.trouble,
          host.last_fetch_at, robots.fetched_at AS robots_at, robots.status AS robots_status,
          (SELECT count(*)::int FROM (SELECT FROM fetches WHERE host = host.name AND ended_at IS NULL AND leased_until IS NULL LIMIT {CountLimit}) AS counted) AS waiting
        FROM (
          SELECT * FROM hosts WHERE due_at IS NOT NULL OR trouble IS NOT NULL
          ORDER BY trouble IS NULL, failures DESC, due_at, name LIMIT {count}) AS host
        LEFT JOIN LATERAL (
          SELECT fetched_at, status FROM robots_files WHERE origin IN ('https://' || host.name, 'http://' || host.name)
          ORDER BY fetched_at DESC LIMIT 1) AS robots ON true
        ORDER BY host.trouble IS NULL, host.failures DESC, host.due_at, host.name
        """).ToListAsync(cancellationToken);

    /// <summary>True when a worker could do nothing now: nothing is due or in hand, and nothing is about to be put into the queue.</summary>
    /// <param name="isEmpty">True to ask for more: that nothing waits for later either, paused runs apart.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<bool> IsIdleAsync(bool isEmpty, CancellationToken cancellationToken) => !await db.Database.SqlQuery<bool>(
        $"""
        SELECT EXISTS (SELECT FROM fetches WHERE ended_at IS NULL AND leased_until IS NULL AND due_at < 'infinity' AND ({isEmpty} OR due_at <= now()))
          OR EXISTS (SELECT FROM fetches WHERE leased_until IS NOT NULL)
          OR EXISTS (SELECT FROM feeds JOIN sources ON sources.id = feeds.source_id
            WHERE feeds.next_poll_at <= now() AND NOT sources.is_paused AND sources.removed_at IS NULL
              AND NOT EXISTS (SELECT FROM fetches WHERE feed_id = feeds.id AND kind = 'feed' AND ended_at IS NULL))
          OR EXISTS (SELECT FROM articles JOIN sources ON sources.id = articles.source_id
            WHERE articles.next_visit_at <= now() AND articles.removed_at IS NULL AND NOT sources.is_paused AND sources.removed_at IS NULL) AS "Value"
        """).SingleAsync(cancellationToken);

    private Task<HostCounts> HostsAsync(CancellationToken cancellationToken) => db.Database.SqlQuery<HostCounts>(
        $"""
        SELECT now() AS at, count(*) FILTER (WHERE due_at < 'infinity')::int AS waiting, count(*) FILTER (WHERE trouble IS NOT NULL)::int AS in_trouble,
          max(last_fetch_at) AS last_asked_at,
          -- The first worker that comes by finds out that a host has nothing left; until then its due time says more than there is.
          (SELECT min(greatest(due_at, next_fetch_at)) FROM hosts AS free
            WHERE due_at <= now() AND next_fetch_at <= now()
              AND EXISTS (SELECT FROM fetches WHERE host = free.name AND ended_at IS NULL AND leased_until IS NULL AND due_at <= now())) AS ready_since
        FROM hosts
        """).SingleAsync(cancellationToken);

    /// <summary>What workers have, and what nobody has, lie in indexes of their own, which leave out the millions that have ended.</summary>
    private async Task<IReadOnlyList<QueueDepth>> DepthsAsync(CancellationToken cancellationToken)
    {
        var rows = await db.Database.SqlQuery<DepthRow>(
            $"""
            SELECT priority, kind, count(*) FILTER (WHERE due_at < 'infinity')::int AS waiting, count(*) FILTER (WHERE due_at <= now())::int AS due,
              count(*) FILTER (WHERE due_at = 'infinity')::int AS paused, count(leased_until)::int AS in_hand,
              min(due_at) FILTER (WHERE due_at <= now() AND leased_until IS NULL) AS oldest_due_at
            FROM (
              SELECT priority, kind, due_at, leased_until FROM fetches WHERE ended_at IS NULL AND leased_until IS NULL
              UNION ALL SELECT priority, kind, due_at, leased_until FROM fetches WHERE leased_until IS NOT NULL) AS queued
            GROUP BY priority, kind ORDER BY priority, kind
            """).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new QueueDepth(row.Priority, TextEnums.Parse<FetchKind>(row.Kind), row.Waiting, row.Due, row.Paused, row.InHand, row.OldestDueAt))];
    }

    private Task<List<QueueWorker>> WorkersAsync(CancellationToken cancellationToken) => db.Database.SqlQuery<QueueWorker>(
        $"""
        SELECT leased_by AS name, count(*)::int AS in_hand, max(leased_until) AS until
        FROM fetches WHERE leased_until IS NOT NULL AND leased_by IS NOT NULL GROUP BY leased_by ORDER BY leased_by
        """).ToListAsync(cancellationToken);

    private sealed record HostCounts(DateTimeOffset At, int Waiting, int InTrouble, DateTimeOffset? ReadySince, DateTimeOffset? LastAskedAt);

    private sealed record EndedCount(string Outcome, int Count);

    private sealed record DepthRow(short Priority, string Kind, int Waiting, int Due, int Paused, int InHand, DateTimeOffset? OldestDueAt);
}
