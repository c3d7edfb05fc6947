using System.Text.RegularExpressions;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>Cuts a byline into the names of persons: "By Ann Lee and Bo Ek, Staff Writers" is two.</summary>
internal static partial class AuthorNames
{
    private const int LongestName = 60;
    private const int MostWords = 6;

    /// <summary>The names in a byline, in order; empty when it names no person.</summary>
    public static IEnumerable<string> Split(string? byline)
    {
        var line = ArchiveText.NormalizeLine(byline);
        if (line.Length is 0 or > 400 || line.Contains("://", StringComparison.Ordinal))
        {
            yield break;
        }

        line = Parenthesis().Replace(Leading().Replace(line, ""), "");
        foreach (var part in Dividers().Split(line))
        {
            var name = Leading().Replace(part, "").Trim(' ', ',', '.', ';', ':', '|', '-', '–', '—', '·', '•', '"', '/', '*');
            if (IsPerson(name))
            {
                yield return name;
            }
        }
    }

    private static bool IsPerson(string name) =>
        name.Length is > 1 and <= LongestName
        && name.Split(' ').Length <= MostWords
        && !name.Any(char.IsAsciiDigit)
        && !name.Contains('@', StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal) && !name.Contains("://", StringComparison.Ordinal)
        && !name.Contains("www.", StringComparison.OrdinalIgnoreCase)
        && !Role().IsMatch(name);

    [GeneratedRegex(@"^\W*(?:(?:written|reported|posted|published|edited|words|story|text|article|photos?|analysis|report|opinion)\s+by|by|"
        + @"von|par|por|di|door|av|af|od|autor(?:in|en)?|author|authors|texte?|text|reporter|interview)\b\s*:?\s+(?=\S)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(@"\s*[(\[（][^)\]）]*[)\]）]")]
    private static partial Regex Parenthesis();

    [GeneratedRegex(@"\s*[,;|/•·、]\s*|\s+(?:and|und|et|&|y|e|og|och|en|i|и|with|mit|for|für|in|aus|\+)\s+|\s+[-–—]\s+|\s*\n\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Dividers();

    [GeneratedRegex(@"^(?:staff|(?:.*\s)?(?:staff\s+)?(?:reporters?|writers?|editors?|correspondents?|columnists?|contributors?|"
        + @"journalists?|redakteure?|redakteurin|korrespondent(?:in)?|journalist(?:in)?|producer|photographer|fotograf|desk|team|"
        + @"redaktion|editorial|admin|administrator|newsroom|agencies|agentur(?:en)?)|redaktion.*|updated.*|published.*|m\.?d\.?|"
        + @"ph\.?d\.?|jr\.?|phd|unknown|anonymous|null|undefined|guest|more|mehr|follow.*|read more.*|view .*|contact.*|email.*|"
        + @"share.*|(?:(?:facebook|twitter|x|instagram|linkedin|whatsapp|email|print)\s*)+)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Role();
}
