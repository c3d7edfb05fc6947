using System.IO.Compression;
using System.Text;
using NewsArchive.Scraper.Feeds;
using NewsArchive.Sources;

namespace NewsArchive.Tests.Scraper.Feeds;

public sealed class FeedReaderTests
{
    private const string Url = "https://news.example.org/feeds/all";

    [Fact]
    public void Rss_2_gives_items_with_titles_and_times()
    {
        var feed = Read("""
            <?xml version="1.0"?>
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
            <title>Harbour News</title><atom:link href="https://news.example.org/feeds/all" rel="self"/><link>https://news.example.org/</link><ttl>30</ttl>
            <item><title>Ferries &amp; cranes</title><link>/2024/ferries</link><guid isPermaLink="false">17</guid><pubDate>Fri, 16 Aug 2024 06:52:00 +0300</pubDate></item>
            <item><title><![CDATA[A <b>bold</b> claim]]></title><guid>https://news.example.org/2024/claim#top</guid></item>
            </channel></rss>
            """);

        Assert.Equal(FeedKind.Rss, feed.Kind);
        Assert.Equal("Harbour News", feed.Title);
        Assert.Equal("https://news.example.org/", feed.HomeUrl);
        Assert.Equal(TimeSpan.FromMinutes(30), feed.Schedule.LeastInterval);
        Assert.Equal(["https://news.example.org/2024/ferries", "https://news.example.org/2024/claim"], feed.Entries.Select(entry => entry.Url));
        Assert.Equal(["Ferries & cranes", "A bold claim"], feed.Entries.Select(entry => entry.Title));
        Assert.Equal("2024-08-16T06:52:00+03:00", feed.Entries[0].Published?.ToIso8601());
        Assert.Null(feed.Fault);
    }

    [Fact]
    public void Rss_1_has_its_items_beside_the_channel()
    {
        var feed = Read("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
              xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
            <channel rdf:about="https://news.example.org/rss"><title>Old News</title><link>https://news.example.org/</link>
            <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency></channel>
            <item rdf:about="https://news.example.org/a"><title>One</title><link>https://news.example.org/a</link><dc:date>2024-08-16T06:52:00Z</dc:date></item>
            </rdf:RDF>
            """);

        Assert.Equal(FeedKind.Rss, feed.Kind);
        Assert.Equal("One", Assert.Single(feed.Entries).Title);
        Assert.Equal("2024-08-16T06:52:00+00:00", feed.Entries[0].Published?.ToIso8601());
        Assert.Equal(TimeSpan.FromMinutes(30), feed.Schedule.LeastInterval);
    }

    [Fact]
    public void Rss_0_91_with_its_doctype_is_read_without_loading_it() =>
        Assert.Equal("https://news.example.org/a", Assert.Single(Read("""
            <?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss-0.91.dtd">
            <rss version="0.91"><channel><title>t</title><item><title>One</title><link>https://news.example.org/a</link></item></channel></rss>
            """).Entries).Url);

    [Fact]
    public void Atom_gives_the_alternate_link_and_the_base()
    {
        var feed = Read("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example.org/en/"><title type="html">News &amp;amp; more</title>
            <link rel="next" href="https://news.example.org/feeds/all?page=2"/><link href="https://news.example.org/en/"/>
            <entry><title>One</title><link rel="edit" href="/edit/1"/><link rel="alternate" type="text/html" href="one"/>
            <published>2024-08-16T06:52:00+03:00</published><updated>2024-08-16T08:00:00Z</updated></entry></feed>
            """);

        Assert.Equal(FeedKind.Atom, feed.Kind);
        Assert.Equal("News & more", feed.Title);
        Assert.Equal("https://news.example.org/feeds/all?page=2", feed.NextUrl);
        var entry = Assert.Single(feed.Entries);
        Assert.Equal("https://news.example.org/en/one", entry.Url);
        Assert.Equal("2024-08-16T06:52:00+03:00", entry.Published?.ToIso8601());
        Assert.Equal("2024-08-16T08:00:00+00:00", entry.Modified?.ToIso8601());
    }

