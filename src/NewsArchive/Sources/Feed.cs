namespace NewsArchive.Sources;

/// <summary>What kind of announcement a feed address serves.</summary>
public enum FeedKind
{
    /// <summary>RSS 0.9x to 2.0.</summary>
    Rss,

    /// <summary>Atom (RFC 4287).</summary>
    Atom,

    /// <summary>JSON Feed 1.x.</summary>
    JsonFeed,

    /// <summary>A sitemap or sitemap index.</summary>
    Sitemap,

    /// <summary>A news sitemap.</summary>
    NewsSitemap,

    /// <summary>A page with links to articles.</summary>
    Listing,
}

/// <summary>An address at which a source announces its articles.</summary>
public sealed class Feed
{
    /// <summary>Makes a feed of a source.</summary>
    public Feed(int sourceId, string url, FeedKind kind, DateTimeOffset createdAt)
    {
        SourceId = sourceId;
        Url = url;
        Kind = kind;
        CreatedAt = createdAt;
    }

    /// <summary>Key.</summary>
    public int Id { get; private set; }

    /// <summary>The source it belongs to.</summary>
    public int SourceId { get; private set; }

    /// <summary>Its address; unique.</summary>
    public string Url { get; private set; }

    /// <summary>What it serves.</summary>
    public FeedKind Kind { get; private set; }

    /// <summary>ETag of the last answer, for conditional requests.</summary>
    public string? ETag { get; private set; }

    /// <summary>Last-Modified of the last answer, as sent.</summary>
    public string? LastModified { get; private set; }

    /// <summary>The name it gives itself.</summary>
    public string? Title { get; private set; }

    /// <summary>Of a listing page: which paths are articles, with * for any characters; null to judge by the shape of addresses.</summary>
    public string? Pattern { get; private set; }

    /// <summary>SHA-256 of the last body, lower-case hexadecimal: many servers answer in full although nothing changed.</summary>
    public string? BodySha256 { get; private set; }

    /// <summary>Minutes between two polls, as they were last chosen by how often something new comes.</summary>
    public int IntervalMinutes { get; private set; } = 60;

    /// <summary>How many polls in a row failed.</summary>
    public int Failures { get; private set; }

    /// <summary>Why the last poll failed, for people; null when it did not.</summary>
    public string? Trouble { get; private set; }

    /// <summary>How many addresses it announced last.</summary>
    public int Announced { get; private set; }

    /// <summary>When it last announced something new.</summary>
    public DateTimeOffset? LastNewAt { get; private set; }

    /// <summary>When it was last asked.</summary>
    public DateTimeOffset? LastPolledAt { get; private set; }

    /// <summary>When it is to be asked next; null when it is not polled.</summary>
    public DateTimeOffset? NextPollAt { get; private set; }

    /// <summary>When it was added.</summary>
    public DateTimeOffset CreatedAt { get; private set; }
}
