using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Fetches;

namespace NewsArchive.Web.Pages.Runs;

/// <summary>One run: how far it came, and for every address how it ended and why.</summary>
public sealed class RunModel(ArchiveDbContext db) : PageModel
{
    private const int PageSize = 100;

    /// <summary>The run.</summary>
    public RunRow Run { get; private set; } = null!;

    /// <summary>Its addresses.</summary>
    public IReadOnlyList<FetchRow> Fetches { get; private set; } = [];

    /// <summary>Which outcome is shown; null for all.</summary>
    public Outcome? Shown { get; private set; }

    /// <summary>Where the next page begins.</summary>
    public long? Next { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(int id, Outcome? outcome, long? after, CancellationToken cancellationToken)
    {
        var runs = await RunRow.ReadAsync(db, db.Runs.Where(run => run.Id == id), cancellationToken);
        if (runs.Count == 0)
        {
            return NotFound();
        }

        Run = runs[0];
        Shown = outcome;
        var rows = await db.Fetches
            .Where(fetch => fetch.RunId == id && (outcome == null || fetch.Outcome == outcome) && (after == null || fetch.Id > after))
            .OrderBy(fetch => fetch.Id)
            .Take(PageSize + 1)
            .Select(fetch => new FetchRow(fetch.Id, fetch.Url, fetch.Outcome, fetch.Reason)
            {
                ArticleId = fetch.ArticleId,
                Version = fetch.Version,
                CaptureId = fetch.CaptureId,
                EndedAt = fetch.EndedAt,
                Attempts = fetch.Attempts,
            })
            .ToListAsync(cancellationToken);
        Fetches = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Fetches[^1].Id : null;
        return Page();
    }

    /// <summary>What became of an address or record.</summary>
    public sealed record FetchRow(long Id, string Url, Outcome? Outcome, string? Reason)
    {
        /// <summary>The article it led to.</summary>
        public required long? ArticleId { get; init; }

        /// <summary>Its version.</summary>
        public required int? Version { get; init; }

        /// <summary>What was captured.</summary>
        public required long? CaptureId { get; init; }

        /// <summary>When it ended.</summary>
        public required DateTimeOffset? EndedAt { get; init; }

        /// <summary>How often it was tried.</summary>
        public required int Attempts { get; init; }
    }
}
