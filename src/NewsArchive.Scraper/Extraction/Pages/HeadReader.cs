using AngleSharp.Dom;

namespace NewsArchive.Scraper.Extraction.Pages;

/// <summary>Notes what meta, link, title and script elements say.</summary>
internal static class HeadReader
{
    private const int LongestMeta = 5000;
    private const int LongestScript = 4_000_000;

    /// <summary>Notes one element of the head (it may stand in the body as well).</summary>
    public static void Read(Page page, IElement element, string tag)
    {
        switch (tag)
        {
            case "meta":
                ReadMeta(page, element);
                break;
            case "link":
                ReadLink(page, element);
                break;
            case "title" when element.Parent is IElement { LocalName: "head" }:
                page.DocumentTitle ??= ElementText.Read(element);
                break;
            case "script" when IsJsonLd(element.GetAttribute("type")):
                var json = element.TextContent;
                if (json.Length is > 1 and < LongestScript)
                {
                    page.JsonLd.Add(json);
                }

                break;
            default:
                break;
        }
    }

    private static void ReadMeta(Page page, IElement element)
    {
        var content = element.GetAttribute("content");
        if (string.IsNullOrWhiteSpace(content) || content.Length > LongestMeta)
        {
            return;
        }

        Note(page, element.GetAttribute("property"), content);
        Note(page, element.GetAttribute("name"), content);
        Note(page, element.GetAttribute("itemprop") is { } prop ? "itemprop:" + prop : null, content);
        Note(page, element.GetAttribute("http-equiv"), content);
    }

    private static void ReadLink(Page page, IElement element)
    {
        if (string.Equals(element.GetAttribute("rel"), "canonical", StringComparison.OrdinalIgnoreCase))
        {
            page.CanonicalLink ??= element.GetAttribute("href");
        }
        else if (element.GetAttribute("itemprop") is { } prop && element.GetAttribute("href") is { Length: > 0 } href)
        {
            Note(page, "itemprop:" + prop, href);
        }
    }

    private static void Note(Page page, string? name, string content)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return;
        }

        var key = name.Trim().ToLowerInvariant();
        if (!page.Metas.TryGetValue(key, out var contents))
        {
            page.Metas[key] = contents = [];
        }

        contents.Add(content.Trim());
    }

    private static bool IsJsonLd(string? type) =>
        type is not null && type.TrimStart().StartsWith("application/ld+json", StringComparison.OrdinalIgnoreCase);
}
