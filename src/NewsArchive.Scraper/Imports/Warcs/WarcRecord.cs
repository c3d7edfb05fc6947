using System.Globalization;

namespace NewsArchive.Scraper.Imports.Warcs;

/// <summary>The head of one record of a WARC file (ISO 28500), or what stands where one should.</summary>
internal abstract record WarcEntry(string Place)
{
    /// <summary>What cannot be read.</summary>
    public sealed record Fault(string Place, string Problem) : WarcEntry(Place);
}

/// <summary>The head of a record; its block follows in the file.</summary>
/// <param name="Place">Where it begins, for people.</param>
/// <param name="Length">Number of bytes of its block.</param>
/// <param name="Fields">Its named fields, the first of each name.</param>
internal sealed record WarcRecord(string Place, long Length, IReadOnlyDictionary<string, string> Fields) : WarcEntry(Place)
{
    private static readonly string[] Dates =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm'Z'",
        "yyyy-MM-dd", "yyyy-MM", "yyyy", "yyyyMMddHHmmss",
    ];

    /// <summary>What it is, such as "response".</summary>
    public string Type => (this["WARC-Type"] ?? "").ToLowerInvariant();

    /// <summary>The address its content is from; WARC 1.0 showed it in angle brackets.</summary>
    public string? TargetUri => this["WARC-Target-URI"]?.Trim('<', '>', ' ');

    /// <summary>The time of the capture; null when it says none that can be read.</summary>
    public DateTimeOffset? Date
    {
        get
        {
            // WARC 1.1 knows nanoseconds; .NET and PostgreSQL do not.
            var text = this["WARC-Date"] ?? "";
            var dot = text.IndexOf('.', StringComparison.Ordinal);
            var end = dot < 0 ? -1 : text.AsSpan(dot + 1).IndexOfAnyExceptInRange('0', '9');
            text = end > 7 ? text.Remove(dot + 8, end - 7) : text;
            return DateTimeOffset.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : null;
        }
    }

    /// <summary>A field; null when it is absent or empty.</summary>
    public string? this[string name] => Fields.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
