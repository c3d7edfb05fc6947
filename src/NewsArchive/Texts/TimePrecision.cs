namespace NewsArchive.Texts;

/// <summary>How exactly a page said when something happened.</summary>
public enum TimePrecision
{
    /// <summary>A clock time with its offset from UTC.</summary>
    Instant,

    /// <summary>A clock time without offset; it is kept as if it were UTC.</summary>
    Local,

    /// <summary>A calendar day only; it is kept as midnight UTC.</summary>
    Day,
}

/// <summary>A time as a page prints it and as it was understood.</summary>
/// <param name="Printed">The words on the page.</param>
/// <param name="Time">The time with the offset that was printed; null when the words could not be read.</param>
/// <param name="Precision">How much of <paramref name="Time"/> the page said.</param>
public sealed record PrintedTime(string Printed, DateTimeOffset? Time, TimePrecision Precision)
{
    /// <summary>ISO 8601 of what is known: date only, local time without offset, or instant with offset; null when unreadable.</summary>
    public string? ToIso8601() => Precision switch
    {
        TimePrecision.Day => Time?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        TimePrecision.Local => Time?.ToString("yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
        _ => Time?.ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture),
    };
}
