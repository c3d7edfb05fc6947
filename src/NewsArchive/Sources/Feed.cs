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

    /// <summary>Minutes that the publisher wants between two polls, at least; null when it does not say.</summary>
    public int? LeastMinutes { get; private set; }

    /// <summary>Hours of the day, in UTC, in which the publisher does not want it to be asked.</summary>
    public int[] SkipHours { get; private set; } = [];

    /// <summary>Days of the week, in UTC and from 0 for Sunday, on which the publisher does not want it to be asked.</summary>
    public int[] SkipDays { get; private set; } = [];

    /// <summary>When it was added.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>True when nobody polls it: a person stopped it, or its publisher took it away.</summary>
    public bool IsStopped => NextPollAt is null;

    /// <summary>Says which paths of a listing page are articles.</summary>
    public void Match(string? pattern)
    {
        Pattern = pattern;
        // What is known of the page was read with the old pattern.
        Forget();
    }

    /// <summary>Gives it a name that a list or a person knows.</summary>
    public void Call(string? title) => Title = title ?? Title;

    /// <summary>Asks it at a time.</summary>
    public void PollAt(DateTimeOffset at) => NextPollAt = at;

    /// <summary>Does not ask it any more, for a reason or because a person says so.</summary>
    public void Stop(string? reason)
    {
        NextPollAt = null;
        Trouble = reason;
    }

    /// <summary>Its publisher moved it for good.</summary>
    public void MoveTo(string url) => Url = url;

    /// <summary>Notes what a poll read.</summary>
    public void Read(FeedNews news, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(news);
        (Kind, Announced) = (news.Kind, news.Announced);
        (ETag, LastModified, BodySha256) = (news.ETag, news.LastModified, news.BodySha256);
        (LeastMinutes, SkipHours, SkipDays) = (news.LeastMinutes, news.SkipHours, news.SkipDays);
        Call(news.Title);
        LastNewAt = news.New > 0 ? at : LastNewAt;
        Answer(at);
    }

    /// <summary>Notes that it answered, with nothing new to say.</summary>
    public void Answer(DateTimeOffset at)
    {
        LastPolledAt = at;
        Failures = 0;
        Trouble = null;
    }

    /// <summary>Notes that it could not be read.</summary>
    public void Fail(string reason, DateTimeOffset at)
    {
        LastPolledAt = at;
        Failures++;
        Trouble = reason;
    }

    /// <summary>Notes that one of the sitemaps it names brought something new, and asks it sooner for that.</summary>
    public void Bring(int intervalMinutes, DateTimeOffset at)
    {
        LastNewAt = at;
        var next = at.AddMinutes(intervalMinutes);
        Schedule(intervalMinutes, NextPollAt < next ? NextPollAt.Value : next);
    }

    /// <summary>Sets its rhythm and its next time, unless it was stopped meanwhile.</summary>
    public void Schedule(int intervalMinutes, DateTimeOffset next)
    {
        IntervalMinutes = intervalMinutes;
        NextPollAt = IsStopped ? null : next;
    }

    private void Forget() => (ETag, LastModified, BodySha256) = (null, null, null);
}

/// <summary>What a poll of a feed read.</summary>
/// <param name="Kind">What it serves.</param>
/// <param name="Announced">How many addresses it announces.</param>
/// <param name="New">How many of them were new.</param>
public sealed record FeedNews(FeedKind Kind, int Announced, int New)
{
    /// <summary>The name it gives itself.</summary>
    public string? Title { get; init; }

    /// <summary>ETag of the answer.</summary>
    public string? ETag { get; init; }

    /// <summary>Last-Modified of the answer, as sent.</summary>
    public string? LastModified { get; init; }

    /// <summary>SHA-256 of the body, lower-case hexadecimal.</summary>
    public string? BodySha256 { get; init; }

    /// <summary>Minutes that the publisher wants between two polls, at least.</summary>
    public int? LeastMinutes { get; init; }

    /// <summary>Hours of the day, in UTC, in which not to ask.</summary>
    public int[] SkipHours { get; init; } = [];

    /// <summary>Days of the week, in UTC and from 0 for Sunday, on which not to ask.</summary>
    public int[] SkipDays { get; init; } = [];
}
