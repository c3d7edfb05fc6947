using NewsArchive.Articles;
using NewsArchive.Fetches;
using NewsArchive.Scraper.Fetching;

namespace NewsArchive.Scraper.Scraping;

/// <summary>What came of one page or feed.</summary>
/// <param name="Result">How it ended and why.</param>
/// <param name="MayRecover">True when it failed and trying again later may help.</param>
/// <param name="RetryAfter">How long the server asked to be left alone.</param>
public sealed record ScrapedPage(IngestResult Result, bool MayRecover = false, TimeSpan? RetryAfter = null)
{
    /// <summary>What no longer works in the user's rules for the page's site.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The error of this program that it failed with, for the log.</summary>
    public Exception? Error { get; init; }

    /// <summary>What asking took.</summary>
    public FetchTrace Trace { get; init; }

    /// <summary>What a fetch that brought nothing to read means.</summary>
    internal static ScrapedPage Of(FetchResult result) => result switch
    {
        FetchResult.NotModified => new ScrapedPage(new IngestResult(Outcome.Unchanged, "the server says that it has not changed")),
        FetchResult.Refused refused => new ScrapedPage(new IngestResult(Outcome.Skipped, refused.Reason)),
        FetchResult.Failed failed => new ScrapedPage(new IngestResult(Outcome.Failed, failed.Reason), failed.MayRecover, failed.RetryAfter),
        _ => throw new ArgumentException($"A page that came is to be read: {result.GetType().Name}.", nameof(result)),
    };
}

/// <summary>A page that was fetched and read, not yet stored; or what came of it, when there is nothing to store.</summary>
/// <param name="Trace">What asking took.</param>
/// <param name="Warnings">What no longer works in the user's rules for the page's site.</param>
public sealed record CollectedPage(FetchTrace Trace, IReadOnlyList<string> Warnings)
{
    /// <summary>What is to be stored; null when there is nothing.</summary>
    public IncomingArticle? Incoming { get; init; }

    /// <summary>What came of it; null while there is something to be stored.</summary>
    public ScrapedPage? Ended { get; init; }

    internal static CollectedPage Of(ScrapedPage ended) => new(ended.Trace, ended.Warnings) { Ended = ended };
}
