using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NewsArchive.Copies;
using NewsArchive.Data;
using NewsArchive.Queries;

namespace NewsArchive.Articles;

/// <summary>Reads lists of articles by keyset pages: any page costs the same, and none skips or repeats an article when new ones arrive.</summary>
public sealed class ArticleList(ArchiveDbContext db)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 25;

    /// <summary>Up to here articles are counted exactly.</summary>
    public const int CountLimit = 10_000;

    private const int SnippetLength = 240;

    /// <summary>Most places that are read at a time when many of them are copies.</summary>
    private const int MostTaken = 400;

    /// <summary>Longest that one question to the database may take, in seconds: nobody waits longer for a list, and others want their turn.</summary>
    public const int Patience = 2;

    /// <summary>One page of the articles a filter means.</summary>
    public Task<ArticlePage> ReadAsync(ArticleFilter filter, CancellationToken cancellationToken) => ReadAsync(filter, PageSize, cancellationToken);

    /// <summary>The same with another number of rows.</summary>
    public async Task<ArticlePage> ReadAsync(ArticleFilter filter, int size, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var transaction = await BeginAsync(filter, cancellationToken);
        return await ReadPageAsync(filter, size, cancellationToken);
    }

    /// <summary>How many articles a filter means, counted up to one more than <see cref="CountLimit"/>.</summary>
    public async Task<int> CountAsync(ArticleFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var transaction = await BeginAsync(filter, cancellationToken);
        if (filter.Conditions.Words is not null)
        {
            return (await ArticleHits.StoriesAsync(db, filter, CountLimit + 1, cancellationToken)).Count;
        }

        // In the order they lie in; that of the list would cost a walk along its index.
        return await Listed(filter).OrderBy(listed => listed.Id).Select(listed => listed.Id).Take(CountLimit + 1).CountAsync(cancellationToken);
    }

    /// <summary>The same, and how many stories they are where that is cheap to know.</summary>
    public async Task<ArticleCount> SizeAsync(ArticleFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (!filter.IsByStory)
        {
            return new ArticleCount(await CountAsync(filter, cancellationToken), null);
        }

        await using var transaction = await BeginAsync(filter, cancellationToken);
        if (filter.Conditions.Words is not null)
        {
            var stories = await ArticleHits.StoriesAsync(db, filter, CountLimit + 1, cancellationToken);
            return new ArticleCount(stories.Count, stories.Count > CountLimit ? null : stories.Distinct().Count());
        }

        var articles = await Listed(filter).OrderBy(listed => listed.Id).Select(listed => listed.Id).Take(CountLimit + 1).CountAsync(cancellationToken);
        if (articles > CountLimit)
        {
            // Telling stories apart costs several times what counting does; for so many nobody is told their number.
            return new ArticleCount(articles, null);
        }

        return new ArticleCount(articles, await Listed(filter).Select(listed => listed.StoryId ?? listed.Id).Distinct().CountAsync(cancellationToken));
    }

    /// <summary>A transaction whose questions the database ends by itself when they take too long; it holds nothing, so it need not be committed.</summary>
    private async Task<IDbContextTransaction> BeginAsync(ArticleFilter filter, CancellationToken cancellationToken)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // How many articles words find is unknown to the planner: it must not read whole tables, nor compile, for a guess.
        var guess = filter.Conditions.Words is null ? "on" : "off";
        await db.Database.ExecuteSqlAsync(
            $"""
            SELECT set_config('statement_timeout', {Patience * 1000 + "ms"}, true), set_config('enable_seqscan', {guess}, true),
              set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)
            """,
            cancellationToken);
        return transaction;
    }

    private async Task<ArticlePage> ReadPageAsync(ArticleFilter filter, int size, CancellationToken cancellationToken)
    {
        var isBackward = filter.Page is { IsBackward: true };
        var places = await PlacesAsync(filter, size, cancellationToken);
        if (isBackward && places.Count <= size)
        {
            // The way back reached the beginning: show a full first page rather than a short one.
            return await ReadPageAsync(filter with { Page = null }, size, cancellationToken);
        }

        var hasMore = places.Count > size;
        places = [.. places.Take(size)];
        if (isBackward)
        {
            places.Reverse();
        }

        return new ArticlePage(await RowsAsync(places, filter, cancellationToken))
        {
            Next = places.Count > 0 && (hasMore || isBackward) ? new ArticleCursor(places[^1].SortAt, places[^1].Id) : null,
            Previous = places.Count > 0 && filter.Page is not null ? new ArticleCursor(places[0].SortAt, places[0].Id, IsBackward: true) : null,
        };
    }

    /// <summary>Where the articles of a page stand, and one more when there is one; by story, later copies are passed over.</summary>
    private async Task<List<ListPlace>> PlacesAsync(ArticleFilter filter, int size, CancellationToken cancellationToken)
    {
        if (!filter.IsByStory)
        {
            return await TakeAsync(filter, filter.Page, size + 1, cancellationToken);
        }

        var shown = new List<ListPlace>();
        var from = filter.Page;
        for (var take = 2 * size; ; take = Math.Min(2 * take, MostTaken))
        {
            var places = await TakeAsync(filter, from, take, cancellationToken);
            shown.AddRange(await StoryFold.EarliestAsync(db, filter, places, cancellationToken));
            if (places.Count < take || shown.Count > size)
            {
                return [.. shown.Take(size + 1)];
            }

            from = new ArticleCursor(places[^1].SortAt, places[^1].Id, from is { IsBackward: true });
        }
    }

    /// <summary>The keys of the newest articles a filter means, near-copies among them.</summary>
    internal async Task<List<long>> NewestAsync(ArticleFilter filter, int count, CancellationToken cancellationToken) =>
        (await TakeAsync(filter with { Sort = ArticleOrder.Newest }, null, count, cancellationToken)).ConvertAll(place => place.Id);

    private async Task<List<ListPlace>> TakeAsync(ArticleFilter filter, ArticleCursor? from, int take, CancellationToken cancellationToken)
    {
        if (filter.Conditions.Words is not null)
        {
            return await ArticleHits.TakeAsync(db, filter, from, take, cancellationToken);
        }

        return await Listed(filter).From(from, ListPlaces.GoesDown(filter, from)).Take(take).ToListAsync(cancellationToken);
    }

    /// <summary>The rows at some places, in their order.</summary>
    private async Task<List<ArticleRow>> RowsAsync(List<ListPlace> places, ArticleFilter filter, CancellationToken cancellationToken)
    {
        var ids = places.ConvertAll(place => place.Id);
        // A join, because asked for row by row the version's columns would be looked up among the versions of all articles.
        var rows = await db.Articles.Where(article => ids.Contains(article.Id))
            .Join(
                db.ArticleVersions,
                article => new { ArticleId = article.Id, Number = article.CurrentVersion },
                version => new { version.ArticleId, version.Number },
                AsRow())
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        var ordered = ids.Where(rows.ContainsKey).Select(id => rows[id]).ToList();
        ordered = await StoryFold.CountAsync(db, ordered, cancellationToken);
        return WordSearch.Marks(filter.Query?.Root) is { } words ? await MarkAsync(ordered, words, cancellationToken) : ordered;
    }

    private IQueryable<ListPlace> Listed(ArticleFilter filter) =>
        filter.ApplyWithoutWords(db).Select(article => new ListPlace { SortAt = article.SortAt, Id = article.Id, StoryId = article.StoryId });

    private Expression<Func<Article, ArticleVersion, ArticleRow>> AsRow() => (article, version) => new ArticleRow(article.Id, article.Title, article.Url)
    {
        Source = article.Source.Name,
        Language = article.Language,
        SortAt = article.SortAt,
        PublishedAt = article.PublishedAt,
        PublishedPrecision = article.PublishedPrecision,
        Version = article.CurrentVersion,
        IsSample = article.IsSample,
        StoryId = article.StoryId,
        Annotations = db.Annotations.Count(annotation => annotation.ArticleId == article.Id && annotation.RemovedAt == null),
        Snippet = article.Lead ?? version.Text.Substring(version.BodyStart, SnippetLength),
        Signs = new ExtractionSigns(version.Confidence, version.IsPaywalled),
    };

    private async Task<List<ArticleRow>> MarkAsync(List<ArticleRow> rows, string words, CancellationToken cancellationToken)
    {
        var snippets = await ArticleSearchSnippets.ReadAsync(db, [.. rows.Select(row => row.Id)], words, cancellationToken);
        return [.. rows.Select(row => snippets.TryGetValue(row.Id, out var found) ? row with { Title = found.Title, Snippet = found.Text } : row)];
    }
}
