using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Data;

namespace NewsArchive.Web.Pages.Runs;

/// <summary>Everything that was ever collected, run by run, the last first.</summary>
public sealed class IndexModel(ArchiveDbContext db) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The runs.</summary>
    public IReadOnlyList<RunRow> Runs { get; private set; } = [];

    /// <summary>Where the next page begins.</summary>
    public int? Next { get; private set; }

    /// <summary>Shows them from a run on.</summary>
    public async Task OnGetAsync(int? before, CancellationToken cancellationToken)
    {
        var runs = db.Runs.Where(run => before == null || run.Id < before).OrderByDescending(run => run.Id).Take(PageSize + 1);
        var rows = await RunRow.ReadAsync(db, runs, cancellationToken);
        Runs = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Runs[^1].Id : null;
    }
}
