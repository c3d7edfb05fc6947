using NewsArchive.Captures;
using NewsArchive.Sources;
using NewsArchive.Texts;

namespace NewsArchive.Articles;

/// <summary>
/// One canonical URL in the archive. What it says is in its versions; the columns here repeat the current version's for lists and change
/// only when a new version arrives.
/// </summary>
public sealed class Article
{
    private readonly List<ArticleVersion> _versions = [];

    /// <summary>Makes an article that has no version yet; <see cref="Revise"/> gives it its first.</summary>
    public Article(Source source, string url, DateTimeOffset firstSeenAt, bool isSample)
    {
        Source = source;
        Url = url;
        FirstSeenAt = firstSeenAt;
        LastCheckedAt = firstSeenAt;
        SortAt = firstSeenAt;
        IsSample = isSample;
    }

    private Article(string url, DateTimeOffset firstSeenAt)
    {
        Url = url;
        FirstSeenAt = firstSeenAt;
        Source = null!;
    }

    /// <summary>Key.</summary>
    public long Id { get; private set; }

    /// <summary>Key of its source.</summary>
    public int SourceId { get; private set; }

    /// <summary>Who published it.</summary>
    public Source Source { get; private set; }

    /// <summary>
    /// Canonical address as the site last gave it; unique. See <see cref="ArticleUrl"/>; all addresses are in <see cref="ArticleAddress"/>.
    /// </summary>
    public string Url { get; private set; }

    /// <summary>Headline of the current version.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Standfirst of the current version.</summary>
    public string? Lead { get; private set; }

    /// <summary>Primary language subtag of the current version, such as "en".</summary>
    public string? Language { get; private set; }

    /// <summary>When it was published; null when the page does not say or cannot be read.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>How exactly <see cref="PublishedAt"/> is known.</summary>
    public TimePrecision PublishedPrecision { get; private set; }

    /// <summary>What lists sort by: <see cref="PublishedAt"/>, or <see cref="FirstSeenAt"/> when that is unknown.</summary>
    public DateTimeOffset SortAt { get; private set; }

    /// <summary>When the archive first met it.</summary>
    public DateTimeOffset FirstSeenAt { get; private set; }

    /// <summary>When the archive last looked at it, changed or not.</summary>
    public DateTimeOffset LastCheckedAt { get; private set; }

    /// <summary>When it is to be looked at again; null when it is not.</summary>
    public DateTimeOffset? NextVisitAt { get; private set; }

    /// <summary>ETag of the last answer, for conditional requests.</summary>
    public string? ETag { get; private set; }

    /// <summary>Last-Modified of the last answer, as sent.</summary>
    public string? LastModified { get; private set; }

    /// <summary>Key of the earliest article of the near-copies it belongs to; null when no copy of it is known. Derived.</summary>
    public long? StoryId { get; private set; }

    /// <summary>Number of the current version, from 1: the one captured last, which is nearly always the highest.</summary>
    public int CurrentVersion { get; private set; }

    /// <summary>True for what came with the product to try it with.</summary>
    public bool IsSample { get; private set; }

    /// <summary>When it was taken out of the archive's lists; the row stays as a tombstone.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Why it was taken out.</summary>
    public string? RemovedReason { get; private set; }

    /// <summary>All its versions.</summary>
    public IReadOnlyCollection<ArticleVersion> Versions => _versions;

    /// <summary>Notes that it was looked at.</summary>
    public void Check(DateTimeOffset at) => LastCheckedAt = at > LastCheckedAt ? at : LastCheckedAt;

    /// <summary>Notes that its page was fetched: what to ask with next time, and when. Samples, files and what web archives hold are not looked at again.</summary>
    internal void Visit(CaptureDraft capture, DateTimeOffset at)
    {
        if (capture.Origin != CaptureOrigin.Http || IsSample || capture.CapturedAt < at - TimeSpan.FromHours(1))
        {
            return;
        }

        // What another address was tagged with says nothing about this one.
        var isOwn = ArticleUrl.Canonicalize(capture.FinalUrl ?? capture.Url) == Url;
        ETag = isOwn ? HeaderOf(capture, "ETag") : null;
        LastModified = isOwn ? HeaderOf(capture, "Last-Modified") : null;
        NextVisitAt = RevisitSchedule.Next(PublishedPrecision == TimePrecision.Instant ? PublishedAt : null, FirstSeenAt, at);
    }

    /// <summary>Notes that the site now keeps it under another address; the old ones stay among its addresses.</summary>
    internal void MoveTo(string url) => Url = url;

    /// <summary>Adds a version and makes it current.</summary>
    internal ArticleVersion Revise(VersionText text, ExtractedArticle extracted, Capture capture, DateTimeOffset at, int number)
    {
        var version = Add(text, extracted, capture, at, number);
        CurrentVersion = version.Number;
        Title = version.Title;
        Lead = version.Lead;
        Language = version.Language;
        PublishedAt = version.PublishedAt ?? PublishedAt;
        PublishedPrecision = version.PublishedAt is null ? PublishedPrecision : version.PublishedPrecision;
        SortAt = PublishedAt ?? FirstSeenAt;
        return version;
    }

    /// <summary>Adds a version that was captured before the current one, which stays current.</summary>
    internal ArticleVersion Add(VersionText text, ExtractedArticle extracted, Capture capture, DateTimeOffset at, int number)
    {
        var version = new ArticleVersion(number, capture, text, extracted, at);
        _versions.Add(version);
        Check(at);
        return version;
    }

    private static string? HeaderOf(CaptureDraft capture, string name) => capture.Headers
        .FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Takes it out of the lists; nothing is deleted.</summary>
    public void Remove(string reason, DateTimeOffset at)
    {
        RemovedAt = at;
        RemovedReason = reason;
    }

    /// <summary>Brings it back.</summary>
    public void Restore()
    {
        RemovedAt = null;
        RemovedReason = null;
    }
}
