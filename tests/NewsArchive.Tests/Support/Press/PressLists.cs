using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NewsArchive.Tests.Support.Press;

/// <summary>How a played site announces its articles, and what it forbids: home page, feed, sitemaps that name themselves, robots.txt.</summary>
internal static class PressLists
{
    /// <summary>Articles in a feed, newest first.</summary>
    public const int FeedLength = 25;

    /// <summary>Articles in one sitemap.</summary>
    public const int SitemapLength = 500;

    /// <summary>What robots.txt forbids to everybody.</summary>
    public const string Forbidden = "/private/";

    /// <summary>What robots.txt forbids to us alone.</summary>
    public const string ClosedToUs = "/closed/";

    /// <summary>True when robots.txt of the site forbids a path (with its query) to this program.</summary>
    public static bool IsForbidden(string path) =>
        path.StartsWith(Forbidden, StringComparison.Ordinal) || path.StartsWith(ClosedToUs, StringComparison.Ordinal) || path.Contains("print=", StringComparison.Ordinal);

    /// <summary>robots.txt.</summary>
    public static string Robots(PressHouse house)
    {
        var delay = house.CrawlDelay > 0 ? string.Create(CultureInfo.InvariantCulture, $"Crawl-delay: {house.CrawlDelay}\n") : "";
        return $"""
            # Robots are welcome, mostly
            User-agent: GreedyBot
            Disallow: /

            User-agent: NewsArchive
            Disallow: {Forbidden}
            Disallow: {ClosedToUs}
            Disallow: /*print=
            {delay}
            User-agent: *
            Disallow: {Forbidden}
            Disallow: /*print=
            {delay}
            Sitemap: https://{house.Host}/sitemap.xml
            Sitemap: https://{house.Host}/news-sitemap.xml

            """;
    }

    /// <summary>The home page, which names the feed.</summary>
    public static string Home(PressHouse house, int edition)
    {
        var html = new StringBuilder($"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{house.Name}</title>\n");
        html.Append(CultureInfo.InvariantCulture, $"<link rel=\"alternate\" type=\"{FeedType(house)}\" title=\"{house.Name}\" href=\"/feed\"></head>\n<body><h1>{house.Name}</h1><ul>\n");
        foreach (var number in Newest(house))
        {
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{house.PathOf(number)}\">{house.Story(number, edition).Title}</a> <a href=\"{house.PathOf(number)}?print=1\">Print</a></li>\n");
        }

        return html.Append(CultureInfo.InvariantCulture, $"</ul><a href=\"{Forbidden}desk\">Desk</a></body></html>\n").ToString();
    }

    /// <summary>Media type of the feed: RSS, Atom and JSON Feed by turns.</summary>
    public static string FeedType(PressHouse house) => (house.Index % 3) switch
    {
        0 => "application/rss+xml",
        1 => "application/atom+xml",
        _ => "application/feed+json",
    };

    /// <summary>The feed; every fourth is broken XML when asked for.</summary>
    public static string Feed(PressHouse house, int edition, bool isBroken)
    {
        var items = Newest(house).Select(number => (Url: house.UrlOf(number), house.Story(number, edition).Title, house.Story(number, edition).Published)).ToList();
        items.Add(($"https://{house.Host}{Forbidden}memo", "Not for robots", items[0].Published));
        var feed = (house.Index % 3) switch
        {
            0 => $"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>{house.Name}</title><link>https://{house.Host}/</link><ttl>5</ttl>"
                + string.Concat(items.Select(item => $"<item><title>{item.Title}</title><link>{item.Url}</link><guid>{item.Url}</guid><pubDate>{item.Published:r}</pubDate></item>\n")) + "</channel></rss>",
            1 => $"<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>{house.Name}</title><id>https://{house.Host}/</id>"
                + string.Concat(items.Select(item => $"<entry><title>{item.Title}</title><link href=\"{item.Url}\"/><id>{item.Url}</id><updated>{item.Published:yyyy-MM-ddTHH:mm:ssZ}</updated></entry>\n")) + "</feed>",
            _ => JsonSerializer.Serialize(new
            {
                version = "https://jsonfeed.org/version/1.1",
                title = house.Name,
                items = items.Select(item => new { id = item.Url, url = item.Url, title = item.Title, date_published = item.Published }),
            }),
        };
        return isBroken && house.Index % 4 == 0 ? feed.Replace("</title>", "&nbsp;&</titel>", StringComparison.Ordinal) : feed;
    }

    /// <summary>The index of sitemaps, which also names itself.</summary>
    public static string SitemapIndex(PressHouse house)
    {
        var parts = Enumerable.Range(1, (house.Count + SitemapLength - 1) / SitemapLength).Select(part => $"sitemap-{part}.xml").Append("sitemap.xml");
        return Xml("sitemapindex", string.Concat(parts.Select(part => $"<sitemap><loc>https://{house.Host}/{part}</loc></sitemap>\n")));
    }

    /// <summary>One sitemap, from 1; null when there is no such.</summary>
    public static string? Sitemap(PressHouse house, int part)
    {
        var first = (part - 1) * SitemapLength;
        return first < 0 || first >= house.Count ? null : Xml("urlset", Urls(house, Enumerable.Range(first, Math.Min(SitemapLength, house.Count - first))));
    }

    /// <summary>The sitemap of the newest articles.</summary>
    public static string NewsSitemap(PressHouse house) => Xml("urlset", Urls(house, Newest(house)));

    private static string Urls(PressHouse house, IEnumerable<int> numbers) => string.Concat(numbers.Select(number =>
        $"<url><loc>{house.UrlOf(number)}</loc><lastmod>{house.Story(number, 1).Published:yyyy-MM-dd}</lastmod></url>\n"));

    private static string Xml(string root, string inside) =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{inside}</{root}>\n";

    private static IEnumerable<int> Newest(PressHouse house) => Enumerable.Range(0, Math.Min(FeedLength, house.Count)).Select(place => house.Count - 1 - place);
}
