using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Fetches;

namespace NewsArchive.Runs;

/// <summary>
/// Reads runs, the newest first, by keyset. Of runs that ended the database has kept the counts; only those that go on, which are few, are
/// counted anew.
/// </summary>
public sealed class RunList(ArchiveDbContext db, TimeProvider clock)
{
    private static readonly TimeSpan RateSpan = TimeSpan.FromMinutes(1);

    /// <summary>The first runs that a filter means.</summary>
    public async Task<IReadOnlyList<RunEntry>> ReadAsync(RunFilter filter, int count, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return await FillAsync(Filtered(filter).OrderByDescending(run => run.Id).Take(count), cancellationToken);
    }

    /// <summary>One run; null when there is none of that key.</summary>
    public async Task<RunEntry?> FindAsync(int id, CancellationToken cancellationToken) =>
        (await FillAsync(db.Runs.Where(run => run.Id == id), cancellationToken)).SingleOrDefault();

    private IQueryable<Run> Filtered(RunFilter filter)
    {
        var runs = db.Runs.AsQueryable();
        runs = filter.WithQuiet ? runs : runs.Where(run => !run.IsQuiet);
        runs = filter.Kind is { } kind ? runs.Where(run => run.Kind == kind) : runs;
        runs = filter.SourceId is { } source ? runs.Where(run => run.SourceId == source) : runs;
        runs = filter.Before is { } before ? runs.Where(run => run.Id < before) : runs;
        return filter.State switch
        {
            null => runs,
            RunState.Ended => runs.Where(run => run.EndedAt != null),
            RunState.Paused => runs.Where(run => run.EndedAt == null && run.PausedAt != null),
            RunState.Waiting => Going(runs).Where(run => run.Kind != RunKind.Import && run.Kind != RunKind.Sample
                && !db.Fetches.Any(fetch => fetch.RunId == run.Id && (fetch.EndedAt != null || fetch.LeasedUntil != null))),
            _ => Going(runs).Where(run => run.Kind == RunKind.Import || run.Kind == RunKind.Sample
                || db.Fetches.Any(fetch => fetch.RunId == run.Id && (fetch.EndedAt != null || fetch.LeasedUntil != null))),
        };
    }

    private static IQueryable<Run> Going(IQueryable<Run> runs) => runs.Where(run => run.EndedAt == null && run.PausedAt == null);

    private async Task<IReadOnlyList<RunEntry>> FillAsync(IQueryable<Run> runs, CancellationToken cancellationToken)
    {
        var rows = await (
            from run in runs
            join source in db.Sources on run.SourceId equals source.Id into sources
            from source in sources.DefaultIfEmpty()
            orderby run.Id descending
            select new RunRow(
                new RunEntry(run.Id, run.Kind, run.Title, run.StartedAt, run.EndedAt)
                {
                    PausedAt = run.PausedAt,
                    Expected = run.Expected,
                    SourceId = run.SourceId,
                    Source = source.Name,
                },
                run.Tally)).ToListAsync(cancellationToken);
        var counted = rows.Where(row => row.Tally is null).Select(row => row.Entry.Id).ToArray();
        if (counted.Length == 0)
        {
            return [.. rows.Select(row => Ended(row.Entry, row.Tally!))];
        }

        var counts = (await CountAsync(counted, cancellationToken)).ToLookup(count => count.RunId);
        var looks = (await LookAsync(counted, cancellationToken)).ToDictionary(look => look.RunId);
        return [.. rows.Select(row => row.Tally is not null ? Ended(row.Entry, row.Tally) : Going(row.Entry, counts[row.Entry.Id], looks[row.Entry.Id]))];
    }

    private static RunEntry Ended(RunEntry run, IReadOnlyDictionary<Outcome, int> ended)
    {
        var tally = new RunTally(ended, 0);
        var minutes = (run.EndedAt - run.StartedAt)?.TotalMinutes;
        return run with { Tally = tally, PerMinute = minutes > 0 ? tally.Done / minutes : null };
    }

    private RunEntry Going(RunEntry run, IEnumerable<OutcomeCount> counts, Look look)
    {
        var known = counts.ToList();
        var ended = known.Where(count => count.Outcome is not null).ToDictionary(count => count.Outcome!.Value, count => count.Count);
        if (run.EndedAt is not null)
        {
            return Ended(run, ended);
        }

        var age = clock.GetUtcNow() - run.StartedAt;
        var span = age < RateSpan ? age : RateSpan;
        return run with
        {
            Tally = new RunTally(ended, known.Where(count => count.Outcome is null).Sum(count => count.Count)),
            IsInHand = look.IsInHand,
            IsDiscovering = look.IsDiscovering,
            PerMinute = span > TimeSpan.Zero ? look.Recent / span.TotalMinutes : null,
        };
    }

    private Task<List<OutcomeCount>> CountAsync(int[] ids, CancellationToken cancellationToken) =>
        db.Fetches.Where(fetch => ids.Contains(fetch.RunId)).GroupBy(fetch => new { fetch.RunId, fetch.Outcome })
            .Select(group => new OutcomeCount(group.Key.RunId, group.Key.Outcome, group.Count())).ToListAsync(cancellationToken);

    private Task<List<Look>> LookAsync(int[] ids, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - RateSpan;
        return db.Database.SqlQuery<Look>(
            $"""
            SELECT run.id AS run_id,
              EXISTS (SELECT FROM fetches WHERE run_id = run.id AND leased_until IS NOT NULL) AS is_in_hand,
              EXISTS (SELECT FROM fetches WHERE run_id = run.id AND ended_at IS NULL AND kind = 'feed') AS is_discovering,
              (SELECT count(*)::int FROM fetches WHERE run_id = run.id AND ended_at > {since}) AS recent
            FROM unnest({ids}) AS run (id)
            """).ToListAsync(cancellationToken);
    }

    private sealed record RunRow(RunEntry Entry, IReadOnlyDictionary<Outcome, int>? Tally);

    private sealed record OutcomeCount(int RunId, Outcome? Outcome, int Count);

    private sealed record Look(int RunId, bool IsInHand, bool IsDiscovering, int Recent);
}
