using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Hosts;

/// <summary>
/// Gives out the turns of hosts: who has a host's turn is the only one, of all workers on all machines, that asks it, and after its release
/// nobody asks it before its delay is over. A turn that is not released runs out. The database's clock decides.
/// </summary>
public sealed class HostTurns(ArchiveDbContext db)
{
    /// <summary>The longest that a host in trouble is left alone, unless it asks for more.</summary>
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromHours(6);

    /// <summary>Takes the turn of a host, if it is free.</summary>
    /// <param name="name">Name of the host.</param>
    /// <param name="worker">Who takes it.</param>
    /// <param name="lease">When it runs out if it is not released.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<HostTurn> TakeAsync(string name, string worker, TimeSpan lease, CancellationToken cancellationToken)
    {
        var mine = await db.Database.SqlQuery<HostTurn>(
            $"""
            INSERT INTO hosts AS host (name, priority, failures, requests, next_fetch_at, leased_by)
            VALUES ({name}, 0, 0, 0, statement_timestamp() + {lease}, {worker})
            ON CONFLICT (name) DO UPDATE SET next_fetch_at = excluded.next_fetch_at, leased_by = excluded.leased_by
            WHERE host.next_fetch_at <= statement_timestamp()
            RETURNING true AS is_mine, true AS is_held, delay_seconds, interval '0' AS wait, trouble
            """).ToListAsync(cancellationToken);
        if (mine is [var turn])
        {
            return turn;
        }

        var taken = await db.Database.SqlQuery<HostTurn>(
            $"""
            SELECT false AS is_mine, leased_by IS NOT NULL AS is_held, delay_seconds, greatest(next_fetch_at - statement_timestamp(), interval '0') AS wait, trouble
            FROM hosts WHERE name = {name}
            """).ToListAsync(cancellationToken);
        return taken.Single();
    }

    /// <summary>Keeps a turn for longer; false when it has run out meanwhile and somebody else may have it.</summary>
    public async Task<bool> ExtendAsync(string name, string worker, TimeSpan lease, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE hosts SET next_fetch_at = statement_timestamp() + {lease}
            WHERE name = {name} AND leased_by = {worker} AND next_fetch_at > statement_timestamp()
            """,
            cancellationToken) == 1;

    /// <summary>Gives turns back and says from when on each host may be asked again.</summary>
    public Task ReleaseAsync(string worker, IReadOnlyCollection<ReturnedTurn> turns, CancellationToken cancellationToken)
    {
        T[] Each<T>(Func<ReturnedTurn, T> part) => [.. turns.Select(part)];

        return db.Database.ExecuteSqlAsync(
            $"""
            UPDATE hosts SET
              leased_by = NULL,
              crawl_delay_seconds = report.crawl_delay,
              requests = hosts.requests + report.requests,
              last_fetch_at = CASE WHEN report.requests > 0 THEN statement_timestamp() ELSE last_fetch_at END,
              failures = CASE WHEN report.trouble IS NOT NULL THEN failures + 1 WHEN report.requests > 0 THEN 0 ELSE failures END,
              trouble = CASE WHEN report.trouble IS NOT NULL THEN report.trouble WHEN report.requests > 0 THEN NULL ELSE hosts.trouble END,
              -- The wait doubles with each failure in a row; chance keeps workers from coming back all at once.
              next_fetch_at = statement_timestamp() + greatest(report.rest, CASE WHEN report.trouble IS NOT NULL THEN greatest(report.retry_after,
                least({LongestBackOff}, report.back_off * power(2, least(failures, 30))) * (0.8 + 0.4 * random())) END),
              due_at = (
                SELECT min(first.due_at) FROM unnest(ARRAY[0, 1, 2, 3, 4]::smallint[]) AS level (priority)
                CROSS JOIN LATERAL (
                  SELECT due_at FROM fetches
                  WHERE host = hosts.name AND priority = level.priority AND ended_at IS NULL AND leased_until IS NULL
                  ORDER BY due_at LIMIT 1) AS first),
              priority = coalesce((
                SELECT priority FROM fetches WHERE host = hosts.name AND ended_at IS NULL AND leased_until IS NULL
                ORDER BY priority, due_at LIMIT 1), 0)
            FROM unnest(
              {Each(turn => turn.Host)}, {Each(turn => turn.Report.Requests)}, {Each(turn => turn.Report.Rest)}, {Each(turn => turn.Report.CrawlDelaySeconds)},
              {Each(turn => turn.Report.Trouble)}, {Each(turn => turn.Report.BackOff)}, {Each(turn => turn.Report.RetryAfter)})
              AS report (name, requests, rest, crawl_delay, trouble, back_off, retry_after)
            WHERE hosts.name = report.name AND leased_by = {worker}
            """,
            cancellationToken);
    }
}

/// <summary>What came of asking for a host's turn.</summary>
/// <param name="IsMine">True when it was free and is now the asker's.</param>
/// <param name="IsHeld">True when somebody has it, and may give it back at any time.</param>
/// <param name="DelaySeconds">Seconds between two requests that a person set for it.</param>
/// <param name="Wait">How long it is not free, unless it is given back before.</param>
/// <param name="Trouble">Why it is left alone, when it is.</param>
public sealed record HostTurn(bool IsMine, bool IsHeld, double? DelaySeconds, TimeSpan Wait, string? Trouble);

/// <summary>A turn that is given back.</summary>
/// <param name="Host">Name of the host.</param>
/// <param name="Report">What happened.</param>
public sealed record ReturnedTurn(string Host, HostReport Report);

/// <summary>What happened during a turn.</summary>
/// <param name="Requests">How many requests were sent.</param>
/// <param name="Rest">How long its delay still lasts.</param>
/// <param name="CrawlDelaySeconds">What its robots.txt asks for.</param>
public sealed record HostReport(int Requests, TimeSpan Rest, double? CrawlDelaySeconds)
{
    /// <summary>Why it is to be left alone for longer, for people; null when it is not.</summary>
    public string? Trouble { get; init; }

    /// <summary>How long it is left alone after the first failure.</summary>
    public TimeSpan BackOff { get; init; }

    /// <summary>How long it asked to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
