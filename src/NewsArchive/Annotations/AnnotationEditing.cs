using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Operations;
using NewsArchive.Texts;

namespace NewsArchive.Annotations;

/// <summary>
/// Adds, changes and deletes annotations for a person. What is sent is checked against the stored text, nothing is overwritten that somebody
/// else changed, and every change can be undone.
/// </summary>
public sealed class AnnotationEditing(ArchiveDbContext db, AnnotationParts parts)
{
    /// <summary>Annotates a passage, or the whole article when the passage has no offsets.</summary>
    public async Task<AnnotationResult> AddAsync(
        Change change,
        PassageReference passage,
        AnnotationContent content,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(passage);
        var version = await db.ArticleVersions.Where(v => v.Id == passage.VersionId)
            .Select(v => new { v.Id, v.ArticleId, v.Text }).FirstOrDefaultAsync(cancellationToken);
        if (version is null)
        {
            return new AnnotationResult(AnnotationOutcome.NotFound, Message: $"There is no version {passage.VersionId}. Reload the article.");
        }

        var (anchor, problem) = Anchor(new CodePointMap(version.Text), passage);
        if (problem is not null)
        {
            return new AnnotationResult(AnnotationOutcome.Invalid, Message: problem);
        }

        return await SaveAsync(change, content, new Annotation(version.ArticleId, version.Id, anchor, change.PersonId, AnnotationMethod.Manual, change.At), cancellationToken);
    }

    /// <summary>Says something else about an annotated passage. The revision is the one the sender saw.</summary>
    public async Task<AnnotationResult> ChangeAsync(
        Change change,
        long annotationId,
        int revision,
        AnnotationContent content,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var annotation = await FindAsync(annotationId, cancellationToken);
        return Refusal(annotation, revision) ?? await SaveAsync(change, content, annotation!, cancellationToken);
    }

    /// <summary>Deletes an annotation; undo brings it back.</summary>
    public async Task<AnnotationResult> RemoveAsync(Change change, long annotationId, int revision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var annotation = await FindAsync(annotationId, cancellationToken);
        if (Refusal(annotation, revision) is { } refusal)
        {
            return refusal;
        }

        var before = AnnotationState.Of(annotation!);
        annotation!.Remove(change.At);
        annotation.Advance();
        db.Note(change, OperationSubject.Annotation, annotationId, before, null, annotation.ArticleId);
        return await CommitAsync(null, annotation, change, cancellationToken);
    }

    private async Task<AnnotationResult> SaveAsync(Change change, AnnotationContent content, Annotation annotation, CancellationToken cancellationToken)
    {
        await using var transaction = await NestedTransaction.BeginAsync(db, cancellationToken);
        var (found, problem) = await parts.FindOrAddAsync(change, content, annotation.EntityId, cancellationToken);
        if (found is null)
        {
            return new AnnotationResult(AnnotationOutcome.Invalid, Message: problem);
        }

        var isNew = annotation.Id == 0;
        var before = isNew ? null : AnnotationState.Of(annotation);
        if (isNew)
        {
            db.Annotations.Add(annotation);
        }

        annotation.Describe(found.Label?.Id, found.Entity?.Id, found.Note, found.Tags, change.At);
        if (Equals(before, AnnotationState.Of(annotation)))
        {
            db.ChangeTracker.Clear();
            return new AnnotationResult(AnnotationOutcome.AlreadySo, await FindAsync(annotation.Id, cancellationToken));
        }

        if (isNew)
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        else
        {
            annotation.Advance();
        }

        db.Note(change, OperationSubject.Annotation, annotation.Id, before, AnnotationState.Of(annotation), annotation.ArticleId);
        return await CommitAsync(transaction, annotation, change, cancellationToken);
    }

    private async Task<AnnotationResult> CommitAsync(NestedTransaction? transaction, Annotation annotation, Change change, CancellationToken cancellationToken)
    {
        if (!await db.TrySaveAsync(cancellationToken))
        {
            // Somebody was faster between our reading and our saving.
            return Stale(await FindAsync(annotation.Id, cancellationToken));
        }

        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return new AnnotationResult(AnnotationOutcome.Saved, annotation, Step: change.Step);
    }

    private Task<Annotation?> FindAsync(long annotationId, CancellationToken cancellationToken) => db.Annotations
        .Include(annotation => annotation.Tags).Include(annotation => annotation.Label).Include(annotation => annotation.Entity)
        .FirstOrDefaultAsync(annotation => annotation.Id == annotationId, cancellationToken);

    private static AnnotationResult? Refusal(Annotation? annotation, int revision)
    {
        if (annotation is null)
        {
            return new AnnotationResult(AnnotationOutcome.NotFound, Message: "There is no such annotation. Reload the article.");
        }

        return annotation.RemovedAt is not null || annotation.Revision != revision ? Stale(annotation) : null;
    }

    private static AnnotationResult Stale(Annotation? annotation) => new(
        AnnotationOutcome.ChangedSince,
        annotation,
        annotation?.RemovedAt is null
            ? "Somebody changed this annotation since you opened it. Look at it as it is now, then save again."
            : "Somebody deleted this annotation since you opened it. Undo the deletion to go on with it.");

    private static (TextAnchor? Anchor, string? Problem) Anchor(CodePointMap map, PassageReference passage)
    {
        if (passage is { Start: null, End: null, Quote: null })
        {
            return (null, null);
        }

        if (passage is not { Start: { } start, End: { } end, Quote: { } quote })
        {
            return (null, "A passage needs start, end and quote; leave all three out to annotate the whole article.");
        }

        if (start < 0 || end <= start || end > map.Length)
        {
            return (null, $"The passage {start} to {end} is not inside the text, which has {map.Length} code points. Reload the article and select it again.");
        }

        var anchor = TextAnchor.At(map, start, end);
        return anchor.Quote == ArchiveText.Normalize(quote)
            ? (anchor, null)
            : (null, $"At {start} to {end} the text reads “{anchor.Quote}”, not “{quote}”. Reload the article and select it again.");
    }
}
