namespace NewsArchive.Scraper.Fetching;

/// <summary>What an answer is wanted for; it decides what is accepted and kept.</summary>
public enum FetchTarget
{
    /// <summary>An article: HTML only.</summary>
    Page,

    /// <summary>A feed, a sitemap or a page with links: any kind of text.</summary>
    Feed,

    /// <summary>A robots.txt.</summary>
    Robots,
}

/// <summary>One address to ask for.</summary>
/// <param name="Url">Absolute http or https address.</param>
public sealed record FetchRequest(string Url)
{
    /// <summary>What it is wanted for.</summary>
    public FetchTarget Target { get; init; }

    /// <summary>ETag of the answer that is known, to be told only of a change (RFC 9110, 13.1.2).</summary>
    public string? ETag { get; init; }

    /// <summary>Last-Modified of the answer that is known, as it was sent (RFC 9110, 13.1.3).</summary>
    public string? LastModified { get; init; }

    /// <summary>The Accept header.</summary>
    internal string Accept => Target switch
    {
        FetchTarget.Page => "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1",
        FetchTarget.Feed => "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,text/html;q=0.5,*/*;q=0.1",
        _ => "text/plain,*/*;q=0.1",
    };
}
