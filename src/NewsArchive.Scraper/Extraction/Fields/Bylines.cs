using System.Text.RegularExpressions;
using NewsArchive.Scraper.Extraction.Bodies;
using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>Reads the names of authors where readers see them: marked bylines, lines that begin with "By", labels, and bare names above the text.</summary>
internal static partial class Bylines
{
    private const int MostMarks = 12;
    private const int LongestLine = 120;
    private const int LongestBareName = 60;

    /// <summary>Names in elements whose class says byline or author, nearest to the headline first.</summary>
    public static List<CreditedName> Marked(Page page, ArticlePlace place, bool isOpen)
    {
        var marks = page.Marks.Where(mark => mark.Kind is MarkKind.Byline && !IsOther(mark) && (isOpen || place.IsNear(mark.Position)));
        foreach (var mark in marks.OrderBy(mark => place.IsNear(mark.Position) ? 0 : mark.Position < place.Head ? 2 : 1).Take(MostMarks))
        {
            var text = mark.Text;
            if (text.Length > LongestLine || PhotoCredit().IsMatch(text))
            {
                continue;
            }

            var names = AuthorNames.Read(Cut(text)).Where(name => !name.IsOrganization && IsFullName(name.Name)).ToList();
            if (names.Count > 0)
            {
                return names;
            }
        }

        return [];
    }

    /// <summary>Names in a line of the article's head that begins with "By".</summary>
    public static List<CreditedName> Lines(Page page, ArticlePlace place)
    {
        for (var i = Math.Max(0, place.Head - 3); i <= place.Body + 3 && i < page.Blocks.Count; i++)
        {
            var text = page.Blocks[i].Text;
            if (text.Length <= LongestLine * (i < place.Body ? 2 : 1) && (i < place.Body || IsPlain(page, page.Blocks[i])) && ByWord().Match(text) is { Success: true } match)
            {
                var names = AuthorNames.Read(Cut(text[match.Index..].TrimStart(' ', '|', '·', '•')));
                names.RemoveAll(name => !char.IsUpper(name.Name[0]) || name.Name.Length > LongestBareName);
                if (names.Count > 0)
                {
                    return names;
                }
            }
        }

        return [];
    }

    /// <summary>A name behind a label, anywhere below the headline: "Author: Ann Lee".</summary>
    public static List<CreditedName> Labelled(Page page, ArticlePlace place)
    {
        for (var i = place.Head; i < page.Blocks.Count; i++)
        {
            var text = page.Blocks[i].Text;
            if (text.Length <= LongestBareName + 20 && Label().Match(text) is { Success: true } match)
            {
                var names = AuthorNames.Read(text[match.Length..]).Where(name => !name.IsOrganization && IsFullName(name.Name)).ToList();
                if (names.Count > 0)
                {
                    return names;
                }
            }
        }

        return [];
    }

    /// <summary>A paragraph right above the text that holds nothing but names, as houses print it whose pages all carry the house's own name.</summary>
    public static List<CreditedName> Bare(Page page, ArticlePlace place)
    {
        for (var i = Math.Max(place.Head + 1, place.Body - 3); i < place.Body && i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            if (block.Kind is BlockKind.Paragraph && IsPlain(page, block) && block.Text.Length <= LongestBareName && !block.IsAllLink && BareNames().IsMatch(block.Text))
            {
                return AuthorNames.Read(block.Text);
            }
        }

        return [];
    }

    private static bool IsPlain(Page page, TextBlock block)
    {
        var box = page.Boxes[block.Box];
        return box.Kind is ClutterKind.None && (box.Parent < 0 || page.Boxes[box.Parent].Kind is ClutterKind.None);
    }

    private static string Cut(string text) => Rest().Match(text) is { Success: true, Index: > 0 } rest ? text[..rest.Index] : text;

    private static bool IsOther(Mark mark) => mark.Element.ClassName is { } name && OtherClass().IsMatch(name);

    private static bool IsFullName(string name) =>
        char.IsUpper(name[0]) ? name.Contains(' ', StringComparison.Ordinal) : name[0] > '\u0900' && name.Length is >= 2 and <= 20;

    [GeneratedRegex(@"(?:^|[|·•]\s)\s*(?:by|von|par|por|door|av|af|di|autor(?:in|es)?|text by|words by|przez|автор)\s*:?\s+(?=\p{Lu})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ByWord();

    [GeneratedRegex(@"^(?:autorin\s*/\s*autor|autor(?:in|en|es|a)?|authors?|written by|reporter|writer|journalist|автор|автори|yazar|tekst|skribent|kirjoittaja|szerző|συντάκτης|作者|記者|记者|文)\s*[:：/]?\s+"
        + @"|^(?:作者|記者|记者|文)[:：／/]\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(@"^\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]*){1,3}(?:\s?(?:/|,|&|and)\s?\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]*){1,3}){0,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex BareNames();

    /// <summary>What ends the names: a date, a section, a divider with more behind it.</summary>
    [GeneratedRegex(@"\s*(?:,\s+in\s|\s[·•|]\s|\b\d{1,4}\b|\s(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\s(?:on\s+)?(?:january|february|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|\s(?:published|updated|aktualisiert|veröffentlicht|publié|publicado|pubblicato)\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Rest();

    [GeneratedRegex(@"^\W*(?:foto|photo|bild|image|picture|quelle|source|credit|copyright|©)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PhotoCredit();

    [GeneratedRegex("bild|photo|foto|image|caption|credit|comment|avatar|follow|teaser|related|footer", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OtherClass();
}