    [Fact]
    public void Json_feed_is_read()
    {
        var feed = Read("""
            {"version":"https://jsonfeed.org/version/1.1","title":"News","home_page_url":"https://news.example.org/","next_url":"/feeds/all?p=2",
             "items":[{"id":"1","url":"https://news.example.org/a","title":"One","date_published":"2024-08-16T06:52:00+03:00"},
                      {"id":"https://news.example.org/b"},{"id":"3"},"not an item"]}
            """);

        Assert.Equal(FeedKind.JsonFeed, feed.Kind);
        Assert.Equal(["https://news.example.org/a", "https://news.example.org/b"], feed.Entries.Select(entry => entry.Url));
        Assert.Equal("https://news.example.org/feeds/all?p=2", feed.NextUrl);
    }

    [Fact]
    public void News_sitemap_gives_titles_and_publication_dates()
    {
        var feed = Read("""
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
            <url><loc>https://news.example.org/a</loc><lastmod>2024-08-17</lastmod><image:image><image:loc>https://news.example.org/a.jpg</image:loc></image:image>
            <news:news><news:publication><news:name>News</news:name><news:language>en</news:language></news:publication>
            <news:publication_date>2024-08-16T06:52:00+03:00</news:publication_date><news:title>One</news:title></news:news></url></urlset>
            """);

        Assert.Equal(FeedKind.NewsSitemap, feed.Kind);
        var entry = Assert.Single(feed.Entries);
        Assert.Equal(("https://news.example.org/a", "One", "2024-08-16T06:52:00+03:00", "2024-08-17"), (entry.Url, entry.Title, entry.Published?.ToIso8601(), entry.Modified?.ToIso8601()));
    }

    [Fact]
    public void Sitemap_index_names_further_sitemaps()
    {
        var feed = Read("<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>https://news.example.org/s1.xml.gz</loc><lastmod>2024-08-17</lastmod></sitemap></sitemapindex>");

        Assert.Empty(feed.Entries);
        Assert.Equal("https://news.example.org/s1.xml.gz", Assert.Single(feed.Sitemaps).Url);
    }

    [Fact]
    public void Sitemap_as_plain_text_is_read() =>
        Assert.Equal(["https://news.example.org/a", "https://news.example.org/b"], Read("https://news.example.org/a\r\nhttps://news.example.org/b\nhttps://news.example.org/a\n").Entries.Select(entry => entry.Url));

    [Fact]
    public void Gzip_is_undone_whatever_the_type_says() =>
        Assert.Single(FeedReader.Read(Gzip("<urlset><url><loc>https://news.example.org/a</loc></url></urlset>"), Url).Document!.Entries);

