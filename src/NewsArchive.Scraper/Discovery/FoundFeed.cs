using System.Globalization;
using NewsArchive.Scraper.Feeds;
using NewsArchive.Scraper.Polling;
using NewsArchive.Sources;

namespace NewsArchive.Scraper.Discovery;

/// <summary>A feed, sitemap or listing page that was found, fetched and read: what would be collected from it.</summary>
/// <param name="Url">The address to poll.</param>
/// <param name="Kind">What it is.</param>
public sealed record FoundFeed(string Url, FeedKind Kind)
{
    private const int MostShown = 5;

    /// <summary>The name it gives itself.</summary>
    public string? Title { get; private init; }

    /// <summary>The page it belongs to, as it says.</summary>
    public string? HomeUrl { get; private init; }

    /// <summary>Of a listing page: which paths are articles.</summary>
    public string? Pattern { get; init; }

    /// <summary>How many articles it announces; of an index, how many the sitemap announces that was looked into.</summary>
    public int Announced { get; private init; }

    /// <summary>How many sitemaps it names; 0 for what is no index.</summary>
    public int Sitemaps { get; private init; }

    /// <summary>Its newest entries.</summary>
    public IReadOnlyList<FoundEntry> Newest { get; private init; } = [];

    /// <summary>How many addresses the first poll would take, at most.</summary>
    public int FirstPoll { get; private init; }

    /// <summary>How many articles a day it announces, by the times of its entries; null when they do not say.</summary>
    public double? PerDay { get; private init; }

    /// <summary>Key of the source that polls it already.</summary>
    public int? KnownSourceId { get; init; }

    /// <summary>True when it is worth collecting from; a feed of comments, or one with the articles of another, is not.</summary>
    public bool IsSuggested { get; init; }

    /// <summary>The addresses of all its entries, to compare it with other feeds.</summary>
    internal IReadOnlySet<string> Addresses { get; private init; } = new HashSet<string>();

    /// <summary>How often it publishes, in words.</summary>
    public string Pace => PerDay switch
    {
        null => "its entries carry no dates",
        >= 1.5 => string.Create(CultureInfo.InvariantCulture, $"about {PerDay:0} articles a day"),
        >= 0.75 => "about one article a day",
        >= 0.2 => string.Create(CultureInfo.InvariantCulture, $"about {PerDay * 7:0} articles a week"),
        _ => "an article now and then",
    };

    /// <summary>Describes a document.</summary>
    /// <param name="url">The address to poll.</param>
    /// <param name="document">What it announces.</param>
    /// <param name="sample">Of an index, the sitemap that was looked into.</param>
    /// <param name="now">The present.</param>
    internal static FoundFeed Of(string url, FeedDocument document, FeedDocument? sample, DateTimeOffset now)
    {
        var entries = (sample ?? document).Entries;
        var window = PollWindow.OfPoll(document.Kind, entries.Count, null, now);
        var times = entries.Select(PollWindow.DateOf).OfType<TimeStretch>().Select(date => date.From).Where(time => time <= now).OrderDescending().Take(100).ToList();
        return new FoundFeed(url, document.Kind)
        {
            Title = document.Title,
            HomeUrl = document.HomeUrl,
            Announced = entries.Count,
            Sitemaps = document.Sitemaps.Count,
            Newest = [.. NewestFirst(entries).Take(MostShown).Select(entry => new FoundEntry(entry.Url, entry.Title, PollWindow.DateOf(entry)?.From))],
            FirstPoll = Math.Min(window.Choose(entries).Wanted.Count, window.Most),
            PerDay = times.Count < 3 ? null : times.Count / Math.Max((now - times[^1]).TotalDays, 1.0 / 24),
            Addresses = entries.Select(entry => entry.Url).ToHashSet(StringComparer.Ordinal),
        };
    }

    private static IEnumerable<FeedEntry> NewestFirst(IEnumerable<FeedEntry> entries) =>
        entries.OrderByDescending(entry => PollWindow.DateOf(entry)?.From ?? DateTimeOffset.MinValue);
}

/// <summary>An article that a feed announces.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Title">Its headline, when the feed says it.</param>
/// <param name="At">When it was published or changed.</param>
public sealed record FoundEntry(string Url, string? Title, DateTimeOffset? At);

/// <summary>An address that was tried while feeds were looked for.</summary>
/// <param name="Url">The address.</param>
/// <param name="Why">Why it was tried, for people.</param>
/// <param name="Result">What came of it, for people; null while it is asked.</param>
public sealed record TriedAddress(string Url, string Why, string? Result = null);

/// <summary>What was found at a site.</summary>
/// <param name="Url">The address that was typed.</param>
public sealed record SiteFindings(string Url)
{
    /// <summary>The site's home page, as far as it is known.</summary>
    public string HomeUrl { get; init; } = Url;

    /// <summary>The name the site gives itself, or its host.</summary>
    public string Name { get; init; } = "";

    /// <summary>What was found, the best first.</summary>
    public IReadOnlyList<FoundFeed> Feeds { get; init; } = [];

    /// <summary>What was tried, in order.</summary>
    public IReadOnlyList<TriedAddress> Tried { get; init; } = [];

    /// <summary>Why nothing was found, for people; null when something was.</summary>
    public string? Problem { get; init; }

    /// <summary>Key of the source that has this host already.</summary>
    public int? KnownSourceId { get; init; }

    /// <summary>The host that the source will be known by.</summary>
    public string Host => Source.HostOf(HomeUrl) ?? "";
}
