using NewsArchive.Scraper.Feeds;

namespace NewsArchive.Scraper.Polling;

/// <summary>
/// How often a feed is asked. A feed whose entries carry times is asked twice as often as something comes: half the mean gap between the
/// newest entries of the last 30 days and now, so that silence widens it. Without times the interval is halved when something new came, and
/// grows by half when nothing did, as far as a quarter of the silence so far. Never sooner than the publisher wants, never sooner than after
/// five minutes, never later than after a day. A feed that fails is asked again after ten minutes, and the wait doubles up to a day.
/// </summary>
public static class PollRhythm
{
    /// <summary>The shortest interval, in minutes.</summary>
    public const int Least = 5;

    /// <summary>The longest interval, in minutes.</summary>
    public const int Most = 24 * 60;

    private const int NewestEntries = 20;
    private const int FewestTimes = 3;
    private const int FirstBackOff = 10;
    private static readonly TimeSpan Recent = TimeSpan.FromDays(30);

    /// <summary>Minutes until the next poll.</summary>
    public static int Next(PollSigns signs)
    {
        ArgumentNullException.ThrowIfNull(signs);
        return Bound(ByTimes(signs) ?? ByNews(signs), signs.LeastMinutes);
    }

    /// <summary>Minutes until a feed is asked again that failed so many times in a row.</summary>
    public static int AfterFailure(int failures, TimeSpan? retryAfter)
    {
        var wait = FirstBackOff * Math.Pow(2, Math.Clamp(failures - 1, 0, 30));
        return (int)Math.Clamp(Math.Max(wait, retryAfter?.TotalMinutes ?? 0), FirstBackOff, Most);
    }

    /// <summary>
    /// The time of the next poll. Chance puts it off by up to a tenth, so that feeds added together do not stay together; hours and days that
    /// the publisher does not want are left out.
    /// </summary>
    /// <param name="from">When it was asked.</param>
    /// <param name="minutes">Its interval.</param>
    /// <param name="chance">From 0 to 1.</param>
    /// <param name="schedule">The publisher's wishes.</param>
    public static DateTimeOffset TimeOf(DateTimeOffset from, int minutes, double chance, FeedSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.Allowed(from + TimeSpan.FromMinutes(minutes * (1 + (chance / 10))));
    }

    private static double? ByTimes(PollSigns signs)
    {
        var newest = signs.Times.Where(time => time <= signs.Now && time > signs.Now - Recent).OrderDescending().Take(NewestEntries).ToList();
        return newest.Count < FewestTimes ? null : (signs.Now - newest[^1]).TotalMinutes / newest.Count / 2;
    }

    private static double ByNews(PollSigns signs)
    {
        if (signs.New > 0)
        {
            return signs.IntervalMinutes / 2.0;
        }

        var silence = signs.Now - (signs.LastNewAt ?? signs.Now);
        return Math.Clamp(signs.IntervalMinutes * 1.5, signs.IntervalMinutes, Math.Max(signs.IntervalMinutes, silence.TotalMinutes / 4));
    }

    private static int Bound(double minutes, int? least) => Math.Clamp((int)Math.Round(Math.Min(minutes, Most)), Math.Clamp(least ?? 0, Least, Most), Most);
}

/// <summary>What is known of how often something comes.</summary>
/// <param name="Now">The present.</param>
/// <param name="IntervalMinutes">The interval so far.</param>
/// <param name="New">How many new addresses this poll found.</param>
public sealed record PollSigns(DateTimeOffset Now, int IntervalMinutes, int New)
{
    /// <summary>When the entries say they were published.</summary>
    public IReadOnlyList<DateTimeOffset> Times { get; init; } = [];

    /// <summary>When something new last came, or when the feed was added.</summary>
    public DateTimeOffset? LastNewAt { get; init; }

    /// <summary>Minutes that the publisher wants between two polls, at least.</summary>
    public int? LeastMinutes { get; init; }
}
