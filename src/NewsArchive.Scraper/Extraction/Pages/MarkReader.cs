using AngleSharp.Dom;

namespace NewsArchive.Scraper.Extraction.Pages;

/// <summary>Notes visible elements that seem to hold the headline, an author, a time or the standfirst.</summary>
internal static class MarkReader
{
    private const int Most = 200;

    /// <summary>Notes an element when its name, microdata or class says what it holds.</summary>
    public static void Read(Page page, IElement element, string tag, in ElementNames names)
    {
        if (page.Marks.Count >= Most)
        {
            return;
        }

        if (names.ItemProp is { Length: > 0 } prop && OfMicrodata(prop) is { } kind)
        {
            Add(page, kind, element, names.Value, "microdata");
        }
        else if (tag == "h1")
        {
            Add(page, MarkKind.Headline, element, null, "h1");
        }
        else if (tag == "time")
        {
            Add(page, MarkKind.Time, element, names.Value, "time");
        }
        else if (names.Rel is { } rel && rel.Contains("author", StringComparison.OrdinalIgnoreCase))
        {
            Add(page, MarkKind.Author, element, null, "rel-author");
        }
        else if (tag == "a" && names.Href is { } href && LeadsToAuthor(href))
        {
            Add(page, MarkKind.Author, element, null, "author-link");
        }
        else if (names.Names.Length > 0)
        {
            ReadClass(page, element, names);
        }
    }

    private static bool LeadsToAuthor(string href)
    {
        foreach (var part in (ReadOnlySpan<string>)["/author/", "/authors/", "/autor/", "/autoren/", "/auteur/", "/autore/", "/by/", "/reporter/", "/journalist/"])
        {
            if (href.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static void ReadClass(Page page, IElement element, in ElementNames names)
    {
        if (MarkNames.Read(names.Names) is { } kind)
        {
            Add(page, kind, element, names.Value, "class");
        }
        else if (names.Value is { Length: >= 9 and <= 13 } value && long.TryParse(value, out _))
        {
            Add(page, MarkKind.Time, element, value, "unix-time");
        }
    }

    private static MarkKind? OfMicrodata(string prop) => prop.ToLowerInvariant() switch
    {
        "headline" => MarkKind.Headline,
        "author" => MarkKind.Author,
        "datepublished" or "datecreated" => MarkKind.Published,
        "datemodified" => MarkKind.Modified,
        _ => null,
    };

    private static void Add(Page page, MarkKind kind, IElement element, string? value, string rule) =>
        page.Marks.Add(new Mark(kind, element, value, page.Blocks.Count, rule));
}
