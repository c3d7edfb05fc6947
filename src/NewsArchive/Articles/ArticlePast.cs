using Microsoft.EntityFrameworkCore;
using NewsArchive.Captures;
using NewsArchive.Data;

namespace NewsArchive.Articles;

/// <summary>
/// What the archive knows of the past of the articles in a batch, for pages that were captured some time before they come in, as those in web
/// archives. Such a page may be older than what is current, and it may have come before.
/// </summary>
internal sealed class ArticlePast
{
    /// <summary>
    /// A page that was captured less than this ago was just fetched and is the newest, whatever the clocks of several machines say.
    /// </summary>
    private static readonly TimeSpan JustNow = TimeSpan.FromHours(1);

    private readonly Dictionary<Article, Looks> _looks = [];

    /// <summary>True for a page of which it is not certain that it is the newest.</summary>
    public static bool Concerns(CaptureDraft capture, DateTimeOffset now) => now - capture.CapturedAt > JustNow;

    /// <summary>Reads what is known of some articles.</summary>
    public async Task LoadAsync(ArchiveDbContext db, IReadOnlyCollection<Article> articles, CancellationToken cancellationToken)
    {
        if (articles.Count == 0)
        {
            return;
        }

        var ids = articles.Select(article => article.Id).ToArray();
        var versions = await (
            from version in db.ArticleVersions
            join capture in db.Captures on version.CaptureId equals capture.Id
            where ids.Contains(version.ArticleId)
            select new { version.ArticleId, version.Number, version.TextSha256, capture.CapturedAt }).ToListAsync(cancellationToken);
        // Looks that found nothing new have no version, only the fetch that noted them.
        var fetches = await (
            from fetch in db.Fetches
            join capture in db.Captures on fetch.CaptureId equals capture.Id
            where ids.Contains(fetch.ArticleId!.Value)
            group capture.CapturedAt by fetch.ArticleId!.Value into looks
            select new { ArticleId = looks.Key, Newest = looks.Max() }).ToDictionaryAsync(look => look.ArticleId, look => look.Newest, cancellationToken);
        var byArticle = versions.ToLookup(version => version.ArticleId);
        foreach (var article in articles)
        {
            foreach (var version in byArticle[article.Id].OrderByDescending(version => version.Number))
            {
                Saw(article, version.CapturedAt, version.TextSha256, version.Number);
            }

            Saw(article, fetches.GetValueOrDefault(article.Id));
        }
    }

    /// <summary>Notes a look at an article, and the version with its text if there is one.</summary>
    public void Saw(Article article, DateTimeOffset at, string? textSha256 = null, int number = 0)
    {
        if (!_looks.TryGetValue(article, out var looks))
        {
            _looks[article] = looks = new Looks();
        }

        looks.Newest = at > looks.Newest ? at : looks.Newest;
        if (textSha256 is not null)
        {
            looks.Versions.TryAdd(textSha256, number);
        }
    }

    /// <summary>The number of the version that a page has come in as before; null when it has not, or when it is newer than all.</summary>
    public int? VersionOf(Article article, DateTimeOffset at, string textSha256) =>
        _looks.TryGetValue(article, out var looks) && at <= looks.Newest && looks.Versions.TryGetValue(textSha256, out var number) ? number : null;

    /// <summary>True when the archive has seen the article after a page was captured.</summary>
    public bool IsEarlier(Article article, DateTimeOffset at) => _looks.TryGetValue(article, out var looks) && at < looks.Newest;

    private sealed class Looks
    {
        public DateTimeOffset Newest { get; set; }

        public Dictionary<string, int> Versions { get; } = new(StringComparer.Ordinal);
    }
}
