namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>How readers of a page read 03/04/2024.</summary>
internal enum DateOrder
{
    /// <summary>Nobody can tell.</summary>
    Unknown,

    /// <summary>The third of April.</summary>
    DayFirst,

    /// <summary>March the fourth.</summary>
    MonthFirst,
}

/// <summary>The order of dates by language.</summary>
internal static class DateOrders
{
    /// <summary>The order that a page's language tag implies: English without a region implies none.</summary>
    public static DateOrder Of(string? language)
    {
        var tag = language?.Trim().Replace('_', '-').ToLowerInvariant() ?? "";
        if (tag is "en-us" or "en-ph" or "fil")
        {
            return DateOrder.MonthFirst;
        }

        return tag.Length < 2 || tag is "en" or "en-ca" || tag.StartsWith("en-u", StringComparison.Ordinal) ? DateOrder.Unknown : DateOrder.DayFirst;
    }
}
