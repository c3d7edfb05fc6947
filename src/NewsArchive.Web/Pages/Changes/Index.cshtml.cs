using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Operations;
using NewsArchive.Web.Requests;

namespace NewsArchive.Web.Pages.Changes;

/// <summary>What people did, step by step, the last first; each step can be taken back.</summary>
public sealed class IndexModel(ArchiveDbContext db, Undo undo, PromptMatching matching) : PageModel
{
    private const int PageSize = 100;

    /// <summary>The changes.</summary>
    public IReadOnlyList<ChangeRow> Rows { get; private set; } = [];

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
            ? "It was changed again since. Take back the later change first."
            : "There is nothing left to take back in this step.";
        Response.StatusCode = StatusCodes.Status409Conflict;
        await ReadAsync(null, cancellationToken);
        return Page();
    }

    private async Task ReadAsync(long? before, CancellationToken cancellationToken)
    {
        var page = await db.Operations.Where(operation => before == null || operation.Id < before)
            .OrderByDescending(operation => operation.Id).Take(PageSize + 1)
            .Select(operation => new ChangeRow(
                operation.Id,
                operation.Step,
                operation.At,
                operation.Person.Name,
                operation.Subject,
                operation.SubjectId,
                operation.ArticleId,
                db.Articles.Where(article => article.Id == operation.ArticleId).Select(article => article.Title).FirstOrDefault(),
                operation.Before,
                operation.After,
                operation.IsUndo,
                operation.PersonId == PersonalChange.PersonId && !db.Operations.Any(other => other.UndoesId == operation.Id)))
            .ToListAsync(cancellationToken);
        Rows = [.. page.Take(PageSize)];
        Next = page.Count > PageSize ? Rows[^1].Id : null;
    }

    /// <summary>One change.</summary>
    public sealed record ChangeRow(
        long Id,
        Guid Step,
        DateTimeOffset At,
        string Person,
        OperationSubject Subject,
        long SubjectId,
        long? ArticleId,
        string? Title,
        string? Before,
        string? After,
        bool IsUndo,
        bool CanUndo)
    {
        /// <summary>What happened, in two words.</summary>
        public string Verb => (Before, After) switch
        {
            (null, _) => "added",
            (_, null) => "removed",
            _ => "changed",
        };
    }
}
