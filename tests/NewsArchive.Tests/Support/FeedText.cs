using System.Globalization;
using System.Net;

namespace NewsArchive.Tests.Support;

/// <summary>Small feeds and sitemaps.</summary>
internal static class FeedText
{
    /// <summary>An RSS feed with an entry for each address.</summary>
    public static string Rss(string title, params (string Url, DateTimeOffset? At)[] entries) => $"""
        <?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title><link>https://news.example/</link>
        {string.Concat(entries.Select(entry => $"<item><title>Story {WebUtility.HtmlEncode(entry.Url)}</title><link>{WebUtility.HtmlEncode(entry.Url)}</link>{(entry.At is { } at ? $"<pubDate>{at:R}</pubDate>" : "")}</item>"))}
        </channel></rss>
        """;

    /// <summary>A sitemap with an entry for each address.</summary>
    public static string Sitemap(params (string Url, DateTimeOffset? Modified)[] entries) =>
        $"<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{string.Concat(entries.Select(entry => $"<url><loc>{WebUtility.HtmlEncode(entry.Url)}</loc>{Changed(entry.Modified)}</url>"))}</urlset>";

    /// <summary>An index of sitemaps.</summary>
    public static string Index(params (string Url, DateTimeOffset? Modified)[] maps) =>
        $"<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{string.Concat(maps.Select(map => $"<sitemap><loc>{WebUtility.HtmlEncode(map.Url)}</loc>{Changed(map.Modified)}</sitemap>"))}</sitemapindex>";

    private static string Changed(DateTimeOffset? at) => at is { } time ? $"<lastmod>{time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}</lastmod>" : "";
}
