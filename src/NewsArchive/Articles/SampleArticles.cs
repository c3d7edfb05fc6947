using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Operations;

namespace NewsArchive.Articles;

/// <summary>What taking the sample set away did.</summary>
/// <param name="Removed">How many articles went.</param>
/// <param name="Kept">Titles of the sample articles that stay because a person worked on them.</param>
public sealed record SampleRemoval(int Removed, IReadOnlyList<string> Kept)
{
    /// <summary>What happened, for people.</summary>
    public override string ToString()
    {
        var gone = Removed == 1 ? "1 sample article was taken out of the archive." : $"{Removed} sample articles were taken out of the archive.";
        return Kept.Count == 0
            ? gone
            : $"{gone} {Kept.Count} {(Kept.Count == 1 ? "stays" : "stay")} because you worked on {(Kept.Count == 1 ? "it" : "them")}: {string.Join("; ", Kept)}.";
    }
}

/// <summary>
/// Takes what came with the product out of the lists, and brings it back. Each is one step of the log, so it can be undone like any other.
/// </summary>
public sealed class SampleArticles(ArchiveDbContext db, TimeProvider clock)
{
    private const string Reason = "The sample set was removed";

    /// <summary>How many sample articles are in the lists.</summary>
    public Task<int> CountAsync(CancellationToken cancellationToken) => Standing.CountAsync(cancellationToken);

    /// <summary>Titles of the sample articles a person annotated, tagged or linked to an entity, in the order of the set.</summary>
    public async Task<IReadOnlyList<string>> WorkedOnAsync(CancellationToken cancellationToken) =>
        await WorkedOn.OrderBy(article => article.Id).Select(article => article.Title).ToListAsync(cancellationToken);

    /// <summary>Takes all sample articles out of the lists, except those a person worked on.</summary>
    public async Task<SampleRemoval> RemoveAsync(int personId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Whoever adds an annotation, tag or entity share-locks the article, so after this what is there is seen, and nothing comes in between.
        var standing = await db.Articles.FromSql($"SELECT * FROM articles WHERE is_sample AND removed_at IS NULL ORDER BY id FOR UPDATE")
            .ToListAsync(cancellationToken);
        var kept = (await WorkedOn.Select(article => article.Id).ToListAsync(cancellationToken)).ToHashSet();
        var change = new Change(personId, clock.GetUtcNow());
        foreach (var article in standing.Where(article => !kept.Contains(article.Id)))
        {
            var before = ArticleState.Of(article);
            article.Remove(Reason, change.At);
            db.Note(change, OperationSubject.Article, article.Id, before, ArticleState.Of(article), article.Id);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var titles = standing.Where(article => kept.Contains(article.Id)).Select(article => article.Title).ToList();
        return new SampleRemoval(standing.Count - titles.Count, titles);
    }

    /// <summary>Brings removed sample articles back into the lists. Returns how many.</summary>
    public async Task<int> RestoreAsync(int personId, CancellationToken cancellationToken)
    {
        var removed = await db.Articles.Where(article => article.IsSample && article.RemovedAt != null).OrderBy(article => article.Id)
            .ToListAsync(cancellationToken);
        var change = new Change(personId, clock.GetUtcNow());
        foreach (var article in removed)
        {
            var before = ArticleState.Of(article);
            article.Restore();
            db.Note(change, OperationSubject.Article, article.Id, before, ArticleState.Of(article), article.Id);
        }

        await db.SaveChangesAsync(cancellationToken);
        return removed.Count;
    }

    private IQueryable<Article> Standing => db.Articles.Where(article => article.IsSample && article.RemovedAt == null);

    private IQueryable<Article> WorkedOn => Standing.Where(article =>
        db.Annotations.Any(annotation => annotation.ArticleId == article.Id && annotation.RemovedAt == null)
        || db.ArticleTags.Any(link => link.ArticleId == article.Id)
        || db.ArticleEntities.Any(link => link.ArticleId == article.Id));
}
