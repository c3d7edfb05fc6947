using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using Npgsql;

namespace NewsArchive.Articles;

/// <summary>Finds what stands before and after an article in a list, at the cost of a page of it, wherever in the list it is.</summary>
public sealed class ArticleNeighbours(ArchiveDbContext db, ArticleList list)
{
    /// <summary>The articles next to one; none when it does not exist, or when the list took too long.</summary>
    public async Task<Neighbours> ReadAsync(ArticleFilter filter, long articleId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (await db.Articles.Where(article => article.Id == articleId).Select(article => (DateTimeOffset?)article.SortAt).SingleOrDefaultAsync(cancellationToken) is not { } at)
        {
            return new Neighbours(null, null);
        }

        try
        {
            var next = await list.ReadAsync(filter with { Page = new ArticleCursor(at, articleId) }, 1, cancellationToken);
            // The way back shows the list's beginning when nothing stands before, which is the article itself.
            var previous = await list.ReadAsync(filter with { Page = new ArticleCursor(at, articleId, IsBackward: true) }, 1, cancellationToken);
            return new Neighbours(previous.Rows.FirstOrDefault(row => row.Id != articleId), next.Rows.Count > 0 ? next.Rows[0] : null);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.QueryCanceled && !cancellationToken.IsCancellationRequested)
        {
            return new Neighbours(null, null);
        }
    }
}

/// <summary>What stands next to an article in a list.</summary>
/// <param name="Previous">Before it; null when it is the first.</param>
/// <param name="Next">After it; null when it is the last.</param>
public sealed record Neighbours(ArticleRow? Previous, ArticleRow? Next);
