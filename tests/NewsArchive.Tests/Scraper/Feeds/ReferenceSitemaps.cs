using NewsArchive.Sources;

namespace NewsArchive.Tests.Scraper.Feeds;

/// <summary>The kinds of sitemaps (sitemaps.org) and their extensions.</summary>
internal static class ReferenceSitemaps
{
    public static IReadOnlyDictionary<string, ReferenceFeed> All { get; } = new Dictionary<string, ReferenceFeed>
    {
        ["sitemap"] = new("""
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xsi:schemaLocation="http://www.sitemaps.org/schemas/sitemap/0.9 http://127.0.0.1:9/sitemap.xsd">
              <url><loc>https://news.example.org/ferry?from=a&amp;to=b</loc><lastmod>2024-08-16</lastmod><changefreq>daily</changefreq><priority>0.8</priority></url>
              <url><loc>https://news.example.org/crane</loc><lastmod>2024-08-16T06:52:30.45+03:00</lastmod></url>
              <url><loc>https://news.example.org/b%C3%B6je</loc></url>
            </urlset>
            """, FeedKind.Sitemap, null,
            "https://news.example.org/ferry?from=a&to=b | | | 2024-08-16", "https://news.example.org/crane | | | 2024-08-16T06:52:30+03:00", "https://news.example.org/b%C3%B6je | | | "),
        ["sitemap with pictures, films and translations"] = new("""
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
                xmlns:video="http://www.google.com/schemas/sitemap-video/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml">
              <url><xhtml:link rel="alternate" hreflang="de" href="https://news.example.org/de/ferry"/><image:image><image:loc>https://news.example.org/ferry.jpg</image:loc></image:image>
                <video:video><video:title>Ferry, the film</video:title><video:publication_date>2024-01-01</video:publication_date></video:video>
                <loc>https://news.example.org/ferry</loc></url>
            </urlset>
            """, FeedKind.Sitemap, null, "https://news.example.org/ferry | | | "),
        ["news sitemap"] = new("""
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
              <url><loc>https://news.example.org/ferry</loc><lastmod>2024-08-16T08:00:00Z</lastmod>
                <news:news><news:publication><news:name>Harbour News</news:name><news:language>en</news:language></news:publication>
                  <news:publication_date>2024-08-16T06:52:00+03:00</news:publication_date><news:title>Ferry back &amp; well</news:title></news:news></url>
            </urlset>
            """, FeedKind.NewsSitemap, null, "https://news.example.org/ferry | Ferry back & well | 2024-08-16T06:52:00+03:00 | 2024-08-16T08:00:00+00:00"),
        ["sitemap index"] = new("""
            <?xml version="1.0" encoding="UTF-8"?>
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
              <sitemap><loc>https://news.example.org/sitemap1.xml.gz</loc><lastmod>2024-08-16T06:52:00+00:00</lastmod></sitemap>
              <sitemap><loc>https://news.example.org/sitemap2.xml.gz</loc></sitemap>
            </sitemapindex>
            """, FeedKind.Sitemap, null)
        {
            Sitemaps = ["https://news.example.org/sitemap1.xml.gz | | | 2024-08-16T06:52:00+00:00", "https://news.example.org/sitemap2.xml.gz | | | "],
        },
        ["sitemap as text"] = new("""
            https://news.example.org/ferry
            https://news.example.org/crane

            """, FeedKind.Sitemap, null, "https://news.example.org/ferry | | | ", "https://news.example.org/crane | | | "),
    };
}
