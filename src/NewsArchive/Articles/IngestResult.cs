using NewsArchive.Captures;
using NewsArchive.Fetches;

namespace NewsArchive.Articles;

/// <summary>One article on its way into the archive: what was extracted, and from what.</summary>
/// <param name="Article">What the page or record says.</param>
/// <param name="Capture">The page or record as it came.</param>
public sealed record IncomingArticle(ExtractedArticle Article, CaptureDraft Capture)
{
    /// <summary>Name of the source when the record names it; otherwise the host of the address decides.</summary>
    public string? SourceName { get; init; }

    /// <summary>True for what comes with the product to try it with.</summary>
    public bool IsSample { get; init; }
}

/// <summary>What became of one address or record.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Why, for people; null when the outcome says it all.</param>
public sealed record IngestResult(Outcome Outcome, string? Reason = null)
{
    /// <summary>The article it led to.</summary>
    public long? ArticleId { get; init; }

    /// <summary>The number of the version it led to.</summary>
    public int? Version { get; init; }

    /// <summary>What was captured.</summary>
    public long? CaptureId { get; init; }
}
