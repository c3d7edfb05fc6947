using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Runs;

/// <summary>
/// When a run will be done, where that can honestly be said: all its addresses are known, it goes at a steady rate, and the host that is
/// slowest to give all that is asked of it decides.
/// </summary>
public sealed class RunOutlook(ArchiveDbContext db, TimeProvider clock)
{
    /// <summary>Fewer ended in these minutes say nothing about the next ones.</summary>
    private const int Few = 5;

    /// <summary>How far the last minute may be from the average of the three for the rate to be called steady.</summary>
    private const double Unsteady = 0.4;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(3);

    /// <summary>How long it will still take; null when nobody can know.</summary>
    public async Task<TimeSpan?> ReadAsync(RunEntry run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var now = clock.GetUtcNow();
        var age = now - run.StartedAt;
        if (run.State != RunState.Running || !run.IsFoundFinal || run.Left <= 0 || run.PerMinute is not > 0 || age <= TimeSpan.Zero)
        {
            return null;
        }

        var window = age < Window ? age : Window;
        var since = now - window;
        var recent = await db.Fetches.CountAsync(fetch => fetch.RunId == run.Id && fetch.EndedAt > since, cancellationToken);
        var average = recent / window.TotalMinutes;
        if (recent < Few || Math.Abs(run.PerMinute.Value - average) > Unsteady * average)
        {
            return null;
        }

        var together = run.Left / average * 60;
        var slowest = run.IsQueued ? await SlowestHostAsync(run.Id, now, window, cancellationToken) : 0;
        return TimeSpan.FromSeconds(Math.Max(together, slowest));
    }

    /// <summary>Seconds until the last host is done: by the delay it asks for, by what it gave lately, and by what was put off to later.</summary>
    private Task<double> SlowestHostAsync(int id, DateTimeOffset now, TimeSpan window, CancellationToken cancellationToken)
    {
        var (since, seconds) = (now - window, window.TotalSeconds);
        return db.Database.SqlQuery<double>(
            $"""
            SELECT coalesce(max(greatest(
              todo.waiting * coalesce(hosts.delay_seconds, hosts.crawl_delay_seconds, 0),
              CASE WHEN done.ended > 0 THEN todo.waiting * {seconds} / done.ended ELSE 0 END,
              extract(epoch FROM todo.last_due - {now})::float8)), 0)::float8 AS "Value"
            FROM (SELECT host, count(*) AS waiting, max(due_at) AS last_due FROM fetches WHERE run_id = {id} AND outcome IS NULL GROUP BY host) AS todo
            LEFT JOIN (SELECT host, count(*) AS ended FROM fetches WHERE run_id = {id} AND ended_at > {since} GROUP BY host) AS done USING (host)
            LEFT JOIN hosts ON hosts.name = todo.host
            """).SingleAsync(cancellationToken);
    }
}
