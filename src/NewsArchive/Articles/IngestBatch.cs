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
    private readonly IReadOnlyList<PreparedArticle> _incoming;
    private readonly DateTimeOffset _now;
    private readonly KnownArticles _known;
    private readonly Dictionary<string, CaptureBody> _bodies = new(StringComparer.Ordinal);
    private readonly List<Decision> _decisions = [];
    private SourceLookup _sources = null!;

    private IngestBatch(ArchiveDbContext db, IReadOnlyList<PreparedArticle> incoming, DateTimeOffset now)
    {
        _db = db;
        _incoming = incoming;
        _now = now;
        _known = new KnownArticles(db, now);
    }

    /// <summary>The bodies of all captures of the batch, each once.</summary>
    public IReadOnlyCollection<CaptureBody> Bodies => _bodies.Values;

    /// <summary>Reads what the archive knows of a batch, in three or four queries.</summary>
    public static async Task<IngestBatch> LoadAsync(
        ArchiveDbContext db,
        IReadOnlyList<IncomingArticle> articles,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var batch = new IngestBatch(db, [.. articles.Select(PreparedArticle.From)], now);
        var storable = batch._incoming.Where(item => item.Text is not null).ToList();
        batch._sources = await SourceLookup.LoadAsync(
            db,
            storable.SelectMany(item => new[] { item.Incoming.SourceName, item.Incoming.Article.SiteName }),
            storable.Select(item => item.Url!),
            cancellationToken);
        await batch._known.LoadAsync(storable, cancellationToken);
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

    private Decision Decide(PreparedArticle item)
    {
        if (item.Text is null)
        {
            return new Decision(new IngestResult(Outcome.Skipped, item.Problem));
        }

        if (_known.Find(item) is not var (known, acquaintance))
        {
            return DecideNew(item);
        }

        var article = known.Article;
        if (article.RemovedAt is not null)
        {
            return new Decision(new IngestResult(Outcome.Skipped, $"It was removed from the archive ({article.RemovedReason}); restore it to collect it again"), article);
        }

        var oldUrl = article.Url;
        var decision = DecideKnown(item, known);
        if (!known.IsNewerThan(item.Incoming.Capture, _now))
        {
            if (acquaintance == Acquaintance.Moved)
            {
                article.MoveTo(item.Url!);
            }

            article.Visit(item.Incoming.Capture, _now);
        }

        _known.Remember(known);
        _known.Note(known, item, isOwn: acquaintance != Acquaintance.Other);
        return acquaintance switch
        {
            Acquaintance.Moved => decision.Because($"It moved here from {oldUrl}"),
            Acquaintance.Other => decision.Because($"This is another address of {oldUrl}"),
            _ => decision,
        };
    }

    private Decision DecideNew(PreparedArticle item)
    {
        var source = _sources.For(item.Url!, item.Incoming.SourceName, item.Incoming.Article.SiteName, _now);
        if (_known.WithText(source.Name, item.TextSha256!) is { } same)
        {
            _known.Note(same, item, isOwn: false);
            var reason = $"The same text of the same source is already here as {same.Article.Url}";
            return new Decision(new IngestResult(Outcome.Duplicate, reason), same.Article) { Number = same.Article.CurrentVersion };
        }

        var article = new Article(source, item.Url!, _now, item.Incoming.IsSample);
        _db.Articles.Add(article);
        var known = new KnownArticle(article, item.TextSha256!);
        var decision = Revise(item, known, Outcome.Added);
        article.Visit(item.Incoming.Capture, _now);
        _known.Remember(known);
        _known.Note(known, item, isOwn: true);
        return decision;
    }

    private Decision DecideKnown(PreparedArticle item, KnownArticle known)
    {
        var article = known.Article;
        if (known.TextSha256 == item.TextSha256)
        {
            return Unchanged(item, article, null);
        }

        var change = TextChange.Between(known.Text!, item.Text!);
        if (change.Kind != TextChangeKind.Real)
        {
            return Unchanged(item, article, $"The text is the same; only {change.What} changed");
        }

        if (!known.IsNewerThan(item.Incoming.Capture, _now))
        {
            return Revise(item, known, Outcome.Revised);
        }

        // An older copy of the page: nothing of it is lost, and nothing newer is hidden by it.
        return known.NumberOf(item.TextSha256!) is { } number
            ? Unchanged(item, article, $"It is version {number}, captured before the current one") with { Number = number }
            : AddPast(item, known);
    }

    private Decision Unchanged(PreparedArticle item, Article article, string? reason)
    {
        article.Check(_now);
        return new Decision(new IngestResult(Outcome.Unchanged, reason), article) { Capture = Capture(item), Number = article.CurrentVersion };
    }

    private Decision Revise(PreparedArticle item, KnownArticle known, Outcome outcome)
    {
        var capture = Capture(item);
        var version = known.Article.Revise(item.Text!, item.Incoming.Article, capture, _now, known.NextNumber);
        known.Remember(version.Number, item.TextSha256!);
        known.Show(item.Text!, item.TextSha256!, item.Incoming.Capture.CapturedAt);
        return new Decision(new IngestResult(outcome), known.Article) { Version = version, Capture = capture };
    }

    private Decision AddPast(PreparedArticle item, KnownArticle known)
    {
        var capture = Capture(item);
        var version = known.Article.Add(item.Text!, item.Incoming.Article, capture, _now, known.NextNumber);
        known.Remember(version.Number, item.TextSha256!);
        var reason = $"Captured before version {known.Article.CurrentVersion}, which stays the current one";
        return new Decision(new IngestResult(Outcome.Revised, reason), known.Article) { Version = version, Capture = capture };
    }

    private Capture Capture(PreparedArticle item)
    {
        var body = CaptureBody.Of(item.Incoming.Capture);
        _bodies.TryAdd(body.Sha256, body);
        var capture = new Capture(item.Incoming.Capture, body.Sha256);
        _db.Captures.Add(capture);
        return capture;
    }

    private sealed record Decision(IngestResult Result, Article? Article = null)
    {
        public ArticleVersion? Version { get; init; }

        public Capture? Capture { get; init; }

        public int? Number { get; init; }

        /// <summary>The same with another reason before its own.</summary>
        public Decision Because(string reason) => this with { Result = Result with { Reason = Result.Reason is null ? reason : $"{reason}. {Result.Reason}" } };
    }
}
