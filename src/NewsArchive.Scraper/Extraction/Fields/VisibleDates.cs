using System.Globalization;
using System.Text.RegularExpressions;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>Finds a date in words meant for people: "06:52 GMT 16.08.2024", "3. Mai 2024, 14.30 Uhr", "May 3, 2024 2:30 PM EDT".</summary>
internal static partial class VisibleDates
{
    /// <summary>The first date in the text with the clock time and zone beside it; null when there is none.</summary>
    public static PrintedTime? Read(string text)
    {
        var (year, month, day, at, length) = FindDay(text);
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
        var half = clock.Groups["half"].Value;
        if (half.Length > 0)
        {
            hours = (hours % 12) + (half[0] is 'p' or 'P' ? 12 : 0);
        }

        var zone = PrintedDates.Offset(clock.Groups["z"].Value);
        var minutes = clock.Groups["mi"].Success ? Number(clock, "mi") : 0;
        return PrintedDates.Make(year, month, day, hours > 23 ? null : new TimeSpan(hours, minutes, 0), zone);
    }

    private static (int Year, int Month, int Day, int At, int Length) FindDay(string text)
    {
        if (YearFirst().Match(text) is { Success: true } year)
        {
            return Found(year, Number(year, "m"));
        }

        if (DayFirst().Match(text) is { Success: true } day)
        {
            return Found(day, Number(day, "m"));
        }

        foreach (var pattern in (ReadOnlySpan<Regex>)[DayAndName(), NameAndDay()])
        {
            foreach (Match match in pattern.Matches(text))
            {
                if (MonthNames.Number(match.Groups["m"].Value) is { } month)
                {
                    return Found(match, month);
                }
            }
        }

        // With slashes the order is the reader's guess unless one number cannot be a month.
        if (Slashes().Match(text) is { Success: true } slashes)
        {
            var (first, second) = (Number(slashes, "d"), Number(slashes, "m"));
            return first > 12 ? Found(slashes, second) : second > 12 ? Found(slashes, first) with { Day = second } : default;
        }

        return default;
    }

    private static (int Year, int Month, int Day, int At, int Length) Found(Match match, int month) =>
        (Number(match, "y"), month, Number(match, "d"), match.Index, match.Length);

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)(?<y>(?:19|20)\d\d)\s?[-./年]\s?(?<m>\d\d?)\s?[-./月]\s?(?<d>\d\d?)(?!\d)日?")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<![\d.])(?<d>\d\d?)\.\s?(?<m>\d\d?)\.\s?(?<y>(?:19|20)\d\d)(?!\d)")]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"(?<!\d)(?<d>\d\d?)(?:st|nd|rd|th)?\.?[\s-]+(?:de\s+)?(?<m>\p{L}{3,12})\.?,?[\s-]+(?:de\s+)?(?<y>(?:19|20)\d\d)(?!\d)")]
    private static partial Regex DayAndName();

    [GeneratedRegex(@"(?<m>\p{L}{3,12})\.?\s+(?<d>\d\d?)(?:st|nd|rd|th)?,?\s+(?<y>(?:19|20)\d\d)(?!\d)")]
    private static partial Regex NameAndDay();

    [GeneratedRegex(@"(?<!\d)(?<d>\d\d?)/(?<m>\d\d?)/(?<y>(?:19|20)\d\d)(?!\d)")]
    private static partial Regex Slashes();

    [GeneratedRegex(@"(?<!\d)(?<h>\d\d?)(?:[:.h時](?<mi>[0-5]\d)(?:[:.][0-5]\d)?|"
        + @"(?=\s?[ap]\.?m))(?!\d)\s*(?:Uhr)?\s*(?<half>[ap]\.?m\.?(?![a-z]))?\s*(?<z>\(?[A-Z]{2,5}\b|[+\-]\d\d:?\d\d\b)?",
        RegexOptions.IgnoreCase)]
    private static partial Regex Clock();
}
