using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Operations;

namespace NewsArchive.Tags;

/// <summary>Puts tags and entities on articles and takes them off, for a person, undoably.</summary>
public sealed class ArticleTagging(ArchiveDbContext db, TagVocabulary vocabulary)
{
    /// <summary>Puts a tag on an article, making the tag when it does not exist. False when the article is unknown or the name does not fit.</summary>
    public async Task<bool> AddTagAsync(Change change, long articleId, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (!await ExistsAsync(articleId, cancellationToken))
        {
            return false;
        }

        await using var transaction = await NestedTransaction.BeginAsync(db, cancellationToken);
        var tags = await vocabulary.FindOrAddAsync([name], change.At, cancellationToken);
        if (tags is not [var tag])
        {
            return false;
        }

        if (!await db.ArticleTags.AnyAsync(link => link.ArticleId == articleId && link.TagId == tag.Id, cancellationToken))
        {
            db.ArticleTags.Add(new ArticleTag(articleId, tag.Id, change.PersonId, change.At));
            Note(change, OperationSubject.ArticleTag, tag.Id, articleId, isThere: true);
            // Who loses against somebody that puts it there at the same moment has nothing to note: it is there.
            await db.TrySaveAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Takes a tag off an article. False when it is not there.</summary>
    public async Task<bool> RemoveTagAsync(Change change, long articleId, int tagId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var link = await db.ArticleTags.FindAsync([articleId, tagId], cancellationToken);
        return link is not null && await RemoveAsync(change, OperationSubject.ArticleTag, tagId, articleId, link, cancellationToken);
    }

    /// <summary>Says that an article is about an entity. False when the article or the entity is unknown.</summary>
    public async Task<bool> AddEntityAsync(Change change, long articleId, int entityId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var isKnown = await db.Entities.AnyAsync(entity => entity.Id == entityId && entity.RemovedAt == null, cancellationToken);
        if (!isKnown || !await ExistsAsync(articleId, cancellationToken))
        {
            return false;
        }

        if (!await db.ArticleEntities.AnyAsync(link => link.ArticleId == articleId && link.EntityId == entityId, cancellationToken))
        {
            db.ArticleEntities.Add(new ArticleEntity(articleId, entityId, change.PersonId, change.At));
            Note(change, OperationSubject.ArticleEntity, entityId, articleId, isThere: true);
            await db.TrySaveAsync(cancellationToken);
        }

        return true;
    }

    /// <summary>Takes an entity off an article. False when it is not there.</summary>
    public async Task<bool> RemoveEntityAsync(Change change, long articleId, int entityId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var link = await db.ArticleEntities.FindAsync([articleId, entityId], cancellationToken);
        return link is not null && await RemoveAsync(change, OperationSubject.ArticleEntity, entityId, articleId, link, cancellationToken);
    }

    private Task<bool> ExistsAsync(long articleId, CancellationToken cancellationToken) =>
        db.Articles.AnyAsync(article => article.Id == articleId && article.RemovedAt == null, cancellationToken);

    private async Task<bool> RemoveAsync(
        Change change,
        OperationSubject subject,
        int subjectId,
        long articleId,
        object link,
        CancellationToken cancellationToken)
    {
        db.Remove(link);
        Note(change, subject, subjectId, articleId, isThere: false);
        return await db.TrySaveAsync(cancellationToken);
    }

    private void Note(Change change, OperationSubject subject, int subjectId, long articleId, bool isThere)
    {
        var link = new LinkState(articleId);
        db.Note(change, subject, subjectId, isThere ? null : link, isThere ? link : null, articleId);
    }
}
