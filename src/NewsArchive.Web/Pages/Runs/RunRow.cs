using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Fetches;
using NewsArchive.Runs;

namespace NewsArchive.Web.Pages.Runs;

/// <summary>A run and how far it came.</summary>
public sealed record RunRow(int Id, RunKind Kind, string Title, DateTimeOffset StartedAt, DateTimeOffset? EndedAt)
{
    /// <summary>How many addresses or records there will be; null when not known.</summary>
    public int? Expected { get; init; }

    /// <summary>Addresses by how they ended, in the order of the outcomes; those still due last.</summary>
    public IReadOnlyList<(Outcome? Outcome, int Count)> Counts { get; init; } = [];

    /// <summary>How many have ended.</summary>
    public int Done => Counts.Where(count => count.Outcome is not null).Sum(count => count.Count);

    /// <summary>How many there are, as far as known.</summary>
    public int Total => Math.Max(Expected ?? 0, Counts.Sum(count => count.Count));

    /// <summary>The counts in words: "3 added, 1 failed, 4 to do".</summary>
    public string Summary => Counts.Count == 0
        ? "nothing yet"
        : string.Join(", ", Counts.Select(count => $"{TimeText.Count(count.Count)} {count.Outcome?.ToString().ToLowerInvariant() ?? "to do"}"));

    /// <summary>Runs with their counts, in the order of the query.</summary>
    internal static async Task<IReadOnlyList<RunRow>> ReadAsync(ArchiveDbContext db, IQueryable<Run> runs, CancellationToken cancellationToken)
    {
        var rows = await runs.Select(run => new RunRow(run.Id, run.Kind, run.Title, run.StartedAt, run.EndedAt) { Expected = run.Expected }).ToListAsync(cancellationToken);
        var ids = rows.Select(row => row.Id).ToArray();
        var counts = await db.Fetches.Where(fetch => ids.Contains(fetch.RunId)).GroupBy(fetch => new { fetch.RunId, fetch.Outcome })
            .Select(group => new { group.Key.RunId, group.Key.Outcome, Count = group.Count() }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row with
        {
            Counts = [.. counts.Where(count => count.RunId == row.Id).OrderBy(count => count.Outcome ?? (Outcome)int.MaxValue).Select(count => (count.Outcome, count.Count))],
        })];
    }
}
