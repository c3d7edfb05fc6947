using Microsoft.EntityFrameworkCore;
using NewsArchive.Captures;
using NewsArchive.Data;
using NewsArchive.Fetches;
using NewsArchive.Mentions;
using NewsArchive.Sources;

namespace NewsArchive.Articles;

/// <summary>A batch of incoming articles beside what the archive knows of them, and the decision for each.</summary>
internal sealed class IngestBatch
{
    private readonly ArchiveDbContext _db;
    private readonly IReadOnlyList<Prepared> _incoming;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<string, Known> _byUrl = new(StringComparer.Ordinal);
    private readonly Dictionary<(string SourceName, string TextSha256), Known> _byText = [];
    private readonly Dictionary<string, CaptureBody> _bodies = new(StringComparer.Ordinal);
    private readonly List<Decision> _decisions = [];
    private SourceLookup _sources = null!;

    private IngestBatch(ArchiveDbContext db, IReadOnlyList<Prepared> incoming, DateTimeOffset now)
    {
        _db = db;
        _incoming = incoming;
        _now = now;
    }

    /// <summary>The bodies of all captures of the batch, each once.</summary>
    public IReadOnlyCollection<CaptureBody> Bodies => _bodies.Values;

    /// <summary>Reads what the archive knows of a batch, in three queries.</summary>
    public static async Task<IngestBatch> LoadAsync(
        ArchiveDbContext db,
        IReadOnlyList<IncomingArticle> articles,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var batch = new IngestBatch(db, [.. articles.Select(Prepared.From)], now);
        var storable = batch._incoming.Where(item => item.Text is not null).ToList();
        batch._sources = await SourceLookup.LoadAsync(
            db,
            storable.SelectMany(item => new[] { item.Incoming.SourceName, item.Incoming.Article.SiteName }),
            storable.Select(item => item.Url!),
            cancellationToken);
        await batch.LoadKnownAsync(storable, cancellationToken);
        return batch;
    }

    /// <summary>Decides about every article in order and adds what is new to the context.</summary>
    public void Decide()
    {
        foreach (var item in _incoming)
        {
            _decisions.Add(Decide(item));
        }
    }

    /// <summary>Keys and search configurations of the articles that have a new current version; after saving.</summary>
    public (long[] ArticleIds, string[] Configurations) SearchEntries()
    {
        var changed = _decisions.Where(decision => decision.Version is not null).Select(decision => decision.Article!).Distinct().ToList();
        return ([.. changed.Select(article => article.Id)], [.. changed.Select(article => SearchConfigurations.For(article.Language))]);
    }

    /// <summary>The texts that are new; after saving.</summary>
    public IReadOnlyCollection<MatchableText> NewTexts() =>
        [.. _decisions.Where(decision => decision.Version is not null).Select(decision => new MatchableText(decision.Version!.Id, decision.Article!.Id, decision.Version.Text))];

    /// <summary>What became of each article, in order; after saving.</summary>
    public IReadOnlyList<IngestResult> Results() =>
        [.. _decisions.Select(decision => decision.Result with
        {
            ArticleId = decision.Article?.Id,
            Version = decision.Version?.Number ?? decision.Number,
            CaptureId = decision.Capture?.Id,
        })];

    private async Task LoadKnownAsync(List<Prepared> storable, CancellationToken cancellationToken)
    {
        var urls = storable.Select(item => item.Url!).Distinct().ToArray();
        var hashes = storable.Select(item => item.TextSha256!).Distinct().ToArray();
        var known = await (
            from article in _db.Articles.Include(article => article.Source)
            join version in _db.ArticleVersions on new { article.Id, Number = article.CurrentVersion } equals new { Id = version.ArticleId, version.Number }
            where urls.Contains(article.Url) || hashes.Contains(version.TextSha256)
            select new { article, version.TextSha256 }).ToListAsync(cancellationToken);
        foreach (var row in known.OrderBy(row => row.article.Id))
        {
            Remember(new Known(row.article, row.TextSha256));
        }
    }