    [Fact]
    public void Gzip_bomb_is_refused_while_unpacking()
    {
        var reading = FeedReader.Read(Gzip(new string(' ', 8_000_000)), Url, maxBytes: 1_000_000);

        Assert.Null(reading.Document);
        Assert.Contains("larger than", reading.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<rss><channel><item><title>A & B</title><link>https://news.example.org/a?x=1&y=2</link></item></channel></rss>", "A & B", "https://news.example.org/a?x=1&y=2")]
    [InlineData("<rss><channel><item><title>A&nbsp;B &eacute;</title><link>https://news.example.org/a</link></item></channel></rss>", "A B é", "https://news.example.org/a")]
    [InlineData("<rss><channel><item><title>Un\u0001fit</title><link>https://news.example.org/a</link></item></channel></rss>", "Unfit", "https://news.example.org/a")]
    [InlineData("<rss><channel><item><media:title>Picture</media:title><title>One</title><link>https://news.example.org/a</link></item></channel></rss>", "One", "https://news.example.org/a")]
    [InlineData("\n\n  <?xml version='1.0'?><rss><channel><item><title>One</title><link>https://news.example.org/a</link></item></channel></rss>", "One", "https://news.example.org/a")]
    [InlineData("<rss><channel><item><title>One</title><link>https://news.example.org/a</link></item><item><title>Cut o", "One", "https://news.example.org/a")]
    [InlineData("<rss><channel><item><title>One</title><link>https://news.example.org/a</link></channel></rss>", "One", "https://news.example.org/a")]
    [InlineData("<rss><channel><item><title>One</title><guid>https://news.example.org/a</guid><pubDate>soon</pubDate></item></channel></rss>", "One", "https://news.example.org/a")]
    [InlineData("<rss><channel><item><title>One</title><link/><link>https://news.example.org/a</link></item></channel></rss>", "One", "https://news.example.org/a")]
    public void Broken_feeds_are_read_as_far_as_they_can_be_understood(string text, string title, string url)
    {
        var entry = Read(text).Entries[0];

        Assert.Equal((title, url), (entry.Title, entry.Url));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   ", "empty")]
    [InlineData("<!DOCTYPE html><html><head><title>Not found</title></head><body><p>no</body></html>", "an HTML page, no feed")]
    [InlineData("<html><body/></html>", "an HTML page, no feed")]
    [InlineData("<opml version='2.0'/>", "neither a feed nor a sitemap")]
    [InlineData("{\"error\":1}", "no JSON Feed")]
    [InlineData("{\"items\":", "JSON that cannot be read")]
    [InlineData("Not found", "neither XML nor JSON")]
    [InlineData("\0\u0001\u0002", "neither XML nor JSON")]
    public void What_is_no_feed_says_so(string text, string problem)
    {
        var reading = FeedReader.Read(Encoding.UTF8.GetBytes(text), Url);

        Assert.Null(reading.Document);
        Assert.Contains(problem, reading.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://news.example.org/a")]
    [InlineData("http://")]
    [InlineData("")]
    public void Addresses_that_are_none_of_the_web_are_left_out(string link) =>
        Assert.Empty(Read($"<rss><channel><item><title>One</title><link>{link}</link></item></channel></rss>").Entries);

    [Fact]
    public void Entities_of_a_feed_s_own_are_never_expanded_or_loaded()
    {
        var bomb = "<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>"
            + "<rss><channel><item><title>&b;&c;One</title><link>https://news.example.org/a</link></item></channel></rss>";

        var reading = FeedReader.Read(Encoding.UTF8.GetBytes(bomb), Url);

        Assert.DoesNotContain("aaaaaaaaaa", reading.Document?.Entries[0].Title ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("root:", reading.Document?.Entries[0].Title ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_and_many_elements_neither_overflow_nor_hang()
    {
        var deep = "<rss><channel>" + string.Concat(Enumerable.Repeat("<a>", 50_000));

        FeedReader.Read(Encoding.UTF8.GetBytes(deep), Url);

        Assert.Equal(FeedReader.MostEntries, Read("<urlset>" + string.Concat(Enumerable.Range(0, 60_000).Select(i => $"<url><loc>https://news.example.org/{i}</loc></url>")) + "</urlset>").Entries.Count);
    }

    [Fact]
    public void Skipped_hours_and_days_move_the_next_time()
    {
        var schedule = Read("""
            <rss><channel><skipHours><hour>6</hour><hour>7</hour></skipHours><skipDays><day>Saturday</day></skipDays>
            <item><link>https://news.example.org/a</link></item></channel></rss>
            """).Schedule;

        Assert.Equal(At("2024-08-16T08:00Z"), schedule.Allowed(At("2024-08-16T06:52Z")));
        Assert.Equal(At("2024-08-18T00:00Z"), schedule.Allowed(At("2024-08-17T12:00Z")));
        Assert.Equal(At("2024-08-16T09:30Z"), schedule.Allowed(At("2024-08-16T09:30Z")));
    }

    [Fact]
    public void Feed_that_forbids_every_hour_is_asked_anyway()
    {
        var hours = string.Concat(Enumerable.Range(0, 24).Select(hour => $"<hour>{hour}</hour>"));
        var schedule = Read($"<rss><channel><skipHours>{hours}</skipHours><item><link>https://news.example.org/a</link></item></channel></rss>").Schedule;

        Assert.Equal(At("2024-08-16T06:52Z"), schedule.Allowed(At("2024-08-16T06:52Z")));
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);

    private static FeedDocument Read(string text)
    {
        var reading = FeedReader.Read(Encoding.UTF8.GetBytes(text), Url);
        Assert.Null(reading.Problem);
        return reading.Document!;
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
