using NewsArchive.Captures;

namespace NewsArchive.Scraper.Fetching;

/// <summary>What came of asking for a page: one of the three records inside.</summary>
public abstract record FetchResult
{
    private FetchResult()
    {
    }

    /// <summary>The page came.</summary>
    /// <param name="Capture">What came, as it came; its character encoding is not yet decided.</param>
    /// <param name="Charset">The character encoding the server named.</param>
    /// <param name="IsLocal">True when it came from this machine or its network, without a gateway.</param>
    public sealed record Fetched(CaptureDraft Capture, string? Charset, bool IsLocal) : FetchResult;

    /// <summary>It was not asked for, or not kept, for a reason that trying again does not change: a private address, not HTML, too large.</summary>
    /// <param name="Reason">Why, for people.</param>
    public sealed record Refused(string Reason) : FetchResult;

    /// <summary>It could not be had.</summary>
    /// <param name="Reason">Why, for people.</param>
    /// <param name="MayRecover">True when trying again later may help: a time-out, a broken connection, an error of the server.</param>
    public sealed record Failed(string Reason, bool MayRecover) : FetchResult
    {
        /// <summary>How long the server asked to be left alone.</summary>
        public TimeSpan? RetryAfter { get; init; }
    }
}
