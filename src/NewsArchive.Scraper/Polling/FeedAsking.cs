using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using NewsArchive.Fetches;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Scraper.Feeds;
using NewsArchive.Scraper.Fetching;
using NewsArchive.Scraper.Manners;
using NewsArchive.Sources;

namespace NewsArchive.Scraper.Polling;

/// <summary>Asks for a feed, sitemap or listing page, with all manners, and reads what came.</summary>
public sealed class FeedAsking(PageFetcher fetcher, HostManners manners, IOptions<ScraperOptions> options)
{
    /// <summary>Asks once.</summary>
    public async Task<FeedAnswer> AskAsync(FeedQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var request = new FetchRequest(question.Url) { Target = FetchTarget.Feed, ETag = question.ETag, LastModified = question.LastModified };
        var result = await fetcher.FetchAsync(request, manners, cancellationToken);
        FeedAnswer answer = result switch
        {
            FetchResult.Fetched fetched => Read(question, fetched),
            FetchResult.NotModified => new FeedAnswer.Same(),
            FetchResult.Refused refused => new FeedAnswer.Failed(refused.Reason, MayRecover: false) { IsRefused = true },
            FetchResult.Failed failed => new FeedAnswer.Failed(failed.Reason, failed.MayRecover) { RetryAfter = failed.RetryAfter },
            var other => throw new InvalidOperationException($"A fetch cannot end as {other}."),
        };
        return answer with { Result = result };
    }

    private FeedAnswer Read(FeedQuestion question, FetchResult.Fetched fetched)
    {
        var capture = fetched.Capture;
        var url = capture.FinalUrl ?? capture.Url;
        var hash = Convert.ToHexStringLower(SHA256.HashData(capture.Body.Span));
        if (hash == question.BodySha256)
        {
            return new FeedAnswer.Same();
        }

        if (question.IsListing)
        {
            var html = PageText.Decode(capture.Body.Span, fetched.Charset).Text;
            return new FeedAnswer.Read(ListingPage.Read(html, url, question.Pattern), url, hash);
        }

        var reading = FeedReader.Read(capture.Body, url, fetched.Charset, options.Value.MaxFeedBytes);
        if (reading.Document is { } document)
        {
            return new FeedAnswer.Read(document, url, hash);
        }

        var isHtml = capture.MediaType is "text/html" or "application/xhtml+xml" || reading.Problem?.StartsWith("an HTML page", StringComparison.Ordinal) == true;
        return isHtml
            ? new FeedAnswer.Page(PageText.Decode(capture.Body.Span, fetched.Charset).Text, url)
            : new FeedAnswer.Failed(reading.Problem ?? "it cannot be read", MayRecover: false);
    }
}

/// <summary>What is asked.</summary>
/// <param name="Url">Address of the feed, sitemap or page.</param>
public sealed record FeedQuestion(string Url)
{
    /// <summary>True to read the links of an HTML page.</summary>
    public bool IsListing { get; init; }

    /// <summary>Of a listing page: which paths are articles.</summary>
    public string? Pattern { get; init; }

    /// <summary>ETag of the last answer.</summary>
    public string? ETag { get; init; }

    /// <summary>Last-Modified of the last answer, as sent.</summary>
    public string? LastModified { get; init; }

    /// <summary>SHA-256 of the last body.</summary>
    public string? BodySha256 { get; init; }

    /// <summary>The question that a poll asks.</summary>
    public static FeedQuestion Of(Feed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        return new FeedQuestion(feed.Url)
        {
            IsListing = feed.Kind == FeedKind.Listing,
            Pattern = feed.Pattern,
            ETag = feed.ETag,
            LastModified = feed.LastModified,
            BodySha256 = feed.BodySha256,
        };
    }
}

/// <summary>What came of asking: one of the four records inside.</summary>
public abstract record FeedAnswer
{
    private FeedAnswer()
    {
    }

    /// <summary>What came over the network.</summary>
    public FetchResult Result { get; init; } = null!;

    /// <summary>What asking took.</summary>
    public FetchTrace Trace => new(Result.Status, (Result as FetchResult.Fetched)?.Capture.Body.Length, Result.Elapsed);

    /// <summary>A document.</summary>
    /// <param name="Document">What it announces.</param>
    /// <param name="Url">The address that answered.</param>
    /// <param name="BodySha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
    public sealed record Read(FeedDocument Document, string Url, string BodySha256) : FeedAnswer;

    /// <summary>An HTML page where a feed was expected.</summary>
    /// <param name="Html">Its text.</param>
    /// <param name="Url">The address that answered.</param>
    public sealed record Page(string Html, string Url) : FeedAnswer;

    /// <summary>Nothing changed since the last time.</summary>
    public sealed record Same : FeedAnswer;

    /// <summary>It could not be had or not be read.</summary>
    /// <param name="Reason">Why, for people.</param>
    /// <param name="MayRecover">True when trying again later may help.</param>
    public sealed record Failed(string Reason, bool MayRecover) : FeedAnswer
    {
        /// <summary>How long the server asked to be left alone.</summary>
        public TimeSpan? RetryAfter { get; init; }

        /// <summary>True when it was not asked for, or not kept: robots.txt, a private address, too large.</summary>
        public bool IsRefused { get; init; }
    }
}
