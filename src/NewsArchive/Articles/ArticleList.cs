using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NewsArchive.Data;
using NewsArchive.Texts;

namespace NewsArchive.Articles;

/// <summary>Reads lists of articles by keyset pages: any page costs the same, and none skips or repeats an article when new ones arrive.</summary>
public sealed class ArticleList(ArchiveDbContext db)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 25;

    /// <summary>Up to here articles are counted exactly.</summary>
    public const int CountLimit = 10_000;

    private const int SnippetLength = 240;

    /// <summary>Longest that one question to the database may take: nobody waits longer for a list, and others want their turn.</summary>
    private const string Patience = "5s";

    /// <summary>One page of the articles a filter means.</summary>
    public async Task<ArticlePage> ReadAsync(ArticleFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var transaction = await BeginAsync(cancellationToken);
        return await ReadPageAsync(filter, cancellationToken);
    }

    /// <summary>How many articles a filter means, counted up to one more than <see cref="CountLimit"/>.</summary>
    public async Task<int> CountAsync(ArticleFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var transaction = await BeginAsync(cancellationToken);
        // In the order they lie in; that of the list would cost a walk along its index.
        return await Listed(filter).OrderBy(listed => listed.Id).Select(listed => listed.Id).Take(CountLimit + 1).CountAsync(cancellationToken);
    }

    /// <summary>A transaction whose questions the database ends by itself when they take too long; it holds nothing, so it need not be committed.</summary>
    private async Task<IDbContextTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT set_config('statement_timeout', {Patience}, true)", cancellationToken);
        return transaction;
    }

    private async Task<ArticlePage> ReadPageAsync(ArticleFilter filter, CancellationToken cancellationToken)
    {
        var isBackward = filter.Page is { IsBackward: true };
        var rows = await TakeAsync(filter, cancellationToken);
        if (isBackward && rows.Count <= PageSize)
        {
            // The way back reached the beginning: show a full first page rather than a short one.
            return await ReadPageAsync(filter with { Page = null }, cancellationToken);
        }

        var hasMore = rows.Count > PageSize;
        rows = [.. rows.Take(PageSize)];
        if (isBackward)
        {
            rows.Reverse();
        }

        if (filter.Q is not null)
        {
            rows = await MarkAsync(rows, filter.Q, cancellationToken);
        }

        return new ArticlePage(rows)
        {
            Next = rows.Count > 0 && (hasMore || isBackward) ? new ArticleCursor(rows[^1].SortAt, rows[^1].Id) : null,
            Previous = rows.Count > 0 && filter.Page is not null ? new ArticleCursor(rows[0].SortAt, rows[0].Id, IsBackward: true) : null,
        };
    }

    private async Task<List<ArticleRow>> TakeAsync(ArticleFilter filter, CancellationToken cancellationToken)
    {
        var articles = Listed(filter);
        // Newest first and forward, and oldest first and backward, both go down in time.
        var isDescending = (filter.Sort == ArticleOrder.Newest) != (filter.Page is { IsBackward: true });
        if (filter.Page is { SortAt: var at, Id: var id })
        {
            // A comparison of rows: written as "or" it could not use the index, and took 800 times as long in a large archive.
            articles = isDescending
                ? articles.Where(one => EF.Functions.LessThan(ValueTuple.Create(one.SortAt, one.Id), ValueTuple.Create(at, id)))
                : articles.Where(one => EF.Functions.GreaterThan(ValueTuple.Create(one.SortAt, one.Id), ValueTuple.Create(at, id)));
        }

        articles = isDescending
            ? articles.OrderByDescending(one => one.SortAt).ThenByDescending(one => one.Id)
            : articles.OrderBy(one => one.SortAt).ThenBy(one => one.Id);
        return await articles.Take(PageSize + 1).Select(AsRow()).ToListAsync(cancellationToken);
    }

    /// <summary>With words the hits come first and carry the order, so that no index on the date invites a walk through the archive.</summary>
    private IQueryable<ListedArticle> Listed(ArticleFilter filter)
    {
        var articles = filter.ApplyWithoutWords(db);
        return filter.Q is null
            ? articles.Select(article => new ListedArticle { SortAt = article.SortAt, Id = article.Id, Article = article })
            : ArticleSearch.Find(db, filter.Q, filter.Language).Join(
                articles, hit => hit.ArticleId, article => article.Id, (hit, article) => new ListedArticle { SortAt = hit.SortAt, Id = hit.ArticleId, Article = article });
    }

    private Expression<Func<ListedArticle, ArticleRow>> AsRow() => one => new ArticleRow(one.Id, one.Article.Title, one.Article.Url)
    {
        Source = one.Article.Source.Name,
        Language = one.Article.Language,
        SortAt = one.SortAt,
        PublishedAt = one.Article.PublishedAt,
        PublishedPrecision = one.Article.PublishedPrecision,
        Version = one.Article.CurrentVersion,
        IsSample = one.Article.IsSample,
        Annotations = db.Annotations.Count(annotation => annotation.ArticleId == one.Id && annotation.RemovedAt == null),
        Snippet = one.Article.Lead ?? db.ArticleVersions
            .Where(version => version.ArticleId == one.Id && version.Number == one.Article.CurrentVersion)
            .Select(version => version.Text.Substring(version.BodyStart, SnippetLength)).FirstOrDefault() ?? "",
        Signs = db.ArticleVersions
            .Where(version => version.ArticleId == one.Id && version.Number == one.Article.CurrentVersion)
            .Select(version => new ExtractionSigns(version.Confidence, version.IsPaywalled)).FirstOrDefault(),
    };

    private async Task<List<ArticleRow>> MarkAsync(List<ArticleRow> rows, string words, CancellationToken cancellationToken)
    {
        var snippets = await ArticleSearchSnippets.ReadAsync(db, [.. rows.Select(row => row.Id)], words, cancellationToken);
        return [.. rows.Select(row => snippets.TryGetValue(row.Id, out var found) ? row with { Title = found.Title, Snippet = found.Text } : row)];
    }

    private sealed class ListedArticle
    {
        public required DateTimeOffset SortAt { get; init; }

        public required long Id { get; init; }

        public required Article Article { get; init; }
    }
}

