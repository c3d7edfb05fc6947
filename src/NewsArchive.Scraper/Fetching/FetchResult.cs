using NewsArchive.Captures;

namespace NewsArchive.Scraper.Fetching;

/// <summary>What came of asking for an address: one of the four records inside.</summary>
public abstract record FetchResult
{
    private FetchResult()
    {
    }

    /// <summary>HTTP status of the last answer; null when there was none.</summary>
    public int? Status { get; init; }

    /// <summary>True when redirects led to the answer and all of them were for good (HTTP 301, 308).</summary>
    public bool HasMoved { get; init; }

    /// <summary>How long the requests took, waiting for the host's turn not counted.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The page came.</summary>
    /// <param name="Capture">What came, as it came; its character encoding is not yet decided.</param>
    /// <param name="Charset">The character encoding the server named.</param>
    /// <param name="IsLocal">True when it came from this machine or its network, without a gateway.</param>
    public sealed record Fetched(CaptureDraft Capture, string? Charset, bool IsLocal) : FetchResult;

    /// <summary>It is as it was known already (HTTP 304).</summary>
    public sealed record NotModified : FetchResult;

    /// <summary>
    /// It was not asked for, or not kept, for a reason that trying again does not change: robots.txt, a private address, not HTML, too large.
    /// </summary>
    /// <param name="Reason">Why, for people.</param>
    public sealed record Refused(string Reason) : FetchResult;

    /// <summary>It could not be had.</summary>
    /// <param name="Reason">Why, for people.</param>
    /// <param name="MayRecover">True when trying again later may help: a time-out, a broken connection, an error of the server.</param>
    public sealed record Failed(string Reason, bool MayRecover) : FetchResult
    {
        /// <summary>How long the server asked to be left alone, or when the host's turn may come.</summary>
        public TimeSpan? RetryAfter { get; init; }

        /// <summary>True when nothing was asked, because the host is to be left alone for now.</summary>
        public bool IsBusy { get; init; }
    }
}
