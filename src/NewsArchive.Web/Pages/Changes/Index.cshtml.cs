using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Operations;
using NewsArchive.Web.Requests;

namespace NewsArchive.Web.Pages.Changes;

/// <summary>What people did, step by step, the last first; each step can be taken back.</summary>
public sealed class IndexModel(History history, Undo undo, PromptMatching matching) : PageModel
{
    private const int PageSize = 100;

    /// <summary>The changes.</summary>
    public IReadOnlyList<HistoryEntry> Rows { get; private set; } = [];

    /// <summary>Where the next page begins.</summary>
    public long? Next { get; private set; }

    /// <summary>Why a step could not be taken back.</summary>
    public string? Problem { get; private set; }

    /// <summary>Shows the log from an operation on.</summary>
    public Task OnGetAsync(long? before, CancellationToken cancellationToken) => ReadAsync(before, cancellationToken);

    /// <summary>Takes one step back.</summary>
    public async Task<IActionResult> OnPostAsync(Guid step, CancellationToken cancellationToken)
    {
        var result = await undo.StepAsync(PersonalChange.PersonId, step, cancellationToken);
        if (result.Outcome == UndoOutcome.Undone)
        {
            await matching.RunAsync(cancellationToken);
            return Redirect("/changes");
        }

        Problem = result.Outcome == UndoOutcome.ChangedSince
            ? "It was changed again since. Undo the later change first."
            : "This step was undone already.";
        Response.StatusCode = StatusCodes.Status409Conflict;
        await ReadAsync(null, cancellationToken);
        return Page();
    }

    /// <summary>What the button of a row says; null when the row has none, because it is not to be undone or another row of its step has it.</summary>
    public string? Offer(HistoryEntry row)
    {
        if (!row.IsOwn || row.IsUndone || Rows.First(other => other.Step == row.Step).Id != row.Id)
        {
            return null;
        }

        var count = Rows.Count(other => other.Step == row.Step);
        return (row.IsUndo ? "Redo" : "Undo") + (count > 1 ? $" these {count}" : "");
    }

    private async Task ReadAsync(long? before, CancellationToken cancellationToken)
    {
        var page = await history.ReadAsync(PersonalChange.PersonId, before, PageSize + 1, cancellationToken);
        Rows = [.. page.Take(PageSize)];
        Next = page.Count > PageSize ? Rows[^1].Id : null;
    }
}
