using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Fetches;
using NewsArchive.Scraper.Feeds;

namespace NewsArchive.Scraper.Polling;

/// <summary>
/// Tells what of a feed is new, and which known articles changed since they were last looked at. What was asked
/// for within the last 30 days, whatever came of it, is not asked for again because it still stands in the feed.
/// </summary>
internal sealed class KnownAddresses(ArchiveDbContext db, DateTimeOffset now)
{
    private const int MostRevisits = 50;
    private const int Batch = 5000;
    private static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    /// <summary>Some sitemaps print the present as the time of change of every page.</summary>
    private static readonly TimeSpan LeastAge = TimeSpan.FromHours(1);

    /// <summary>The new addresses among entries, in their order, up to a number.</summary>
    public async Task<IReadOnlyList<string>> NewAsync(IReadOnlyList<FeedEntry> entries, int most, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (var batch in Canonical(entries).Select(row => row.Url).Chunk(Batch))
        {
            var checks = await LastChecksAsync(batch, cancellationToken);
            var asked = await AskedAsync(batch, cancellationToken);
            found.AddRange(batch.Where(url => !checks.ContainsKey(url) && !asked.Contains(url)));
            if (found.Count >= most)
            {
                break;
            }
        }

        return [.. found.Take(most)];
    }

    /// <summary>The addresses of known articles that changed, as their entries say, since they were last looked at.</summary>
    public async Task<IReadOnlyList<string>> ChangedAsync(IEnumerable<FeedEntry> entries, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (var batch in Canonical(entries.Where(entry => entry.Modified?.Time is { } modified && modified.ToUniversalTime() <= now)).Chunk(Batch))
        {
            var checks = await LastChecksAsync([.. batch.Select(row => row.Url)], cancellationToken);
            found.AddRange(batch.Where(row => checks.TryGetValue(row.Url, out var checkedAt) && IsNewer(row.Entry, checkedAt)).Select(row => row.Url));
        }

        return [.. found.Take(MostRevisits)];
    }

    private static IEnumerable<(FeedEntry Entry, string Url)> Canonical(IEnumerable<FeedEntry> entries) =>
        entries.Select(entry => (Entry: entry, Url: ArticleUrl.Canonicalize(entry.Url)!)).Where(row => row.Url is not null).DistinctBy(row => row.Url);

    private bool IsNewer(FeedEntry entry, DateTimeOffset checkedAt) => entry.Modified!.Time!.Value.ToUniversalTime() > checkedAt && now - checkedAt > LeastAge;

    /// <summary>When the known articles among these addresses were last looked at.</summary>
    private async Task<Dictionary<string, DateTimeOffset>> LastChecksAsync(string[] urls, CancellationToken cancellationToken)
    {
        var known = await db.Articles.Where(article => urls.Contains(article.Url))
            .ToDictionaryAsync(article => article.Url, article => article.LastCheckedAt, StringComparer.Ordinal, cancellationToken);
        var articles = await ArticleAddresses.KnownAsync(db, urls.Where(url => !known.ContainsKey(url)), cancellationToken);
        var ids = articles.Values.Distinct().ToArray();
        var checks = await db.Articles.Where(article => ids.Contains(article.Id))
            .ToDictionaryAsync(article => article.Id, article => article.LastCheckedAt, cancellationToken);
        foreach (var (url, id) in articles)
        {
            known[url] = checks[id];
        }

        return known;
    }

    private async Task<HashSet<string>> AskedAsync(string[] urls, CancellationToken cancellationToken)
    {
        var since = now - Memory;
        return await db.Fetches
            .Where(fetch => urls.Contains(fetch.Url) && fetch.Kind == FetchKind.Page && (fetch.EndedAt == null || fetch.EndedAt >= since))
            .Select(fetch => fetch.Url).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
    }
}
