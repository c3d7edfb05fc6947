using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Articles;

/// <summary>
/// Reads the hits of words in the order of time, window by window: see <see cref="SearchWindow"/>. The result is that of sorting all hits.
/// </summary>
internal static class ArticleHits
{
    /// <summary>The first places of the hits that a filter lets through; from a place on when one is given.</summary>
    public static async Task<List<ListPlace>> TakeAsync(
        ArchiveDbContext db, ArticleFilter filter, ArticleCursor? from, int take, CancellationToken cancellationToken)
    {
        var isDescending = ListPlaces.GoesDown(filter, from);
        var found = new List<ListPlace>();
        await foreach (var (window, missing) in WalkAsync(db, filter, from, isDescending, take, () => found.Count, cancellationToken))
        {
            found.AddRange(await In(db, filter, window, isDescending).From(from, isDescending).Take(missing).ToListAsync(cancellationToken));
        }

        return found;
    }

    /// <summary>The stories of the hits that a filter lets through, one a hit, the newest first, until there are so many.</summary>
    public static async Task<List<long>> StoriesAsync(ArchiveDbContext db, ArticleFilter filter, int most, CancellationToken cancellationToken)
    {
        var found = new List<long>();
        await foreach (var (window, missing) in WalkAsync(db, filter, null, isDescending: true, most, () => found.Count, cancellationToken))
        {
            var hits = In(db, filter, window, isDescending: true).OrderByDescending(hit => hit.SortAt);
            found.AddRange(await hits.Select(hit => hit.StoryId ?? hit.Id).Take(missing).ToListAsync(cancellationToken));
        }

        return found;
    }

    /// <summary>The windows to read, until there is as much as wanted or nothing more.</summary>
    private static async IAsyncEnumerable<(SearchWindow Window, int Missing)> WalkAsync(
        ArchiveDbContext db,
        ArticleFilter filter,
        ArticleCursor? from,
        bool isDescending,
        int wanted,
        Func<int> found,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var all = await SpanAsync(db, filter, cancellationToken);
        if (from is not null)
        {
            all = isDescending ? all with { To = Earlier(all.To, Behind(from.SortAt)) } : all with { From = from.SortAt > all.From ? from.SortAt : all.From };
        }

        if (all.From >= all.To)
        {
            yield break;
        }

        for (SearchWindow? window = all.First(isDescending); window is { } here && found() < wanted;)
        {
            var before = found();
            yield return (here, wanted - before);
            window = all.After(here, found() - before, wanted - found(), isDescending);
        }
    }

    /// <summary>The time in which there can be hits.</summary>
    private static async Task<SearchWindow> SpanAsync(ArchiveDbContext db, ArticleFilter filter, CancellationToken cancellationToken)
    {
        // Each is one step into the index of the list.
        var span = await db.Database.SqlQuery<ArchiveSpan>($"SELECT min(sort_at) AS first, max(sort_at) AS last FROM articles").SingleAsync(cancellationToken);
        if (span is not { First: { } first, Last: { } last })
        {
            return default;
        }

        return new SearchWindow(filter.After > first ? filter.After.Value : first, filter.Before is { } before ? Earlier(before, Behind(last)) : Behind(last));
    }

    private static IQueryable<ListPlace> In(ArchiveDbContext db, ArticleFilter filter, SearchWindow window, bool isDescending) =>
        ArticleSearch.Find(db, filter.Conditions.Words!, filter.Conditions.Language, window, isDescending).Join(
            filter.ApplyWithoutWords(db),
            hit => hit.ArticleId,
            article => article.Id,
            (hit, article) => new ListPlace { SortAt = hit.SortAt, Id = hit.ArticleId, StoryId = article.StoryId });

    /// <summary>The next instant that PostgreSQL knows.</summary>
    private static DateTimeOffset Behind(DateTimeOffset at) => at > DateTimeOffset.MaxValue.AddDays(-1) ? DateTimeOffset.MaxValue : at.AddMicroseconds(1);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private sealed record ArchiveSpan(DateTimeOffset? First, DateTimeOffset? Last);
}