    private Decision Decide(Prepared item)
    {
        if (item.Text is null)
        {
            return new Decision(new IngestResult(Outcome.Skipped, item.Problem));
        }

        if (!_byUrl.TryGetValue(item.Url!, out var known))
        {
            return DecideNew(item);
        }

        var article = known.Article;
        if (article.RemovedAt is not null)
        {
            return new Decision(new IngestResult(Outcome.Skipped, $"It was removed from the archive ({article.RemovedReason}); restore it to collect it again"), article);
        }

        if (known.TextSha256 == item.TextSha256)
        {
            article.Check(_now);
            article.Visit(item.Incoming.Capture, _now);
            return new Decision(new IngestResult(Outcome.Unchanged), article) { Capture = Capture(item), Number = article.CurrentVersion };
        }

        return Revise(item, article, Outcome.Revised);
    }

    private Decision DecideNew(Prepared item)
    {
        var source = _sources.For(item.Url!, item.Incoming.SourceName, item.Incoming.Article.SiteName, _now);
        if (_byText.TryGetValue((source.Name, item.TextSha256!), out var same))
        {
            var reason = $"The same text of the same source is already here as {same.Article.Url}";
            return new Decision(new IngestResult(Outcome.Duplicate, reason), same.Article) { Number = same.Article.CurrentVersion };
        }

        var article = new Article(source, item.Url!, _now, item.Incoming.IsSample);
        _db.Articles.Add(article);
        return Revise(item, article, Outcome.Added);
    }

    private Decision Revise(Prepared item, Article article, Outcome outcome)
    {
        var capture = Capture(item);
        var version = article.Revise(item.Text!, item.Incoming.Article, capture, _now);
        article.Visit(item.Incoming.Capture, _now);
        Remember(new Known(article, item.TextSha256!));
        return new Decision(new IngestResult(outcome), article) { Version = version, Capture = capture };
    }

    private Capture Capture(Prepared item)
    {
        var body = CaptureBody.Of(item.Incoming.Capture);
        _bodies.TryAdd(body.Sha256, body);
        var capture = new Capture(item.Incoming.Capture, body.Sha256);
        _db.Captures.Add(capture);
        return capture;
    }

    private void Remember(Known known)
    {
        _byUrl[known.Article.Url] = known;
        if (known.Article.RemovedAt is null)
        {
            _byText.TryAdd((known.Article.Source.Name, known.TextSha256), known);
        }
    }

    private sealed record Known(Article Article, string TextSha256);

    private sealed record Decision(IngestResult Result, Article? Article = null)
    {
        public ArticleVersion? Version { get; init; }

        public Capture? Capture { get; init; }

        public int? Number { get; init; }
    }

    /// <summary>An incoming article with its canonical address and text, or with the problem that keeps it out.</summary>
    private sealed record Prepared(IncomingArticle Incoming, string? Url, VersionText? Text, string? Problem)
    {
        public string? TextSha256 { get; } = Text?.Sha256;

        public static Prepared From(IncomingArticle incoming)
        {
            var article = incoming.Article;
            var url = ArticleUrl.Canonicalize(article.CanonicalUrl ?? article.Url);
            if (url is null)
            {
                return Refuse(incoming, $"'{article.CanonicalUrl ?? article.Url}' is not an http or https address");
            }

            if (article.NotArticle is { } reason)
            {
                return Refuse(incoming, reason);
            }

            // What follows is for records and files, which nobody judged.
            if (string.IsNullOrWhiteSpace(article.Title))
            {
                return Refuse(incoming, "It has no headline");
            }

            if (article.Paragraphs.All(string.IsNullOrWhiteSpace))
            {
                return Refuse(incoming, "It has no text");
            }

            return new Prepared(incoming, url, VersionText.Compose(article.Title, article.Lead, article.Paragraphs), null);
        }

        private static Prepared Refuse(IncomingArticle incoming, string problem) => new(incoming, null, null, problem);
    }
}
