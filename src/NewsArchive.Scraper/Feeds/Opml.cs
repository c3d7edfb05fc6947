using System.Text;
using System.Xml;
using System.Xml.Linq;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Feeds;

/// <summary>Lists of feeds as readers exchange them (OPML 2.0, opml.org).</summary>
public static class Opml
{
    /// <summary>The feeds of a list, in its order, folders opened; each address once.</summary>
    /// <param name="text">The file's text.</param>
    /// <returns>The feeds, or why the file is no such list.</returns>
    public static (IReadOnlyList<OpmlFeed> Feeds, string? Problem) Read(string text)
    {
        var (root, fault) = FeedXml.Parse(text);
        if (root is null || !FeedElement.Is(root, "opml"))
        {
            return ([], fault ?? "not an OPML file: its first element is not opml");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var feeds = new List<OpmlFeed>();
        foreach (var outline in root.Descendants().Where(element => FeedElement.Is(element, "outline")))
        {
            if (Attribute(outline, "xmlUrl") is { } url && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && seen.Add(url))
            {
                feeds.Add(new OpmlFeed(url, Attribute(outline, "title") ?? Attribute(outline, "text"), Attribute(outline, "htmlUrl"))
                {
                    Type = Attribute(outline, "type") ?? OpmlFeed.Usual,
                    Pattern = Attribute(outline, "pattern"),
                });
            }
        }

        return feeds.Count == 0 ? ([], "the file names no feed") : (feeds, null);
    }

    /// <summary>What a list gives as addresses of feeds and cannot be one, as written.</summary>
    public static IReadOnlyList<string> Unreadable(string text)
    {
        var (root, _) = FeedXml.Parse(text);
        return root is null ? [] : [.. root.Descendants().Where(element => FeedElement.Is(element, "outline")).Select(outline => Attribute(outline, "xmlUrl")).OfType<string>()
            .Where(url => !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")).Distinct()];
    }

    /// <summary>Writes a list.</summary>
    public static string Write(string title, IEnumerable<OpmlFeed> feeds)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        var outlines = feeds.Select(feed => new XElement(
            "outline",
            new XAttribute("type", feed.Type),
            new XAttribute("text", feed.Title ?? feed.Url),
            new XAttribute("title", feed.Title ?? feed.Url),
            new XAttribute("xmlUrl", feed.Url),
            feed.HomeUrl is null ? null : new XAttribute("htmlUrl", feed.HomeUrl),
            feed.Pattern is null ? null : new XAttribute("pattern", feed.Pattern)));
        var document = new XElement("opml", new XAttribute("version", "2.0"), new XElement("head", new XElement("title", title)), new XElement("body", outlines));
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n", CheckCharacters = false }))
        {
            document.Save(writer);
        }

        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{text}\n";
    }

    private static string? Attribute(XElement outline, string name)
    {
        var value = ArchiveText.NormalizeLine(outline.Attributes().FirstOrDefault(each => each.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value);
        return value.Length == 0 ? null : value;
    }
}

/// <summary>One feed of a list.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Title">The name it goes by.</param>
/// <param name="HomeUrl">The page it belongs to.</param>
public sealed record OpmlFeed(string Url, string? Title, string? HomeUrl)
{
    /// <summary>The type of a feed.</summary>
    public const string Usual = "rss";

    /// <summary>"rss" for all kinds of feeds; our own "sitemap" and "listing" for what other readers do not know.</summary>
    public string Type { get; init; } = Usual;

    /// <summary>Our own: of a listing page, which paths are articles.</summary>
    public string? Pattern { get; init; }
}
