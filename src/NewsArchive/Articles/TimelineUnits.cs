namespace NewsArchive.Articles;

/// <summary>By what a timeline counts.</summary>
public enum TimelineUnit
{
    /// <summary>By day.</summary>
    Day,

    /// <summary>By week, from Monday on.</summary>
    Week,

    /// <summary>By month.</summary>
    Month,

    /// <summary>By year.</summary>
    Year,
}

/// <summary>Counts in days, weeks, months and years of the calendar.</summary>
public static class TimelineUnits
{
    /// <summary>The first day of the span in which a day lies.</summary>
    public static DateOnly StartOf(DateOnly day, TimelineUnit unit) => unit switch
    {
        // Day 0 of the calendar was a Monday.
        TimelineUnit.Week => day.AddDays(-(day.DayNumber % 7)),
        TimelineUnit.Month => new DateOnly(day.Year, day.Month, 1),
        TimelineUnit.Year => new DateOnly(day.Year, 1, 1),
        _ => day,
    };

    /// <summary>The first day some spans later; the calendar's last day when it ends before.</summary>
    public static DateOnly Add(DateOnly start, int spans, TimelineUnit unit)
    {
        var (days, months) = unit switch
        {
            TimelineUnit.Day => (spans, 0),
            TimelineUnit.Week => (spans * 7, 0),
            TimelineUnit.Month => (0, spans),
            _ => (0, spans * 12),
        };
        return start.DayNumber + days > DateOnly.MaxValue.DayNumber || start.Year * 12 + start.Month + months > DateOnly.MaxValue.Year * 12 + 12
            ? DateOnly.MaxValue
            : start.AddDays(days).AddMonths(months);
    }

    /// <summary>How many spans after a span's first day the span of another day is.</summary>
    public static int Between(DateOnly start, DateOnly day, TimelineUnit unit) => unit switch
    {
        TimelineUnit.Day => day.DayNumber - start.DayNumber,
        TimelineUnit.Week => (StartOf(day, unit).DayNumber - start.DayNumber) / 7,
        TimelineUnit.Month => (day.Year - start.Year) * 12 + day.Month - start.Month,
        _ => day.Year - start.Year,
    };

    /// <summary>The shortest unit, not shorter than the one wanted, that covers some days with no more than so many spans.</summary>
    internal static TimelineUnit Fitting(DateOnly first, DateOnly last, TimelineUnit wanted, int mostSpans)
    {
        while (wanted < TimelineUnit.Year && Between(StartOf(first, wanted), last, wanted) >= mostSpans)
        {
            wanted++;
        }

        return wanted;
    }
}
