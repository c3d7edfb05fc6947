using System.Globalization;
using System.Text.RegularExpressions;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>
/// Reads times as pages print them. What is not said is not invented: a day stays a day, a clock time without offset stays local,
/// words that cannot be read are kept without a time.
/// </summary>
internal static partial class PrintedDates
{
    private const int Longest = 120;
    private static readonly DateTimeOffset Earliest = new(1850, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The printed words and what they mean; null for nothing printed.</summary>
    /// <param name="printed">What the page prints.</param>
    /// <param name="order">How the page's readers read 03/04/2024.</param>
    public static PrintedTime? Read(string? printed, DateOrder order = DateOrder.Unknown)
    {
        var text = ArchiveText.NormalizeLine(printed);
        if (text.Length == 0)
        {
            return null;
        }

        // The patterns take every script's digits, the numbers' parser only these.
        var plain = WithPlainDigits(text.Length <= Longest ? text : text[..Longest]);
        var read = text.Length <= Longest ? ReadIso(plain) ?? ReadUnix(plain) ?? ReadRfc(plain) ?? VisibleDates.Read(plain, order) : VisibleDates.Read(plain, order);
        return read?.Time is { } time && (time < Earliest || time > Latest) ? new PrintedTime(text, null, TimePrecision.Day)
            : read is null ? new PrintedTime(text, null, TimePrecision.Day)
            : read with { Printed = text };
    }

    /// <summary>Makes a time of parts; null when there is no such day or clock time. No offset makes it local, no hour a day.</summary>
    public static PrintedTime? Make(int year, int month, int day, TimeSpan? clock, TimeSpan? offset)
    {
        if (year is < 1 or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || clock >= TimeSpan.FromDays(1) || (offset is { } gap && gap.Duration() > TimeSpan.FromHours(14)))
        {
            return null;
        }

        var local = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified) + (clock ?? TimeSpan.Zero);
        var precision = clock is null ? TimePrecision.Day : offset is null ? TimePrecision.Local : TimePrecision.Instant;
        return new PrintedTime("", new DateTimeOffset(local, precision is TimePrecision.Instant ? offset!.Value : TimeSpan.Zero), precision);
    }

    /// <summary>An offset such as +02:00, +0200, +02, Z or a zone's name; null when it says none.</summary>
    public static TimeSpan? Offset(string text)
    {
        var zone = text.Trim(' ', '(', ')');
        if (zone.Length == 0)
        {
            return null;
        }

        if (zone[0] is '+' or '-' or '\u2212')
        {
            var digits = zone[1..].Replace(":", "", StringComparison.Ordinal);
            var hours = int.Parse(digits.AsSpan(0, Math.Min(2, digits.Length)), CultureInfo.InvariantCulture);
            var minutes = digits.Length >= 4 ? int.Parse(digits.AsSpan(2, 2), CultureInfo.InvariantCulture) : 0;
            var offset = new TimeSpan(hours, minutes, 0);
            return zone[0] == '+' ? offset : -offset;
        }

        return ZoneNames.Offset(zone);
    }

    /// <summary>Arabic, Devanagari and other digits as the ones the patterns know.</summary>
    private static string WithPlainDigits(string text)
    {
        foreach (var character in text)
        {
            if (character > '9' && char.IsDigit(character))
            {
                return string.Create(text.Length, text, (plain, from) =>
                {
                    for (var i = 0; i < plain.Length; i++)
                    {
                        plain[i] = from[i] > '9' && char.IsDigit(from[i]) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(from[i])) : from[i];
                    }
                });
            }
        }

        return text;
    }

    private static PrintedTime? ReadIso(string text)
    {
        if (Iso().Match(text) is not { Success: true } match)
        {
            return null;
        }

        TimeSpan? clock = null;
        if (match.Groups["h"].Success)
        {
            var seconds = match.Groups["s"].Success ? Number(match, "s") : 0;
            clock = new TimeSpan(Number(match, "h"), Number(match, "mi"), Math.Min(59, seconds));
            if (Number(match, "mi") > 59)
            {
                return null;
            }
        }

        return Make(Number(match, "y"), Number(match, "m"), Number(match, "d"), clock, Offset(match.Groups["z"].Value));
    }

    private static PrintedTime? ReadUnix(string text)
    {
        if (!Unix().IsMatch(text))
        {
            return null;
        }

        var number = long.Parse(text, CultureInfo.InvariantCulture);
        var time = text.Length > 11 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number);
        return new PrintedTime("", time, TimePrecision.Instant);
    }

    private static PrintedTime? ReadRfc(string text)
    {
        if (Rfc().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var month = MonthNames.Number(match.Groups["m"].Value);
        var clock = new TimeSpan(Number(match, "h"), Number(match, "mi"), match.Groups["s"].Success ? Math.Min(59, Number(match, "s")) : 0);
        return month is null ? null : Make(Year(match), month.Value, Number(match, "d"), clock, Offset(match.Groups["z"].Value));
    }

    /// <summary>Two digits, as RFC 822 has them, are of 1950 to 2049 (RFC 5322, 4.3).</summary>
    private static int Year(Match match) => Number(match, "y") is var year && match.Groups["y"].Length > 2 ? year : year < 50 ? 2000 + year : 1900 + year;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<y>\d{4})-?(?<m>\d\d)-?(?<d>\d\d)(?:[T ]+(?<h>\d\d?):?(?<mi>\d\d)(?::?(?<s>\d\d)(?:[.,:]\d+)?)?\s*(?<z>Z|z|"
        + @"[+\-−]\d\d(?::?\d\d)?|\(?[A-Z]{2,5}\)?)?)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^\d{9,10}$|^\d{12,13}$")]
    private static partial Regex Unix();

    [GeneratedRegex(@"^(?:[A-Za-z]{3,9},?\s+)?(?<d>\d\d?)[\s-](?<m>[A-Za-z]{3,9})[\s-](?<y>\d{4}|\d\d),?\s+(?<h>\d\d?):(?<mi>[0-5]\d)(?::(?<s>\d\d))?\s*(?<z>[+\-]\d\d:?\d\d|"
        + @"[A-Za-z]{1,5})?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Rfc();
}
