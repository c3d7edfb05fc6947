namespace NewsArchive.Articles;

/// <summary>The query of an address without tracking and variants, its parameters in one order. What is left may be the article.</summary>
internal static class AddressQuery
{
    private static readonly HashSet<string> FlagValues = new(StringComparer.OrdinalIgnoreCase) { "", "0", "1", "true", "false", "yes", "y", "on" };

    private static readonly HashSet<string> FlagNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "amp", "druck", "drucken", "m", "mobile", "mobile_view", "mobileview", "onepage", "print", "printable", "printerfriendly", "printmode", "printversion",
        "printview", "rss", "single_page", "singlepage",
    };

    private static readonly HashSet<string> LayoutNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "display", "format", "layout", "mode", "output", "outputtype", "pagewanted", "template", "tpl", "type", "version", "view",
    };

    private static readonly HashSet<string> LayoutValues = new(StringComparer.OrdinalIgnoreCase)
    {
        "amp", "print", "printable", "printer", "printerfriendly", "printer-friendly", "printversion",
    };

    /// <summary>The query with its question mark; empty when nothing of it tells articles apart.</summary>
    public static string Reduce(string query)
    {
        if (query.Length <= 1)
        {
            return "";
        }

        // Links that were escaped twice leave "&amp;utm_source=" behind.
        var kept = query[1..].Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.StartsWith("amp;", StringComparison.OrdinalIgnoreCase) ? pair[4..] : pair)
            .Select(pair => AddressKey.Unescape(pair.Replace("+", "%20", StringComparison.Ordinal)))
            .Where(TellsArticlesApart)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        return kept.Count == 0 ? "" : "?" + string.Join('&', kept);
    }

    private static bool TellsArticlesApart(string pair)
    {
        var parts = pair.Split('=', 2);
        var (name, value) = (parts[0], parts.Length > 1 ? parts[1] : "");
        return name.Length > 0 && !TrackingParameters.Has(name, value) && !IsVariant(name, value);
    }

    private static bool IsVariant(string name, string value) =>
        (FlagNames.Contains(name) && FlagValues.Contains(value))
        || (LayoutNames.Contains(name) && LayoutValues.Contains(value))
        || (name.Equals("view", StringComparison.OrdinalIgnoreCase) && value.Equals("mobile", StringComparison.OrdinalIgnoreCase))
        || (name is "pagewanted" or "page" && value is "all");
}
