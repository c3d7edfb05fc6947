using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Tags;

namespace NewsArchive.Operations;

/// <summary>Puts things back to the state before an operation, when they are still in the state after it.</summary>
internal sealed class Restore(ArchiveDbContext db, Change change)
{
    /// <summary>Takes one operation back in the context. Returns false when its thing was changed since.</summary>
    public async Task<bool> ApplyAsync(Operation operation, CancellationToken cancellationToken)
    {
        var done = operation.Subject switch
        {
            OperationSubject.Annotation => await AnnotationAsync(operation, cancellationToken),
            OperationSubject.ArticleTag => await ArticleTagAsync(operation, cancellationToken),
            OperationSubject.ArticleEntity => await ArticleEntityAsync(operation, cancellationToken),
            OperationSubject.Article => await ArticleAsync(operation, cancellationToken),
            OperationSubject.Entity => await EntityAsync(operation, cancellationToken),
            OperationSubject.Alias => await AliasAsync(operation, cancellationToken),
            OperationSubject.Tag => await TagAsync(operation, cancellationToken),
            OperationSubject.Source => await SourceAsync(operation, cancellationToken),
            _ => throw new InvalidOperationException($"Operation {operation.Id} changed a {operation.Subject}, which cannot be undone."),
        };
        if (done)
        {
            db.Operations.Add(operation.Inverse(change.PersonId, change.At).InStep(change.Step));
        }

        return done;
    }

    private async Task<bool> AnnotationAsync(Operation operation, CancellationToken cancellationToken)
    {
        var annotation = await db.Annotations.Include(a => a.Tags).SingleAsync(a => a.Id == operation.SubjectId, cancellationToken);
        if (!Equals(AnnotationState.Of(annotation), Journal.Read<AnnotationState>(operation.After)))
        {
            return false;
        }

        var before = Journal.Read<AnnotationState>(operation.Before);
        if (before is null)
        {
            annotation.Remove(change.At);
        }
        else
        {
            var tags = await db.Tags.Where(tag => before.TagIds.Contains(tag.Id)).ToListAsync(cancellationToken);
            annotation.Restore(change.At);
            annotation.Describe(before.LabelId, before.EntityId, before.Note, tags, change.At);
        }

        annotation.Advance();
        return true;
    }

    private async Task<bool> ArticleTagAsync(Operation operation, CancellationToken cancellationToken)
    {
        var tagId = (int)operation.SubjectId;
        var articleId = operation.ArticleId!.Value;
        var link = await db.ArticleTags.FindAsync([articleId, tagId], cancellationToken);
        return Relink(operation, link, () => new ArticleTag(articleId, tagId, change.PersonId, change.At));
    }

    private async Task<bool> ArticleEntityAsync(Operation operation, CancellationToken cancellationToken)
    {
        var entityId = (int)operation.SubjectId;
        var articleId = operation.ArticleId!.Value;
        var link = await db.ArticleEntities.FindAsync([articleId, entityId], cancellationToken);
        return Relink(operation, link, () => new ArticleEntity(articleId, entityId, change.PersonId, change.At));
    }

    private bool Relink<TLink>(Operation operation, TLink? link, Func<TLink> make)
        where TLink : class
    {
        if (link is null != operation.After is null)
        {
            return false;
        }

        if (link is null)
        {
            db.Add(make());
        }
        else
        {
            db.Remove(link);
        }

        return true;
    }

    private async Task<bool> ArticleAsync(Operation operation, CancellationToken cancellationToken)
    {
        var article = await db.Articles.SingleAsync(a => a.Id == operation.SubjectId, cancellationToken);
        if (!Equals(ArticleState.Of(article), Journal.Read<ArticleState>(operation.After)))
        {
            return false;
        }

        if (Journal.Read<ArticleState>(operation.Before)?.RemovedReason is { } reason)
        {
            article.Remove(reason, change.At);
        }
        else
        {
            article.Restore();
        }

        return true;
    }

    private async Task<bool> EntityAsync(Operation operation, CancellationToken cancellationToken)
    {
        var entity = await db.Entities.Include(e => e.Aliases).SingleAsync(e => e.Id == operation.SubjectId, cancellationToken);
        if (!Equals(EntityDescription.Of(entity), Journal.Read<EntityDescription>(operation.After)))
        {
            return false;
        }

        var before = Journal.Read<EntityDescription>(operation.Before);
        if (before is null)
        {
            entity.Remove(change.At);
            return true;
        }

        entity.Restore();
        entity.Describe(before.Name, before.Type, before.Description, before.WikidataId);
        return true;
    }

    private async Task<bool> AliasAsync(Operation operation, CancellationToken cancellationToken)
    {
        var alias = await db.Aliases.SingleAsync(a => a.Id == operation.SubjectId, cancellationToken);
        if (!Equals(AliasState.Of(alias), Journal.Read<AliasState>(operation.After)))
        {
            return false;
        }

        var before = Journal.Read<AliasState>(operation.Before);
        if (before is null)
        {
            alias.Remove(change.At);
            return true;
        }

        alias.Restore();
        alias.SetCaseSensitive(before.IsCaseSensitive);
        return true;
    }

    private async Task<bool> TagAsync(Operation operation, CancellationToken cancellationToken)
    {
        var tag = await db.Tags.SingleAsync(t => t.Id == operation.SubjectId, cancellationToken);
        if (Journal.Read<TagState>(operation.Before) is not { } before || TagState.Of(tag) != Journal.Read<TagState>(operation.After))
        {
            return false;
        }

        tag.Describe(before.Name, before.Description, before.Colour);
        return true;
    }

    private async Task<bool> SourceAsync(Operation operation, CancellationToken cancellationToken)
    {
        var source = await db.Sources.SingleAsync(s => s.Id == operation.SubjectId, cancellationToken);
        if (Journal.Read<SourceStanding>(operation.Before) is not { } before || SourceStanding.Of(source) != Journal.Read<SourceStanding>(operation.After))
        {
            return false;
        }

        source.Describe(before.Name, null);
        (before.IsPaused ? (Action)source.Pause : source.Resume)();
        if (before.IsRemoved)
        {
            source.Remove(change.At);
        }
        else
        {
            source.Restore();
        }

        return true;
    }
}
