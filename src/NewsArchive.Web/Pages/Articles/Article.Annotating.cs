using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Texts;
using NewsArchive.Web.Annotations;
using NewsArchive.Web.Entities;
using NewsArchive.Web.Requests;

namespace NewsArchive.Web.Pages.Articles;

/// <content>Annotating by forms: a typed passage, or the whole article.</content>
public sealed partial class ArticleModel
{
    /// <summary>Annotates a passage that was typed or pasted. The version is the one that was read, even if a newer one came meanwhile.</summary>
    public async Task<IActionResult> OnPostAnnotateAsync(
        long id,
        int? version,
        long versionId,
        AnnotationForm passage,
        [FromServices] AnnotationEditing editing,
        CancellationToken cancellationToken)
    {
        Passage = passage;
        var text = await db.ArticleVersions.Where(one => one.Id == versionId && one.ArticleId == id).Select(one => one.Text).SingleOrDefaultAsync(cancellationToken);
        if (text is null)
        {
            return NotFound();
        }

        var (place, problem) = ModelState.IsValid ? Locate(new CodePointMap(text), passage) : (null, "The number of the place is a number from 1.");
        if (place is null)
        {
            return await RefuseAsync("passage", problem!, id, version, cancellationToken);
        }

        return await AnnotateAsync("passage", passage, new PassageReference(versionId, place.Start, place.End, place.Quote), (id, version), editing, cancellationToken);
    }

    /// <summary>Writes a note about the whole article.</summary>
    public Task<IActionResult> OnPostNoteAsync(
        long id,
        int? version,
        long versionId,
        AnnotationForm whole,
        [FromServices] AnnotationEditing editing,
        CancellationToken cancellationToken)
    {
        Whole = whole;
        return AnnotateAsync("whole", whole, new PassageReference(versionId, null, null, null), (id, version), editing, cancellationToken);
    }

    /// <summary>Deletes an annotation.</summary>
    public async Task<IActionResult> OnPostRemoveAnnotationAsync(
        long id,
        int? version,
        long annotationId,
        int revision,
        [FromServices] AnnotationEditing editing,
        CancellationToken cancellationToken)
    {
        var result = await editing.RemoveAsync(personal.Begin(), annotationId, revision, cancellationToken);
        return Done(result.Outcome == AnnotationOutcome.Saved ? "Annotation deleted." : result.Message!, result.Step, id, version, "annotations");
    }

    private async Task<IActionResult> AnnotateAsync(
        string form,
        AnnotationForm said,
        PassageReference passage,
        (long Id, int? Version) article,
        AnnotationEditing editing,
        CancellationToken cancellationToken)
    {
        var (content, problem) = await said.ToContentAsync(new EntityNaming(db), (null, null), cancellationToken);
        var result = content is null ? null : await editing.AddAsync(personal.Begin(), passage, content, cancellationToken);
        if (result is not { Outcome: AnnotationOutcome.Saved })
        {
            return await RefuseAsync(form, problem ?? result!.Message!, article.Id, article.Version, cancellationToken);
        }

        if (content!.NewEntityName is not null)
        {
            await HttpContext.RequestServices.GetRequiredService<PromptMatching>().RunAsync(cancellationToken);
        }

        return Done("Annotated.", result.Step, article.Id, article.Version, $"annotation-{result.Annotation!.Id}");
    }

    private (TextAnchor? Place, string? Problem) Locate(CodePointMap map, AnnotationForm passage)
    {
        if (string.IsNullOrWhiteSpace(passage.Passage))
        {
            return (null, "Type or paste the passage first.");
        }

        if (passage.Passage.Length > PassageSearch.MaxLength)
        {
            return (null, $"A typed passage has {PassageSearch.MaxLength} characters at most.");
        }

        var places = PassageSearch.Find(map, passage.Passage);
        if (places.Count == 0)
        {
            return (null, "The passage does not stand in this version. Copy it from the text.");
        }

        if (passage.Occurrence is { } number && number >= 1 && number <= places.Count)
        {
            return (places[number - 1], null);
        }

        if (places.Count == 1 && passage.Occurrence is null)
        {
            return (places[0], null);
        }

        Places = places;
        return (null, $"The passage stands at {places.Count} {(places.Count == 1 ? "place" : "places")}. Say which one is meant.");
    }
}