/// <summary>A page of a list.</summary>
/// <param name="Rows">Its articles.</param>
public sealed record ArticlePage(IReadOnlyList<ArticleRow> Rows)
{
    /// <summary>Where the next page begins; null on the last.</summary>
    public ArticleCursor? Next { get; init; }

    /// <summary>Where the previous page ends; null on the first.</summary>
    public ArticleCursor? Previous { get; init; }
}

/// <summary>An article in a list.</summary>
/// <param name="Id">Key.</param>
/// <param name="Title">Headline; with the words found marked as <see cref="ArticleSearchSnippets"/> says.</param>
/// <param name="Url">Canonical address.</param>
public sealed record ArticleRow(long Id, string Title, string Url)
{
    /// <summary>Name of its source.</summary>
    public required string Source { get; init; }

    /// <summary>Primary language subtag.</summary>
    public required string? Language { get; init; }

    /// <summary>What the list is sorted by.</summary>
    public required DateTimeOffset SortAt { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>How exactly that is known.</summary>
    public required TimePrecision PublishedPrecision { get; init; }

    /// <summary>Number of the current version.</summary>
    public required int Version { get; init; }

    /// <summary>True for what came with the product.</summary>
    public required bool IsSample { get; init; }

    /// <summary>How many annotations it has.</summary>
    public required int Annotations { get; init; }

    /// <summary>Pieces of the text around the words found; without words the lead or the first words.</summary>
    public required string Snippet { get; init; }

    /// <summary>What its extraction said of itself.</summary>
    public ExtractionSigns? Signs { get; init; }
}
