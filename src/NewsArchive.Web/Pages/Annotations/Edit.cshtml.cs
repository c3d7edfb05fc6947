using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Data;
using NewsArchive.Web.Annotations;
using NewsArchive.Web.Entities;
using NewsArchive.Web.Requests;

namespace NewsArchive.Web.Pages.Annotations;

/// <summary>Says something else about an annotated passage. Shows what somebody else changed meanwhile, and lets the person choose.</summary>
public sealed class EditModel(ArchiveDbContext db, AnnotationEditing editing, EntityNaming naming, PersonalChange personal) : PageModel
{
    private const int Offered = 300;

    /// <summary>The annotation as it is.</summary>
    public AnnotationView View { get; private set; } = null!;

    /// <summary>What was typed.</summary>
    public AnnotationForm Said { get; private set; } = new();

    /// <summary>What does not fit.</summary>
    public string? Problem { get; private set; }

    /// <summary>True when somebody else changed it since it was opened.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>Names that the fields complete to.</summary>
    public (IEnumerable<string> Entities, IEnumerable<string> Tags, IEnumerable<string> Labels) Known { get; private set; } = ([], [], []);

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await AnnotationView.ReadAsync(db, id, cancellationToken) is not { RemovedAt: null } view)
        {
            return NotFound();
        }

        Said = new AnnotationForm { Label = view.Label, Entity = view.Entity, Note = view.Note, Tags = string.Join(", ", view.Tags) };
        return await ShowAsync(view, cancellationToken);
    }

    /// <summary>Saves it. The revision is the one that the person has seen.</summary>
    public async Task<IActionResult> OnPostAsync(long id, int revision, AnnotationForm said, [FromServices] PromptMatching matching, CancellationToken cancellationToken)
    {
        Said = said;
        if (await AnnotationView.ReadAsync(db, id, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        var (content, problem) = await said.ToContentAsync(naming, (view.EntityId, view.Entity), cancellationToken);
        var result = content is null
            ? new AnnotationResult(AnnotationOutcome.Invalid, Message: problem)
            : await editing.ChangeAsync(personal.Begin(), id, revision, content, cancellationToken);
        if (result.Outcome is AnnotationOutcome.Saved or AnnotationOutcome.AlreadySo)
        {
            await matching.RunAsync(cancellationToken);
            Flash.Leave(TempData, result.Outcome == AnnotationOutcome.Saved ? "Annotation changed." : "Nothing was changed.", result.Step);
            return LocalRedirect($"/articles/{view.ArticleId}?version={view.VersionNumber}#annotation-{id}");
        }

        Problem = result.Message;
        HasChanged = result.Outcome == AnnotationOutcome.ChangedSince;
        Response.StatusCode = HasChanged ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        db.ChangeTracker.Clear();
        return await ShowAsync(view, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(AnnotationView view, CancellationToken cancellationToken)
    {
        View = view;
        Known = (
            await db.Entities.Where(entity => entity.RemovedAt == null).OrderBy(entity => entity.Name).Select(entity => entity.Name).Distinct().Take(Offered).ToListAsync(cancellationToken),
            await db.Tags.OrderBy(tag => tag.NameKey).Select(tag => tag.Name).Take(Offered).ToListAsync(cancellationToken),
            await db.Labels.OrderBy(label => label.Id).Select(label => label.Name).ToListAsync(cancellationToken));
        return Page();
    }
}
