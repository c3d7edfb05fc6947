namespace NewsArchive.Scraper.Extraction.Pages;

/// <summary>Class names and ids that say what field an element holds.</summary>
internal static class MarkNames
{
    private static readonly (string Part, MarkKind Kind)[] Parts =
    [
        ("byline", MarkKind.Byline), ("author", MarkKind.Byline), ("autor", MarkKind.Byline), ("auteur", MarkKind.Byline),
        ("standfirst", MarkKind.Lead), ("article__summary", MarkKind.Lead), ("announce-text", MarkKind.Lead), ("subheadline", MarkKind.Lead),
        ("publish", MarkKind.Time), ("timestamp", MarkKind.Time), ("dateline", MarkKind.Time), ("pubdate", MarkKind.Time),
        ("date", MarkKind.Time), ("datum", MarkKind.Time), ("fecha", MarkKind.Time),
    ];

    /// <summary>The kind that the names tell, if any.</summary>
    public static MarkKind? Read(string names)
    {
        if (names.Length > 300)
        {
            return null;
        }

        foreach (var (part, kind) in Parts)
        {
            var at = names.IndexOf(part, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && !(part == "date" && Follows(names, at, "up")))
            {
                return kind;
            }
        }

        return null;
    }

    private static bool Follows(string names, int at, string before) =>
        at >= before.Length && names.AsSpan(at - before.Length, before.Length).Equals(before, StringComparison.OrdinalIgnoreCase);
}
