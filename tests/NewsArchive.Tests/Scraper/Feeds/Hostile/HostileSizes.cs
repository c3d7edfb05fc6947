using System.Text;
using NewsArchive.Scraper.Feeds;
using NewsArchive.Sources;
using static NewsArchive.Tests.Scraper.Feeds.Hostile.HostileFeed;

namespace NewsArchive.Tests.Scraper.Feeds.Hostile;

/// <summary>Documents that are too deep, too wide or too long, and values that are out of all proportion.</summary>
internal static class HostileSizes
{
    private const string InPart = "read in part";
    private const string NotWellFormed = "not well-formed XML";

    public static IReadOnlyDictionary<string, HostileFeed> All { get; } = new Dictionary<string, HostileFeed>
    {
        ["nested 1,000 deep, then good"] = Saves(Rss(Many("<a>", 1000) + Many("</a>", 1000) + Item()), InPart),
        ["nested half a million deep"] = Saves($"<rss><channel>{Item()}{Many("<a>", 500_000)}", InPart),
        ["nested half a million deep and closed by other names"] = Saves($"<rss><channel>{Item()}<p>&</p>{Many("<a>", 250_000)}{Many("</b>", 250_000)}", NotWellFormed),
        ["a million empty items"] = Saves($"<rss><channel>{Item()}{Many("<item/>", 1_000_000)}</channel></rss>", InPart),
        ["a million empty items and a bare ampersand"] = Saves($"<rss><channel>{Item()} & {Many("<item/>", 1_000_000)}</channel></rss>", NotWellFormed),
        ["a hundred thousand attributes"] = Saves(Rss(Item(more: $"<a {Attributes(100_000)}/>"))),
        ["a hundred thousand attributes and a bare ampersand"] = Saves($"<rss><channel>{Item()} & <a {Attributes(100_000)}/></channel></rss>", NotWellFormed),
        ["more addresses than a sitemap may have"] = new(() => Encoding.UTF8.GetBytes($"<urlset>{Numbered(60_000, "<url><loc>https://news.example.org/{0}</loc></url>")}</urlset>"))
        {
            Count = FeedReader.MostEntries,
        },
        ["more lines than a sitemap may have"] = new(() => Encoding.UTF8.GetBytes(Numbered(60_000, "https://news.example.org/{0}\n"))) { Count = FeedReader.MostEntries },
        ["a title of a megabyte"] = Saves(Rss(Item(Many("ab", 500_000)))) with { Title = Many("ab", 500) },
        ["a title cut in the middle of a sign"] = Saves(Rss(Item("x" + Many("😀", 600)))) with { Title = "x" + Many("😀", 499) },
        ["an address of ten thousand signs"] = Saves(Rss(Item("Long", "https://news.example.org/" + Many("a", 10_000)) + Item())),
        ["a text of ten megabytes"] = Saves(Rss(Item(more: $"<description><![CDATA[{Many("words ", 1_700_000)}]]></description>"))),
        ["days that are none"] = Saves(Rss(Item(more: "<pubDate>Fri, 99 Xyz 99999 99:99:99 +9999</pubDate>"))) with { Also = HasNoTime },
        ["a year of seven digits"] = Saves(Rss(Item(more: "<pubDate>9999999-01-01T00:00:00Z</pubDate>"))) with { Also = HasNoTime },
        ["the year zero"] = Saves(Rss(Item(more: "<pubDate>0000-00-00T00:00:00Z</pubDate>"))) with { Also = HasNoTime },
        ["seconds since 1970 beyond all time"] = Saves(Rss(Item(more: $"<pubDate>{Many("9", 100)}</pubDate>"))) with { Also = HasNoTime },
        ["the last second of time, in another zone"] = Saves(Rss(Item(more: "<pubDate>9999-12-31T23:59:59-14:00</pubDate>"))) with { Also = HasNoTime },
        ["a pause of all time"] = Saves(Rss("<ttl>99999999999999999999</ttl>" + Item())) with { Also = feed => Assert.Null(feed.Schedule.LeastInterval) },
        ["a pause of less than nothing"] = Saves(Rss("<ttl>-5</ttl><sy:updateFrequency xmlns:sy='x'>0</sy:updateFrequency>" + Item())) with { Also = feed => Assert.Null(feed.Schedule.LeastInterval) },
        ["hours that no day has"] = Saves(Rss("<skipHours><hour>99</hour><hour>-1</hour><hour>noon</hour></skipHours><skipDays><day>Someday</day><day>7</day></skipDays>" + Item())) with
        {
            Also = feed => Assert.Equal((0, 0), (feed.Schedule.SkipHours.Count, feed.Schedule.SkipDays.Count)),
        },
        ["the same id twice"] = new(() => Encoding.UTF8.GetBytes(Rss(Item(more: "<guid>1</guid>") + Item("Two", "https://news.example.org/b", "<guid>1</guid>"))))
        {
            Urls = [Good, "https://news.example.org/b"],
            Title = "One",
        },
        ["the same address a hundred thousand times"] = Saves(Rss(Many(Item(), 100_000))),
        ["an index of sitemaps that names itself"] = new(() => Encoding.UTF8.GetBytes($"<sitemapindex>{Many("<sitemap><loc>https://news.example.org/feeds/all</loc></sitemap>", 1000)}</sitemapindex>"))
        {
            // Once; who reads it for a run asks for no address twice (SitemapBackfillTests).
            Urls = [],
            Also = feed => Assert.Equal("https://news.example.org/feeds/all", Assert.Single(feed.Sitemaps).Url),
        },
        ["a sitemap with sitemaps inside"] = Saves("<urlset><sitemap><loc>https://news.example.org/s</loc></sitemap><url><loc>https://news.example.org/a</loc></url></urlset>", title: null) with
        {
            Also = feed => Assert.Equal((FeedKind.Sitemap, 0), (feed.Kind, feed.Sitemaps.Count)),
        },
    };

    private static void HasNoTime(FeedDocument feed) => Assert.Null(feed.Entries[0].Published!.Time);

    private static string Attributes(int count) => Numbered(count, "a{0}='' ");

    private static string Numbered(int count, string format) =>
        string.Concat(Enumerable.Range(0, count).Select(number => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, number)));
}
