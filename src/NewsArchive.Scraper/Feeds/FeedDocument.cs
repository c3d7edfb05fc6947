using NewsArchive.Sources;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Feeds;

/// <summary>What a feed, sitemap or listing page announces at one time.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Entries">The articles it announces, in its own order; each address once.</param>
public sealed record FeedDocument(FeedKind Kind, IReadOnlyList<FeedEntry> Entries)
{
    /// <summary>The name it gives itself.</summary>
    public string? Title { get; init; }

    /// <summary>The page it belongs to.</summary>
    public string? HomeUrl { get; init; }

    /// <summary>The sitemaps that a sitemap index names.</summary>
    public IReadOnlyList<FeedEntry> Sitemaps { get; init; } = [];

    /// <summary>Where older entries are (RFC 5005, JSON Feed's next_url); null when it names none.</summary>
    public string? NextUrl { get; init; }

    /// <summary>How often and when the publisher wants it to be asked.</summary>
    public FeedSchedule Schedule { get; init; } = FeedSchedule.None;

    /// <summary>What was wrong with it although it could be read, for people; null when nothing was.</summary>
    public string? Fault { get; init; }
}

/// <summary>One article that a feed announces.</summary>
/// <param name="Url">Its address, absolute, http or https.</param>
public sealed record FeedEntry(string Url)
{
    /// <summary>The headline, as text.</summary>
    public string? Title { get; init; }

    /// <summary>When it says it was published.</summary>
    public PrintedTime? Published { get; init; }

    /// <summary>When it says it last changed; a sitemap's lastmod.</summary>
    public PrintedTime? Modified { get; init; }
}

/// <summary>How often and when a publisher wants a feed to be asked.</summary>
/// <param name="LeastInterval">No sooner than this after the last time: RSS ttl, or the syndication module's period.</param>
/// <param name="SkipHours">Hours of the day, in UTC, in which not to ask.</param>
/// <param name="SkipDays">Days of the week, in UTC, on which not to ask.</param>
public sealed record FeedSchedule(TimeSpan? LeastInterval, IReadOnlySet<int> SkipHours, IReadOnlySet<DayOfWeek> SkipDays)
{
    private const int HoursAhead = 24 * 8;

    /// <summary>No wishes.</summary>
    public static FeedSchedule None { get; } = new(null, new HashSet<int>(), new HashSet<DayOfWeek>());

    /// <summary>The first time at or after another at which the feed may be asked; a feed that forbids every hour is asked anyway.</summary>
    public DateTimeOffset Allowed(DateTimeOffset from)
    {
        var time = from.ToUniversalTime();
        for (var i = 0; i < HoursAhead && Forbids(time); i++)
        {
            time = new DateTimeOffset(time.Year, time.Month, time.Day, time.Hour, 0, 0, TimeSpan.Zero).AddHours(1);
        }

        return Forbids(time) ? from : time;
    }

    private bool Forbids(DateTimeOffset time) => SkipHours.Contains(time.Hour) || SkipDays.Contains(time.DayOfWeek);
}
