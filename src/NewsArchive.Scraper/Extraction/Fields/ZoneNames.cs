using System.Collections.Frozen;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>Offsets of the time zone abbreviations that news sites print. Ones with two meanings (IST, CST in China) are left out.</summary>
internal static class ZoneNames
{
    private static readonly FrozenDictionary<string, double> Hours = new (string Name, double Hours)[]
    {
        ("Z", 0), ("GMT", 0), ("UTC", 0), ("UT", 0), ("WET", 0), ("BST", 1), ("WEST", 1), ("CET", 1), ("MEZ", 1), ("CEST", 2),
        ("MESZ", 2), ("EET", 2), ("EEST", 3), ("MSK", 3), ("JST", 9), ("KST", 9), ("EST", -5), ("EDT", -4), ("CDT", -5),
        ("MST", -7), ("MDT", -6), ("PST", -8), ("PDT", -7), ("AKST", -9), ("HST", -10), ("AEST", 10), ("AEDT", 11), ("AWST",
        8), ("ACST", 9.5), ("NZST", 12), ("NZDT", 13), ("SAST", 2), ("CAT", 2), ("EAT", 3), ("WIB", 7), ("HKT", 8), ("SGT",
        8),
    }.ToFrozenDictionary(zone => zone.Name, zone => zone.Hours, StringComparer.OrdinalIgnoreCase);

    /// <summary>The offset a name means; null when it is not known.</summary>
    public static TimeSpan? Offset(string name) => Hours.TryGetValue(name, out var hours) ? TimeSpan.FromHours(hours) : null;
}
