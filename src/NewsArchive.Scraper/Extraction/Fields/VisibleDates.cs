using System.Globalization;
using System.Text.RegularExpressions;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>Finds a date in words meant for people: "06:52 GMT 16.08.2024", "3. Mai 2024, 14.30 Uhr", "May 3, 2024 2:30 PM EDT".</summary>
internal static partial class VisibleDates
{
    /// <summary>The first date in the text with the clock time and zone beside it; null when there is none.</summary>
    /// <param name="text">The words, digits as 0 to 9.</param>
    /// <param name="order">How the page's readers read 03/04/2024.</param>
    public static PrintedTime? Read(string text, DateOrder order = DateOrder.Unknown)
    {
        var (year, month, day, at, length) = FindDay(text, order);
        if (year == 0)
        {
            return null;
        }

        var rest = string.Concat(text.AsSpan(0, at), " | ", text.AsSpan(at + length));
        var clock = Clock().Match(rest);
        if (!clock.Success)
        {
            return PrintedDates.Make(year, month, day, null, null);
        }

        var hours = Number(clock, "h");
        var half = clock.Groups["half"].Value + clock.Groups["before"].Value;
        if (half.Length > 0)
        {
            hours = (hours % 12) + (half[0] is 'p' or 'P' or '后' or '後' or '下' || half is "午後" or "午后" or "오후" ? 12 : 0);
        }

        var zone = PrintedDates.Offset(clock.Groups["z"].Value);
        var minutes = clock.Groups["mi"].Success ? Number(clock, "mi") : 0;
        return PrintedDates.Make(year, month, day, hours > 23 ? null : new TimeSpan(hours, minutes, 0), zone);
    }

    private static (int Year, int Month, int Day, int At, int Length) FindDay(string text, DateOrder order)
    {
        if (YearFirst().Match(text) is { Success: true } year)
        {
            return Found(year, Number(year, "m"));
        }

        if (DayFirst().Match(text) is { Success: true } day)
        {
            return Found(day, Number(day, "m"));
        }

        foreach (var pattern in (ReadOnlySpan<Regex>)[DayAndName(), NameAndDay(), YearAndName()])
        {
            foreach (Match match in pattern.Matches(text))
            {
                if (MonthNames.Number(match.Groups["m"].Value) is { } month)
                {
                    return Found(match, month);
                }
            }
        }

        if (NumberedMonth().Match(text) is { Success: true } numbered)
        {
            return Found(numbered, Number(numbered, "m"));
        }

        return Slashes().Match(text) is { Success: true } slashes ? FindSlashes(slashes, order) : default;
    }

    /// <summary>With slashes the order is the readers' habit, unless one number cannot be a month.</summary>
    private static (int Year, int Month, int Day, int At, int Length) FindSlashes(Match slashes, DateOrder order)
    {
        var (first, second) = (Number(slashes, "d"), Number(slashes, "m"));
        if (first > 12 || (second <= 12 && order is DateOrder.DayFirst))
        {
            return Found(slashes, second);
        }

        return second > 12 || order is DateOrder.MonthFirst || first == second ? Found(slashes, first) with { Day = second } : default;
    }

    private static (int Year, int Month, int Day, int At, int Length) Found(Match match, int month)
    {
        var year = Number(match, "y");
        // Two digits: this century up to 2040.
        year = year < 100 ? year + (year > 40 ? 1900 : 2000) : year;
        return (year, month, Number(match, "d"), match.Index, match.Length);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)(?<y>(?:19|20)\d\d)\s?[-./年년]\s?(?<m>\d\d?)\s?[-./月월]\s?(?<d>\d\d?)(?!\d)[日일]?")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<![\d.])(?:(?<d>\d\d?)\.\s?(?<m>0?[1-9]|1[0-2])\.\s?(?<y>(?:19|20)\d\d)|(?<d>[0-3]\d)\.(?<m>0[1-9]|1[0-2])\.(?<y>\d\d))(?!\.?\d)")]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"(?<!\d)(?<d>\d\d?)(?:st|nd|rd|th|er|º|ª)?\.?[\s-]+(?:de\s+|of\s+)?(?<m>[\p{L}\p{M}]{2,14})\.?,?[\s-]+(?:de\s+|del\s+)?(?<y>(?:19|20)\d\d)(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex DayAndName();

    [GeneratedRegex(@"(?<m>[\p{L}\p{M}]{2,14})\.?\s+(?<d>\d\d?)(?:st|nd|rd|th)?,?\s+(?<y>(?:19|20)\d\d)(?!\d)")]
    private static partial Regex NameAndDay();

    /// <summary>Lithuanian and Hungarian: "2024 m. kovo 31 d.", "2024. május 3."</summary>
    [GeneratedRegex(@"(?<!\d)(?<y>(?:19|20)\d\d)[.,]?\s+(?:m\.\s+)?(?:gada\s+)?(?<m>[\p{L}\p{M}]{3,14})\s+(?<d>\d\d?)(?!\d)")]
    private static partial Regex YearAndName();

    /// <summary>Vietnamese: "3 tháng 5, 2024".</summary>
    [GeneratedRegex(@"(?<!\d)(?<d>\d\d?)\s+tháng\s+(?<m>\d\d?),?\s+(?:năm\s+)?(?<y>(?:19|20)\d\d)(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex NumberedMonth();

    [GeneratedRegex(@"(?<!\d)(?<d>\d\d?)[/-](?<m>\d\d?)[/-](?<y>(?:19|20)\d\d)(?!\d)")]
    private static partial Regex Slashes();

    [GeneratedRegex(@"(?<!\d)(?<before>午前|午後|午后|上午|下午|오전|오후)?\s?(?<!\d)(?<h>\d\d?)(?:[:.h時시点點](?<mi>[0-5]\d)?(?:[:.][0-5]\d)?(?<=\d|[h時시点點])|"
        + @"(?=\s?[ap]\.?m))(?!\d)[分분]?\s*(?:Uhr)?\s*(?<half>[ap]\.?m\.?(?![a-z]))?\s*(?<z>\(?[A-Z]{2,5}\b|[+\-]\d\d:?\d\d\b)?",
        RegexOptions.IgnoreCase)]
    private static partial Regex Clock();
}
