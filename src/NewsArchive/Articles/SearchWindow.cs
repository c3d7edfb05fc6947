namespace NewsArchive.Articles;

/// <summary>
/// A piece of time whose hits are read at once. A list is filled window by window from its end of time on, so that a word costs by the articles
/// that are shown and not by all that have it.
/// </summary>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end, not itself in it.</param>
internal readonly record struct SearchWindow(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>How much longer a window may be than the one before.</summary>
    private const int Growth = 4;

    /// <summary>Room for hits that lie less dense than those before.</summary>
    private const double Spare = 1.25;

    /// <summary>All of time.</summary>
    public static SearchWindow Always { get; } = new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    /// <summary>The first window of a list within this piece of time: its last quarter of a year, or its first.</summary>
    public SearchWindow First(bool isDescending) => isDescending ? this with { From = Latest(From, QuarterOf(To.AddTicks(-1))) } : this with { To = Earliest(To, QuarterAfter(From)) };

    /// <summary>
    /// The window behind another one, as long as the missing hits need if they lie as dense as those found, but at most four times as long.
    /// Windows end where quarters do, as the partitions of the table. Null when all is read.
    /// </summary>
    public SearchWindow? After(SearchWindow last, int found, int missing, bool isDescending)
    {
        if (isDescending ? last.From <= From : last.To >= To)
        {
            return null;
        }

        var length = (last.To - last.From) * (found == 0 ? Growth : Math.Min(Growth, Spare * missing / found));
        return isDescending
            ? new SearchWindow(last.From - From <= length ? From : Latest(From, QuarterOf(last.From - length)), last.From)
            : new SearchWindow(last.To, To - last.To <= length ? To : Earliest(To, QuarterAfter(last.To + length)));
    }

    private static DateTimeOffset QuarterOf(DateTimeOffset at)
    {
        var utc = at.UtcDateTime;
        return new DateTimeOffset(utc.Year, utc.Month - ((utc.Month - 1) % 3), 1, 0, 0, 0, TimeSpan.Zero);
    }

    private static DateTimeOffset QuarterAfter(DateTimeOffset at) => at >= QuarterOf(DateTimeOffset.MaxValue) ? DateTimeOffset.MaxValue : QuarterOf(at).AddMonths(3);

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earliest(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
