using System.Globalization;
using NewsArchive.Captures;

namespace NewsArchive.Scraper.Polling;

/// <summary>How long an answer says it stays fresh (RFC 9111, 5.2.2 and 5.3): a wish not to be asked sooner.</summary>
internal static class CacheWishes
{
    /// <summary>Many servers send one long time for all their files; it is believed only as far as this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(3);

    /// <summary>The time of max-age, else that of Expires, at most three hours; null when there is none.</summary>
    public static TimeSpan? Of(IReadOnlyList<CaptureHeader> headers, DateTimeOffset now)
    {
        var control = Values(headers, "Cache-Control").SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries)).ToList();
        if (control.Exists(part => part.Equals("no-cache", StringComparison.OrdinalIgnoreCase) || part.Equals("no-store", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        if (control.Find(part => part.StartsWith("max-age=", StringComparison.OrdinalIgnoreCase)) is { } age)
        {
            return long.TryParse(age["max-age=".Length..].Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                ? Positive(TimeSpan.FromSeconds(Math.Min(seconds, (long)Longest.TotalSeconds)))
                : null;
        }

        var expires = Values(headers, "Expires").FirstOrDefault();
        return DateTimeOffset.TryParseExact(expires, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? Positive(time - now) : null;
    }

    private static IEnumerable<string> Values(IReadOnlyList<CaptureHeader> headers, string name) =>
        headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);

    private static TimeSpan? Positive(TimeSpan time) => time <= TimeSpan.Zero ? null : time < Longest ? time : Longest;
}
