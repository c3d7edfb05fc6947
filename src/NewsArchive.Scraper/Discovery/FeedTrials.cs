using System.Globalization;
using NewsArchive.Scraper.Feeds;
using NewsArchive.Scraper.Polling;
using NewsArchive.Sources;

namespace NewsArchive.Scraper.Discovery;

/// <summary>The addresses tried in one search for feeds, what each answered, and the feeds among them.</summary>
internal sealed class FeedTrials(FeedAsking asking, TimeProvider clock, IProgress<IReadOnlyList<TriedAddress>>? progress)
{
    /// <summary>How many requests one search may send.</summary>
    public const int MostRequests = 12;

    private const int MostOfOneKind = 5;

    private readonly List<TriedAddress> _tried = [];
    private readonly List<FoundFeed> _feeds = [];
    private FeedAnswer.Failed? _lastFailure;

    /// <summary>The page that was typed, when it is one.</summary>
    public FeedAnswer.Page? Home { get; set; }

    /// <summary>The feeds found.</summary>
    public IReadOnlyList<FoundFeed> Feeds => _feeds;

    /// <summary>What was tried, in order.</summary>
    public IReadOnlyList<TriedAddress> Tried => [.. _tried];

    /// <summary>True when the last address could not be asked at all.</summary>
    public bool IsUnreachable => _lastFailure is { IsRefused: false, Result.Status: null };

    /// <summary>Why nothing was found.</summary>
    public string Problem => Home is null && _lastFailure is { } failure
        ? $"{_tried[0].Url} could not be read: {failure.Reason}."
        : "No feed, no sitemap and no list of articles was found.";

    /// <summary>True when a feed was found that announces something, so that looking on would only cost requests.</summary>
    private bool IsEnough => _feeds.Exists(feed => feed.Announced > 0 || feed.Sitemaps > 0);

    /// <summary>Tries an address.</summary>
    /// <returns>The page that came instead of a feed; null when a feed came or nothing did.</returns>
    public async Task<FeedAnswer.Page?> TryAsync(string url, string why, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(new FeedQuestion(url), why, cancellationToken);
        if (answer is FeedAnswer.Read read)
        {
            var sample = read.Document.Sitemaps.Count > 0 ? await LookIntoAsync(read, cancellationToken) : null;
            _feeds.Add(FoundFeed.Of(AddressOf(read, url), read.Document, sample, clock.GetUtcNow()));
        }

        return answer as FeedAnswer.Page;
    }

    /// <summary>Tries addresses of one kind, unless something was found before.</summary>
    public async Task TryAllAsync(IEnumerable<string> urls, string why, CancellationToken cancellationToken)
    {
        if (IsEnough)
        {
            return;
        }

        var isGuess = why.StartsWith("where", StringComparison.Ordinal);
        foreach (var url in urls.Where(url => !_tried.Exists(tried => tried.Url == url)).Take(isGuess ? MostRequests : MostOfOneKind))
        {
            if (_tried.Count >= MostRequests || (isGuess && IsEnough))
            {
                return;
            }

            await TryAsync(url, why, cancellationToken);
        }
    }

    /// <summary>Tries a page's links.</summary>
    public async Task TryListingAsync(string url, string pattern, string why, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(new FeedQuestion(url) { IsListing = true, Pattern = pattern }, why, cancellationToken);
        if (answer is not FeedAnswer.Read read)
        {
            return;
        }

        if (read.Document.Entries.Count == 0)
        {
            _lastFailure = new FeedAnswer.Failed($"no link of the page leads to a path like {pattern}", MayRecover: false) { Result = answer.Result };
            Tell(_tried[^1] with { Result = _lastFailure.Reason });
            return;
        }

        _feeds.Add(FoundFeed.Of(AddressOf(read, url), read.Document, null, clock.GetUtcNow()) with { Pattern = pattern });
    }

    /// <summary>Adds what is known without asking.</summary>
    public void Add(string url, FeedDocument document, string why)
    {
        _tried.Add(new TriedAddress(url, why, Describe(document)));
        _feeds.Add(FoundFeed.Of(url, document, null, clock.GetUtcNow()));
    }

    /// <summary>Ends what is being asked.</summary>
    public void GiveUp(string reason)
    {
        if (_tried.Count > 0 && _tried[^1].Result is null)
        {
            Tell(_tried[^1] with { Result = reason });
        }
    }

    private async Task<FeedAnswer> AskAsync(FeedQuestion question, string why, CancellationToken cancellationToken)
    {
        _tried.Add(new TriedAddress(question.Url, why));
        progress?.Report(Tried);
        var answer = await asking.AskAsync(question, cancellationToken);
        _lastFailure = answer as FeedAnswer.Failed;
        Tell(_tried[^1] with
        {
            Result = answer switch
            {
                FeedAnswer.Read read => Describe(read.Document),
                FeedAnswer.Page => "a page, no feed",
                FeedAnswer.Failed failed => failed.Reason,
                _ => "nothing",
            },
        });
        return answer;
    }

    private void Tell(TriedAddress last)
    {
        _tried[^1] = last;
        progress?.Report(Tried);
    }

    /// <summary>Reads the sitemap of an index that changed last, to show what it holds.</summary>
    private async Task<FeedDocument?> LookIntoAsync(FeedAnswer.Read index, CancellationToken cancellationToken)
    {
        var window = PollWindow.OfPoll(FeedKind.Sitemap, 0, null, clock.GetUtcNow());
        var newest = ChildSitemaps.Choose(index.Document, index.Url, window, isBackfill: false)
            .Join(index.Document.Sitemaps, url => url, map => map.Url, (_, map) => map)
            .OrderByDescending(map => map.Modified?.Time ?? AddressDate.OfSitemap(map.Url)?.From ?? DateTimeOffset.MinValue).FirstOrDefault();
        return newest is not null && _tried.Count < MostRequests
            ? (await AskAsync(new FeedQuestion(newest.Url), "the newest sitemap of the index", cancellationToken) as FeedAnswer.Read)?.Document
            : null;
    }

    private static string AddressOf(FeedAnswer.Read read, string asked) => read.Result.HasMoved ? read.Url : asked;

    private static string Describe(FeedDocument document) => document.Sitemaps.Count > 0
        ? string.Create(CultureInfo.InvariantCulture, $"an index of {document.Sitemaps.Count:N0} sitemaps")
        : string.Create(CultureInfo.InvariantCulture, $"{FeedKinds.NameOf(document.Kind)}, {document.Entries.Count:N0} entries");
}
