using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsArchive.Scraper.Extraction.Pages;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Feeds;

/// <summary>Finds where a site may announce its articles: the feeds its page names, and the addresses where sites commonly keep them.</summary>
public static class FeedDiscovery
{
    private const int Most = 30;

    private static readonly string[] Paths =
    [
        "/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json", "/feeds/posts/default", "/news-sitemap.xml", "/sitemap-news.xml",
        "/sitemap_news.xml", "/sitemap.xml", "/sitemap_index.xml",
    ];

    /// <summary>The feeds a page names: its alternate links first, then links in its text that lead to feeds. Comment feeds come last.</summary>
    /// <param name="html">The page's text.</param>
    /// <param name="url">The address it came from.</param>
    public static IReadOnlyList<FeedCandidate> InPage(string html, string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            return [];
        }

        using var document = new HtmlParser().ParseDocument(NestingLimit.Apply(html));
        var links = new FeedLinks(address);
        foreach (var link in document.QuerySelectorAll("link[href]").Where(IsFeedLink))
        {
            links.Add(links.Absolute(link.GetAttribute("href"), BaseOf(document)), link.GetAttribute("title"), null, null);
        }

        foreach (var link in document.QuerySelectorAll("a[href]").Where(link => LooksLikeFeed(link.GetAttribute("href")!)))
        {
            links.Add(links.Absolute(link.GetAttribute("href"), BaseOf(document)), link.TextContent, null, null);
        }

        return [.. links.Entries.Select(entry => new FeedCandidate(entry.Url, entry.Title)).OrderBy(IsForComments).Take(Most)];
    }

    /// <summary>The addresses of a site where feeds and sitemaps commonly are, most telling first.</summary>
    public static IReadOnlyList<string> CommonAddresses(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) ? [.. Paths.Select(path => new Uri(address, path).AbsoluteUri)] : [];

    private static bool IsFeedLink(IElement link) =>
        (link.GetAttribute("rel") ?? "").Contains("alternate", StringComparison.OrdinalIgnoreCase)
        && (link.GetAttribute("type") ?? "").Trim().ToLowerInvariant() is "application/rss+xml" or "application/atom+xml" or "application/feed+json" or "application/rdf+xml" or "text/rss+xml";

    private static bool LooksLikeFeed(string href)
    {
        var path = href.Split('?', '#')[0].TrimEnd('/');
        var last = path[(path.LastIndexOf('/') + 1)..].ToLowerInvariant();
        return last is "rss" or "feed" or "atom" or "rss.xml" or "feed.xml" or "atom.xml" or "index.rdf" or "feed.json"
            || last.EndsWith(".rss", StringComparison.Ordinal) || last.EndsWith(".atom", StringComparison.Ordinal);
    }

    private static bool IsForComments(FeedCandidate feed) =>
        feed.Url.Contains("comment", StringComparison.OrdinalIgnoreCase) || ArchiveText.NormalizeLine(feed.Title).Contains("comment", StringComparison.OrdinalIgnoreCase);

    private static string? BaseOf(IDocument document) => document.QuerySelector("base[href]")?.GetAttribute("href");
}

/// <summary>An address that may be a feed.</summary>
/// <param name="Url">The address.</param>
/// <param name="Title">What the page calls it.</param>
public sealed record FeedCandidate(string Url, string? Title);
