using NewsArchive.Scraper.Extraction.Fields.Languages;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>
/// Chooses the language: what the page states, first the statement that the text bears out. Templates state a language for every page,
/// also for those in another; where the text is clearly in a language that nothing states, the text is right.
/// </summary>
internal static class LanguageChoice
{
    private const double Clear = 0.75;

    /// <summary>Languages that are stated for each other, or by an older tag.</summary>
    private static readonly string[][] Alike = [["no", "nb", "nn"], ["sr", "hr", "bs", "sh"], ["he", "iw"], ["id", "in"], ["tl", "fil"], ["yi", "ji"], ["zh", "cmn", "yue"], ["fa", "prs"], ["ms", "zsm"]];

    /// <summary>The language's tag; null when nothing states one and the text does not show it.</summary>
    public static Found<string>? Choose(PageSources sources, IReadOnlyList<string> paragraphs)
    {
        var stated = Stated(sources);
        foreach (var (tag, rule) in stated)
        {
            sources.Proposals?.Add(new FieldProposal("language", rule, tag));
        }

        if (TextLanguage.Of(paragraphs) is not { } text)
        {
            return stated.Count == 0 ? null : new Found<string>(stated[0].Tag, stated[0].Rule) { Confidence = 0.6 };
        }

        sources.Proposals?.Add(new FieldProposal("language", "text", text.Tag));
        var borneOut = stated.FindIndex(each => IsSame(each.Tag, text.Tag));
        if (borneOut >= 0)
        {
            return new Found<string>(stated[borneOut].Tag, stated[borneOut].Rule) { Confidence = Math.Round(Math.Max(0.8, text.Confidence), 2) };
        }

        return stated.Count == 0 || text.Confidence >= Clear
            ? new Found<string>(text.Tag, "text") { Confidence = text.Confidence }
            : new Found<string>(stated[0].Tag, stated[0].Rule) { Confidence = 0.4 };
    }

    private static List<(string Tag, string Rule)> Stated(PageSources sources)
    {
        var stated = new List<(string Tag, string Rule)>();
        foreach (var (text, rule) in (ReadOnlySpan<(string?, string)>)
            [(sources.Page.Language, "html-lang"), (sources.Data.Text("inLanguage"), "json-ld"), (sources.Page.Meta("og:locale"), "og"),
             (sources.Page.Meta("content-language", "language", "dc.language"), "meta"), (sources.Rule?.Language, "site-rule")])
        {
            if (Tag(text) is { } tag)
            {
                stated.Add((tag, rule));
            }
        }

        return stated;
    }

    private static bool IsSame(string tag, string language)
    {
        var primary = tag.Split('-')[0];
        return primary == language || Array.Exists(Alike, group => group.Contains(primary) && group.Contains(language));
    }

    private static string? Tag(string? text)
    {
        var parts = text?.Trim().Split(',')[0].Replace('_', '-').Split('-') ?? [];
        if (parts.Length == 0 || parts[0].Length is < 2 or > 3 || !parts.All(part => part.Length is > 0 and <= 8 && part.All(char.IsAsciiLetterOrDigit)))
        {
            return null;
        }

        parts[0] = parts[0].ToLowerInvariant();
        return parts[0].All(char.IsAsciiLetter) ? string.Join('-', parts) : null;
    }
}
