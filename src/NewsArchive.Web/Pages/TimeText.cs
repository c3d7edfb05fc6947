using System.Globalization;
using NewsArchive.Texts;

namespace NewsArchive.Web.Pages;

/// <summary>Times in words, always in UTC, never more exact than they are known.</summary>
internal static class TimeText
{
    /// <summary>Such as "Friday 16 August 2024".</summary>
    public static string LongDay(DateTimeOffset at) => at.ToUniversalTime().ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Such as "16 Aug 2024".</summary>
    public static string Day(DateTimeOffset at) => at.ToUniversalTime().ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Such as "06:52".</summary>
    public static string Clock(DateTimeOffset at) => at.ToUniversalTime().ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Such as "16 Aug 2024, 06:52 UTC".</summary>
    public static string Minute(DateTimeOffset at) => $"{Day(at)}, {Clock(at)} UTC";

    /// <summary>Such as "16 Aug 2024, 06:52:10 UTC".</summary>
    public static string Second(DateTimeOffset at) => at.ToUniversalTime().ToString("d MMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>A publication time as exactly as it is known.</summary>
    public static string Published(DateTimeOffset at, TimePrecision precision) => precision switch
    {
        TimePrecision.Day => Day(at),
        TimePrecision.Local => $"{Day(at)}, {Clock(at)} (time zone unknown)",
        _ => Minute(at),
    };

    /// <summary>True for a printed time that says nothing to people beyond what is shown anyway: ISO 8601.</summary>
    public static bool IsForMachines(string printed) => printed.Length >= 10 && printed[..10].Where((_, at) => at is not (4 or 7)).All(char.IsAsciiDigit)
        && printed[4] == '-' && printed[7] == '-';

    /// <summary>For the datetime attribute.</summary>
    public static string Iso(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>How long something takes or took, no finer than people ask: "40 seconds", "12 minutes", "3 hours", "5 days".</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 2 } => Counted((long)span.TotalSeconds, "second"),
        { TotalHours: < 2 } => Counted((long)span.TotalMinutes, "minute"),
        { TotalDays: < 2 } => Counted((long)span.TotalHours, "hour"),
        _ => Counted((long)span.TotalDays, "day"),
    };

    /// <summary>A rate: one decimal when it is small.</summary>
    public static string Rate(double rate) => rate.ToString(rate < 10 ? "0.#" : "N0", CultureInfo.InvariantCulture);

    /// <summary>Bytes in the unit people read: "312 B", "48 KB", "1.2 MB".</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} B",
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
    };

    /// <summary>A count with its noun: "1 article", "25,873 articles".</summary>
    public static string Counted(long count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>A count with a noun whose plural is its own.</summary>
    public static string Counted(long count, string noun, string nouns) => $"{Count(count)} {(count == 1 ? noun : nouns)}";

    /// <summary>A count with thousands apart: "25,873".</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
