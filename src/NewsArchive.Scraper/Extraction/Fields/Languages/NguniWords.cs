namespace NewsArchive.Scraper.Extraction.Fields.Languages;

/// <summary>
/// Zulu and Xhosa glue their small words to the next one, so they show by how their words begin; between the two the few words that stand
/// alone decide.
/// </summary>
internal static class NguniWords
{
    /// <summary>Share of such words from which a text is one of the two.</summary>
    public const double Share = 0.12;

    private const int Shortest = 5;
    private static readonly string[] Beginnings = ["uku", "ngo", "nge", "kwa", "aba", "izi", "ama", "isi", "umu", "imi", "eku", "noku", "ezi", "oku", "kwe", "nga"];
    private static readonly int Zulu = Array.FindIndex(FunctionWords.All, each => each.Language == "zu");
    private static readonly int Xhosa = Array.FindIndex(FunctionWords.All, each => each.Language == "xh");

    /// <summary>True for a word that begins as nouns and verbs of these languages do.</summary>
    public static bool IsOne(ReadOnlySpan<char> word)
    {
        if (word.Length < Shortest || word[0] is not ('u' or 'n' or 'k' or 'a' or 'i' or 'e' or 'o'))
        {
            return false;
        }

        foreach (var beginning in Beginnings)
        {
            if (word.StartsWith(beginning, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Which of the two it is.</summary>
    public static TextLanguage Choose(ReadOnlySpan<float> scores) =>
        new(scores[Xhosa] > scores[Zulu] ? "xh" : "zu", Math.Abs(scores[Xhosa] - scores[Zulu]) > 1 ? 0.9 : 0.76);
}
