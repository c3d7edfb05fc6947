using System.Text.RegularExpressions;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>Cuts a byline into the names in it: "By Ann Lee and Bo Ek, Staff Writers" is two.</summary>
internal static partial class AuthorNames
{
    private const int LongestLine = 400;
    private const int LongestName = 60;
    private const int MostWords = 6;

    /// <summary>The persons and agencies in a byline, in order; empty when it names none.</summary>
    public static IEnumerable<string> Split(string? byline) => Read(byline).Where(name => !name.IsOrganization).Select(name => name.Name);

    /// <summary>The names in a byline, in order; desks of a house ("Staff Reporter") count only where nobody is named, else they are roles.</summary>
    public static List<CreditedName> Read(string? byline)
    {
        var line = ArchiveText.NormalizeLine(byline);
        if (line.Length is 0 or > LongestLine || line.Contains("://", StringComparison.Ordinal))
        {
            return [];
        }

        line = Mail().Replace(Parenthesis().Replace(Leading().Replace(line, ""), ""), "");
        if (Turned(line) is { } turned)
        {
            return [new CreditedName(turned, false)];
        }

        var names = new List<CreditedName>();
        foreach (var part in Dividers().Split(line))
        {
            var name = Trailing().Replace(Place().Replace(Leading().Replace(part, ""), ""), "").Trim(' ', ',', '.', ';', ':', '|', '-', '–', '—', '·', '•', '"', '/', '*');
            if (IsName(name))
            {
                names.Add(new CreditedName(WithoutAgency(name), Desk().IsMatch(name)));
            }
        }

        if (names.Exists(name => !name.IsOrganization && name.Name.Contains(' ', StringComparison.Ordinal)))
        {
            // Beside full names single words are places, roles and sites: "Ann Lee, London", "Ann Lee, professor", "Ann Lee, news.example".
            names.RemoveAll(name => name.IsOrganization || ((IsPlainWord(name.Name) || name.Name.All(char.IsLower) || name.Name.Contains('.', StringComparison.Ordinal))
                && !name.Name.Contains(' ', StringComparison.Ordinal) && !AuthorHouses.IsAgency(name.Name)));
        }

        return names;
    }

    private static bool IsName(string name) =>
        name.Length is > 1 and <= LongestName
        && name.Split(' ').Length <= MostWords
        && !name.Any(char.IsAsciiDigit)
        && char.IsLetter(name[0])
        && !IsDescription(name)
        && !name.Contains('@', StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal)
        && !name.Contains("www.", StringComparison.OrdinalIgnoreCase)
        && !NoName().IsMatch(name);

    /// <summary>"senior fellow of the institute": small words, and more of them than the particles of a name.</summary>
    private static bool IsDescription(string name)
    {
        var small = 0;
        var large = 0;
        foreach (var word in name.Split(' '))
        {
            small += word.Length > 3 && char.IsLower(word[0]) ? 1 : 0;
            large += char.IsLower(word[0]) ? 0 : 1;
        }

        return small > 2 || (small > 1 && large > 0);
    }

    /// <summary>"Tom Davies Associated Press" without the agency.</summary>
    private static string WithoutAgency(string name)
    {
        for (var blank = name.LastIndexOf(' '); blank > 0; blank = name.LastIndexOf(' ', blank - 1))
        {
            if (AuthorHouses.IsAgency(name[(blank + 1)..]) && name.AsSpan(0, blank).Contains(' '))
            {
                return name[..blank];
            }
        }

        return name;
    }

    /// <summary>One capitalised Latin, Greek or Cyrillic word; other scripts write whole names without a blank.</summary>
    private static bool IsPlainWord(string name) => char.IsUpper(name[0]) && name[1..].All(char.IsLower);

    /// <summary>"Lee, Ann" as Ann Lee; null when the comma divides two names.</summary>
    private static string? Turned(string line)
    {
        var comma = line.IndexOf(", ", StringComparison.Ordinal);
        if (comma <= 0 || line.IndexOf(',', comma + 1) >= 0)
        {
            return null;
        }

        var (last, first) = (line[..comma], line[(comma + 2)..]);
        return IsPlainWord(last) && FirstName().IsMatch(first) && !Desk().IsMatch(first) && !AuthorHouses.IsAgency(last) && !AuthorHouses.IsAgency(first) ? $"{first} {last}" : null;
    }

    [GeneratedRegex(@"^\W*(?:(?:written|reported|posted|published|edited|words|story|text|article|photos?|analysis|report|opinion)\s+by|by|"
        + @"von|par|por|di|door|av|af|od|autor(?:in|en)?(?:\s*/\s*autor(?:in)?)?|author|authors|reporter|interview)\b\s*:?\s+(?=\S)|^\W*texte?\s*:\s*(?=\S)|"
        + @"^\W*(?:文[／/]|記者|记者|作者|著者|執筆|取材・文)\s*[:：]?\s*(?=\S)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(@"\s*[(\[（【][^)\]）】]*[)\]）】]")]
    private static partial Regex Parenthesis();

    [GeneratedRegex(@"\s*\S+@\S+")]
    private static partial Regex Mail();

    [GeneratedRegex(@"\s*[,;|/•·、]\s*|\s+(?:and|und|et|&|y|e|og|och|en|ja|i|и|та|і|ve|with|mit|\+)\s+|\s+[-–—]\s+|\s*\n\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Dividers();

    /// <summary>What follows says where the author was or whom the author works for.</summary>
    [GeneratedRegex(@"(?<=\w)\s+(?:in|aus|for|für|at|from|à)\s+.*$", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"\s*(?:記者|记者|特派員|통신원|기자)$|(?<=\w\s\w+)\s+(?:staff (?:writer|reporter)|reporter|correspondent|envoy\p{L}+\s+sp\p{L}+|redakteur(?:in)?|korrespondent(?:in)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Trailing();

    [GeneratedRegex(@"^\p{Lu}\p{Ll}+(?:\s\p{Lu}\.)?$")]
    private static partial Regex FirstName();

    /// <summary>Roles and desks.</summary>
    [GeneratedRegex(@"^(?:(?:.*\s)?(?:staff(?:\s+\w+)?|reporters?|writers?|editors?|correspondents?|columnists?|contributors?|journalists?|redakteure?|redakteurin|korrespondent(?:in)?|"
        + @"journalist(?:in)?|producer|photographer|fotograf|desk|team|redaktion|editorial|newsroom|agencies|agentur(?:en)?)|redaktion.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Desk();

    [GeneratedRegex(@"^(?:admin|administrator|updated.*|published.*|m\.?d\.?|ph\.?d\.?|jr\.?|m\.?[as]\.?|mba|mph|msc|bsc|rdn?|rn|jd|esq\.?|.*\blicen[cs]e|unknown|anonymous|null|undefined|none|guest|more|mehr|follow.*|read more.*|view .*|contact.*|email.*|"
        + @"share.*|(?:(?:facebook|twitter|x|instagram|linkedin|whatsapp|email|print)\s*)+)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoName();
}
