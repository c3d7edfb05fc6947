using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Articles;

/// <summary>Questions to the addresses of articles, and their first filling in an archive that was made before they were kept.</summary>
public static class ArticleAddresses
{
    private const int BatchSize = 10_000;

    /// <summary>
    /// Which of many addresses lead to articles of the archive, removed ones included: each known address as given, with the key of its
    /// article. One query.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, long>> KnownAsync(ArchiveDbContext db, IEnumerable<string> urls, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var keys = urls.Distinct(StringComparer.Ordinal).Select(url => (Url: url, Key: ArticleUrl.KeyOf(url))).Where(item => item.Key is not null).ToList();
        var wanted = keys.Select(item => item.Key!).Distinct().ToArray();
        var known = await db.ArticleAddresses.Where(address => wanted.Contains(address.Key))
            .ToDictionaryAsync(address => address.Key, address => address.ArticleId, StringComparer.Ordinal, cancellationToken);
        return keys.Where(item => known.ContainsKey(item.Key!)).ToDictionary(item => item.Url, item => known[item.Key!], StringComparer.Ordinal);
    }

    /// <summary>
    /// Notes the addresses of articles that have none yet, batch by batch, so that it may be cut off at any time and goes on where it was. Of two
    /// articles with one key the older keeps it; both stay, and each is still found by its own spelling.
    /// </summary>
    /// <returns>How many articles got addresses.</returns>
    public static async Task<int> FillAsync(ArchiveDbContext db, Action<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (last, filled) = (0L, 0);
        while (true)
        {
            var batch = await db.Articles
                .Where(article => article.Id > last && !db.ArticleAddresses.Any(address => address.ArticleId == article.Id))
                .OrderBy(article => article.Id)
                .Select(article => new { article.Id, article.Url, article.FirstSeenAt })
                .Take(BatchSize)
                .ToListAsync(cancellationToken);
            if (batch.Count == 0)
            {
                return filled;
            }

            var rows = batch
                .SelectMany(article => new[] { ArticleUrl.KeyOf(article.Url), ArticleUrl.StableKeyOf(article.Url) }.Select(key => (Key: key, Article: article)))
                .Where(row => row.Key is not null)
                // In one order everywhere, so that this and a worker never wait for each other.
                .OrderBy(row => row.Key, StringComparer.Ordinal).ThenBy(row => row.Article.Id)
                .ToList();
            var keys = rows.ConvertAll(row => row.Key!).ToArray();
            var ids = rows.ConvertAll(row => row.Article.Id).ToArray();
            var urls = rows.ConvertAll(row => row.Article.Url).ToArray();
            var times = rows.ConvertAll(row => row.Article.FirstSeenAt).ToArray();
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO article_addresses (key, article_id, url, seen_at)
                SELECT * FROM unnest({keys}, {ids}, {urls}, {times}) ON CONFLICT DO NOTHING
                """,
                cancellationToken);
            (last, filled) = (batch[^1].Id, filled + batch.Count);
            progress?.Invoke(filled);
        }
    }
}
