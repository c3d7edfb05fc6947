using System.Xml.Linq;
using NewsArchive.Scraper.Extraction.Fields;
using NewsArchive.Sources;

namespace NewsArchive.Scraper.Feeds;

/// <summary>
/// The kinds written in XML. Elements are known by their local names, because feeds declare namespaces wrongly or not at all; where two
/// vocabularies use one name for different things, the namespace decides.
/// </summary>
internal static class XmlFeed
{
    /// <summary>Reads a document.</summary>
    public static FeedReading Read(string text, Uri address)
    {
        var (root, fault) = FeedXml.Parse(text);
        if (root is null)
        {
            return FeedReading.Unreadable(fault ?? "empty");
        }

        var links = new FeedLinks(address);
        var document = root.Name.LocalName.ToLowerInvariant() switch
        {
            "rss" or "rdf" => ReadRss(root, links),
            "feed" => ReadAtom(root, links),
            "urlset" => ReadSitemap(root, links),
            "sitemapindex" => ReadIndex(root, links),
            _ => null,
        };
        return document is not null ? FeedReading.Of(document with { Fault = fault })
            : FeedReading.Unreadable(IsHtml(root, text) ? "an HTML page, no feed" : fault ?? $"XML, but neither a feed nor a sitemap: its first element is {root.Name.LocalName}");
    }

    private static bool IsHtml(XElement root, string text) =>
        root.Name.LocalName.Equals("html", StringComparison.OrdinalIgnoreCase) || text.AsSpan().TrimStart().StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase);

    private static FeedDocument ReadRss(XElement root, FeedLinks links)
    {
        var channel = FeedElement.Child(root, "channel") ?? root;
        // RSS 0.9 and 1.0 put the items beside the channel.
        foreach (var item in FeedElement.Items(channel.Elements().Concat(channel == root ? [] : root.Elements()), "item"))
        {
            var published = FeedElement.Text(item, "pubDate") ?? FeedElement.Text(item, "date") ?? FeedElement.Text(item, "published");
            links.Add(
                AddressOf(item, links),
                FeedElement.PlainText(item, "title"),
                PrintedDates.Read(published),
                PrintedDates.Read(FeedElement.Text(item, "updated") ?? FeedElement.Text(item, "modified")));
        }

        return new FeedDocument(FeedKind.Rss, links.Entries)
        {
            Title = FeedElement.PlainText(channel, "title"),
            HomeUrl = links.Absolute(FeedElement.Text(channel, "link")),
            NextUrl = links.Absolute(FeedElement.Link(channel, "next")),
            Schedule = FeedElement.ScheduleOf(channel),
        };
    }

    /// <summary>The address before the aggregator's own, then the link, then an id that says it is one, then an enclosed Atom link.</summary>
    private static string? AddressOf(XElement item, FeedLinks links)
    {
        var id = FeedElement.Child(item, "guid");
        var isPermanent = id is not null && !"false".Equals(id.Attribute("isPermaLink")?.Value.Trim(), StringComparison.OrdinalIgnoreCase);
        return links.Absolute(FeedElement.Text(item, "origLink"))
            ?? links.Absolute(FeedElement.Text(item, "link"))
            ?? links.Absolute(FeedElement.Link(item, "alternate"))
            ?? (isPermanent && id!.Value.Contains("://", StringComparison.Ordinal) ? links.Absolute(id.Value) : null)
            ?? links.Absolute(item.Attribute("about")?.Value);
    }

    private static FeedDocument ReadAtom(XElement root, FeedLinks links)
    {
        foreach (var entry in FeedElement.Items(root.Elements(), "entry"))
        {
            links.Add(
                links.Absolute(FeedElement.Text(entry, "origLink")) ?? LinkOf(entry, "alternate", links),
                FeedElement.PlainText(entry, "title"),
                PrintedDates.Read(FeedElement.Text(entry, "published") ?? FeedElement.Text(entry, "issued") ?? FeedElement.Text(entry, "created")),
                PrintedDates.Read(FeedElement.Text(entry, "updated") ?? FeedElement.Text(entry, "modified")));
        }

        return new FeedDocument(FeedKind.Atom, links.Entries)
        {
            Title = FeedElement.PlainText(root, "title"),
            HomeUrl = LinkOf(root, "alternate", links),
            NextUrl = LinkOf(root, "next", links),
            Schedule = FeedElement.ScheduleOf(root),
        };
    }

    private static string? LinkOf(XElement around, string relation, FeedLinks links) =>
        FeedElement.LinkElement(around, relation) is { } link ? links.Absolute(link.Attribute("href")!.Value, links.Base(link)) : null;

    private static FeedDocument ReadSitemap(XElement root, FeedLinks links)
    {
        var isNews = false;
        foreach (var page in FeedElement.Items(root.Elements(), "url"))
        {
            var news = FeedElement.Child(page, "news");
            isNews |= news is not null;
            links.Add(
                links.Absolute(FeedElement.Text(page, "loc")),
                news is null ? null : FeedElement.PlainText(news, "title"),
                news is null ? null : PrintedDates.Read(FeedElement.Text(news, "publication_date")),
                PrintedDates.Read(FeedElement.Text(page, "lastmod")));
        }

        return new FeedDocument(isNews ? FeedKind.NewsSitemap : FeedKind.Sitemap, links.Entries);
    }

    private static FeedDocument ReadIndex(XElement root, FeedLinks links)
    {
        foreach (var map in FeedElement.Items(root.Elements(), "sitemap"))
        {
            links.Add(links.Absolute(FeedElement.Text(map, "loc")), null, null, PrintedDates.Read(FeedElement.Text(map, "lastmod")));
        }

        return new FeedDocument(FeedKind.Sitemap, []) { Sitemaps = links.Entries };
    }
}
