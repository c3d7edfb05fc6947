using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Articles;

/// <summary>How an incoming article is known.</summary>
internal enum Acquaintance
{
    /// <summary>By its own address.</summary>
    Own,

    /// <summary>By the address it had before, or by the number in it: it moved.</summary>
    Moved,

    /// <summary>By one of its other addresses.</summary>
    Other,
}

/// <summary>What the archive knows of a batch of incoming articles: by their addresses and by their texts.</summary>
internal sealed class KnownArticles(ArchiveDbContext db, DateTimeOffset now)
{
    private readonly Dictionary<string, KnownArticle> _byUrl = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (KnownArticle Article, ArticleAddress Address)> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<(string SourceName, string TextSha256), KnownArticle> _byText = [];

    /// <summary>Reads what is known, in two queries, and in a third the texts of those that came with another.</summary>
    public async Task LoadAsync(IReadOnlyCollection<PreparedArticle> incoming, CancellationToken cancellationToken)
    {
        var keys = incoming.SelectMany(item => item.Keys).Distinct().ToArray();
        var urls = incoming.Select(item => item.Url!).Distinct().ToArray();
        var hashes = incoming.Select(item => item.TextSha256!).Distinct().ToArray();
        var addresses = await db.ArticleAddresses.Where(address => keys.Contains(address.Key)).ToListAsync(cancellationToken);
        var ids = addresses.Select(address => address.ArticleId).Distinct().ToArray();
        // A union of indexed questions: with "or" over two tables, the database would read both of them whole.
        var found = db.Articles.Where(article => ids.Contains(article.Id) || urls.Contains(article.Url)).Select(article => article.Id)
            .Union(db.ArticleVersions.Where(version => hashes.Contains(version.TextSha256)).Select(version => version.ArticleId));
        var known = await (
            from article in db.Articles.Include(article => article.Source)
            join version in db.ArticleVersions on new { article.Id, Number = article.CurrentVersion } equals new { Id = version.ArticleId, version.Number }
            where found.Contains(article.Id)
            select new { article, version.TextSha256 }).ToListAsync(cancellationToken);
        var byId = new Dictionary<long, KnownArticle>();
        foreach (var row in known.OrderBy(row => row.article.Id))
        {
            byId[row.article.Id] = new KnownArticle(row.article, row.TextSha256);
            Remember(byId[row.article.Id]);
        }

        foreach (var address in addresses)
        {
            _byKey[address.Key] = (byId[address.ArticleId], address);
        }

        await LoadTextsAsync(incoming, byId, cancellationToken);
    }

    /// <summary>The article that an incoming one is another look at; null when it is new.</summary>
    public (KnownArticle Article, Acquaintance By)? Find(PreparedArticle item)
    {
        if (_byUrl.TryGetValue(item.Url!, out var exact))
        {
            return (exact, Acquaintance.Own);
        }

        if (_byKey.TryGetValue(item.Key!, out var keyed) && keyed.Article.Key == item.Key)
        {
            return (keyed.Article, Acquaintance.Own);
        }

        foreach (var address in item.Reached)
        {
            // The address the article has leads here now.
            if (_byKey.TryGetValue(address.Key, out var reached) && reached.Article.Key == address.Key && IsSameStory(reached.Article, item))
            {
                return (reached.Article, Acquaintance.Moved);
            }
        }

        if (item.StableKey is not null && _byKey.TryGetValue(item.StableKey, out var stable) && stable.Article.Resembles(item, isStable: true))
        {
            return (stable.Article, Acquaintance.Moved);
        }

        foreach (var key in item.Reached.Select(address => address.Key).Prepend(item.Key!))
        {
            if (_byKey.TryGetValue(key, out var other) && IsSameStory(other.Article, item))
            {
                return (other.Article, Acquaintance.Other);
            }
        }

        return null;
    }

    /// <summary>The article of a source that has a text now.</summary>
    public KnownArticle? WithText(string sourceName, string textSha256) => _byText.GetValueOrDefault((sourceName, textSha256));

    /// <summary>Makes an article known to the rest of the batch; also again when its text or address changed.</summary>
    public void Remember(KnownArticle known)
    {
        _byUrl[known.Article.Url] = known;
        if (known.Article.RemovedAt is null)
        {
            _byText.TryAdd((known.Article.Source.Name, known.TextSha256), known);
        }
    }

    /// <summary>Notes all addresses of an incoming article for the article it turned out to be. The first article keeps an address that two share.</summary>
    /// <param name="known">The article.</param>
    /// <param name="item">What came.</param>
    /// <param name="isOwn">True when the article calls the canonical address its own; then it takes it from an article that only was reached by it.</param>
    public void Note(KnownArticle known, PreparedArticle item, bool isOwn)
    {
        var own = new KeyedAddress(item.Key!, item.Url!);
        if (isOwn && _byKey.TryGetValue(own.Key, out var taken) && taken.Article != known && taken.Article.Key != own.Key)
        {
            taken.Address.LeadTo(known.Article, own.Url, now);
            _byKey[own.Key] = (known, taken.Address);
        }

        foreach (var address in item.Reached.Prepend(own).Concat(item.StableKey is null ? [] : [new KeyedAddress(item.StableKey, item.Url!)]))
        {
            if (!_byKey.ContainsKey(address.Key))
            {
                var noted = new ArticleAddress(address.Key, known.Article, address.Url, now);
                db.ArticleAddresses.Add(noted);
                _byKey[address.Key] = (known, noted);
            }
        }
    }

    /// <summary>Two numbers are two articles; otherwise the texts decide. An address may lead somewhere else every day ("/today").</summary>
    private static bool IsSameStory(KnownArticle known, PreparedArticle item)
    {
        var stable = ArticleUrl.StableKeyOf(known.Article.Url);
        return stable is not null && item.StableKey is not null
            ? stable == item.StableKey && known.Resembles(item, isStable: true)
            : known.Resembles(item, isStable: false);
    }

    private async Task LoadTextsAsync(IEnumerable<PreparedArticle> incoming, Dictionary<long, KnownArticle> byId, CancellationToken cancellationToken)
    {
        var ownKeys = byId.Values.ToLookup(known => known.Key, StringComparer.Ordinal);
        var differing = incoming.SelectMany(item => Candidates(item).Concat(ownKeys[item.Key!]).Where(known => known.TextSha256 != item.TextSha256)).Select(known => known.Article.Id).Distinct().ToArray();
        if (differing.Length == 0)
        {
            return;
        }

        var versions = await (
            from version in db.ArticleVersions
            join article in db.Articles on version.ArticleId equals article.Id
            where differing.Contains(version.ArticleId)
            orderby version.Number
            select new
            {
                version.ArticleId,
                version.Number,
                version.TextSha256,
                version.Capture.CapturedAt,
                Text = version.Number == article.CurrentVersion ? version.Text : null,
                version.TitleEnd,
                version.BodyStart,
                version.Length,
            }).ToListAsync(cancellationToken);
        foreach (var version in versions)
        {
            byId[version.ArticleId].Remember(version.Number, version.TextSha256);
            if (version.Text is not null)
            {
                var text = new VersionText(version.Text, version.TitleEnd, version.BodyStart, version.Length);
                byId[version.ArticleId].Show(text, version.TextSha256, version.CapturedAt);
            }
        }
    }

    private IEnumerable<KnownArticle> Candidates(PreparedArticle item)
    {
        var keyed = item.Keys.Select(key => _byKey.GetValueOrDefault(key).Article);
        return (_byUrl.TryGetValue(item.Url!, out var exact) ? keyed.Append(exact) : keyed).Where(known => known is not null);
    }
}
