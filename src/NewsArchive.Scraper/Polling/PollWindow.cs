using NewsArchive.Scraper.Feeds;
using NewsArchive.Sources;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Polling;

/// <summary>Which entries of a document are wanted.</summary>
/// <param name="After">Only what is dated at or after; null for no limit.</param>
/// <param name="Before">Only what is dated before; null for no limit.</param>
/// <param name="TakesUndated">Whether what has no date at all is wanted.</param>
/// <param name="Most">How many at most.</param>
internal sealed record PollWindow(DateTimeOffset? After, DateTimeOffset? Before, bool TakesUndated, int Most)
{
    /// <summary>How many addresses the first poll of a feed takes.</summary>
    public const int MostAtFirst = 200;

    /// <summary>How many a later poll takes.</summary>
    public const int MostAPoll = 1000;

    /// <summary>A sitemap with no more entries than this is read like a feed.</summary>
    private const int SmallSitemap = 100;

    private static readonly TimeSpan News = TimeSpan.FromDays(3);
    private static readonly TimeSpan LongestAbsence = TimeSpan.FromDays(30);

    /// <summary>
    /// What an ordinary poll wants: all that a feed or listing page announces; of a sitemap, which lists everything there ever was, what is
    /// dated within the last three days or since the last poll.
    /// </summary>
    public static PollWindow OfPoll(FeedKind kind, int entries, DateTimeOffset? lastPolledAt, DateTimeOffset now)
    {
        var most = lastPolledAt is null ? MostAtFirst : MostAPoll;
        if (kind is not (FeedKind.Sitemap or FeedKind.NewsSitemap))
        {
            return new PollWindow(null, null, TakesUndated: true, most);
        }

        var after = now - News;
        if (lastPolledAt is { } last && last < after)
        {
            after = last < now - LongestAbsence ? now - LongestAbsence : last;
        }

        return new PollWindow(after, null, TakesUndated: entries <= SmallSitemap, most);
    }

    /// <summary>The wanted entries, newest first, those without a date last and in their own order.</summary>
    public PollChoice Choose(IReadOnlyList<FeedEntry> entries)
    {
        var dated = entries.Select(entry => (Entry: entry, Date: DateOf(entry))).ToList();
        var wanted = dated.Where(row => row.Date is { } date ? date.Meets(After, Before) : TakesUndated)
            .OrderByDescending(row => row.Date?.From ?? DateTimeOffset.MinValue).Select(row => row.Entry).ToList();
        var touched = dated.Where(row => row.Date is { } date && !date.Meets(After, Before) && Stretch(row.Entry.Modified) is { } change && change.Meets(After, Before))
            .Select(row => row.Entry).ToList();
        return new PollChoice(wanted, touched, TakesUndated ? 0 : dated.Count(row => row.Date is null));
    }

    /// <summary>
    /// When an entry was published: as it says, else as its address says, else when it last changed; null when nothing says.
    /// </summary>
    public static TimeStretch? DateOf(FeedEntry entry) => Stretch(entry.Published) ?? AddressDate.OfArticle(entry.Url) ?? Stretch(entry.Modified);

    private static TimeStretch? Stretch(PrintedTime? printed)
    {
        if (printed?.Time is not { } time)
        {
            return null;
        }

        var from = time.ToUniversalTime();
        return new TimeStretch(from, printed.Precision == TimePrecision.Day ? from.AddDays(1) : from.AddTicks(1));
    }
}

/// <summary>The entries that are wanted.</summary>
/// <param name="Wanted">They, in the order in which they are to be taken.</param>
/// <param name="Touched">Those that are older and changed in the wanted time.</param>
/// <param name="Undated">How many were left alone because they have no date.</param>
internal sealed record PollChoice(IReadOnlyList<FeedEntry> Wanted, IReadOnlyList<FeedEntry> Touched, int Undated);
