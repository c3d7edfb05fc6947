using NewsArchive.Sources;

namespace NewsArchive.Tests.Scraper.Feeds;

/// <summary>One document of each kind, with the features that its specification describes, and what is to be read from it.</summary>
/// <param name="Text">The document.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">The name it gives itself.</param>
/// <param name="Entries">Address, headline, published and modified of each entry, as "address | headline | published | modified".</param>
internal sealed record ReferenceFeed(string Text, FeedKind Kind, string? Title, params string[] Entries)
{
    /// <summary>The page it belongs to.</summary>
    public string? HomeUrl { get; init; }

    /// <summary>Where older entries are.</summary>
    public string? NextUrl { get; init; }

    /// <summary>The sitemaps that it names.</summary>
    public string[] Sitemaps { get; init; } = [];
}

/// <summary>The kinds in XML and JSON that announce what is new.</summary>
internal static class ReferenceFeeds
{
    private const string Home = "https://news.example.org/";

    public static IReadOnlyDictionary<string, ReferenceFeed> All { get; } = new Dictionary<string, ReferenceFeed>
    {
        ["RSS 0.90"] = new("""
            <?xml version="1.0"?>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
              <channel><title>Harbour News</title><link>https://news.example.org/</link><description>From the quay</description></channel>
              <image><title>Anchor</title><url>https://news.example.org/anchor.png</url><link>https://news.example.org/</link></image>
              <item><title>Ferry back</title><link>https://news.example.org/ferry</link></item>
              <item><title>Crane out of order</title><link>https://news.example.org/crane</link></item>
              <textinput><title>Search</title><description>Search</description><name>q</name><link>https://news.example.org/search</link></textinput>
            </rdf:RDF>
            """, FeedKind.Rss, "Harbour News", "https://news.example.org/ferry | Ferry back | | ", "https://news.example.org/crane | Crane out of order | | ") { HomeUrl = Home },
        ["RSS 0.91"] = new("""
            <?xml version="1.0" encoding="ISO-8859-1"?>
            <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss-0.91.dtd">
            <rss version="0.91"><channel>
              <title>Harbour News</title><link>https://news.example.org/</link><description>From the quay</description><language>en-gb</language>
              <rating>(PICS-1.1)</rating><pubDate>Fri, 16 Aug 2024 06:00:00 GMT</pubDate><managingEditor>desk@news.example.org</managingEditor>
              <skipDays><day>Sunday</day></skipDays><skipHours><hour>24</hour></skipHours>
              <image><title>Anchor</title><url>https://news.example.org/anchor.png</url><link>https://news.example.org/</link><width>88</width></image>
              <item><title>Ferry back</title><link>https://news.example.org/ferry</link><description>It sails.</description></item>
            </channel></rss>
            """, FeedKind.Rss, "Harbour News", "https://news.example.org/ferry | Ferry back | | ") { HomeUrl = Home },
        ["RSS 0.92"] = new("""
            <rss version="0.92"><channel>
              <title>Harbour News</title><link>https://news.example.org/</link><description>From the quay</description>
              <cloud domain="rpc.example.org" port="80" path="/RPC2" registerProcedure="notify" protocol="xml-rpc"/>
              <item><description>Only words, nowhere to go.</description></item>
              <item><title>Ferry back</title><link>https://news.example.org/ferry</link><source url="https://wire.example/feed">The Wire</source>
                <enclosure url="https://news.example.org/horn.mp3" length="12216320" type="audio/mpeg"/><category domain="sea">Ferries</category></item>
            </channel></rss>
            """, FeedKind.Rss, "Harbour News", "https://news.example.org/ferry | Ferry back | | ") { HomeUrl = Home },
        ["RSS 1.0 with Dublin Core"] = new("""
            <?xml version="1.0" encoding="utf-8"?>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
                xmlns:content="http://purl.org/rss/1.0/modules/content/">
              <channel rdf:about="https://news.example.org/index.rdf"><title>Harbour News</title><link>https://news.example.org/</link><description>x</description>
                <items><rdf:Seq><rdf:li rdf:resource="https://news.example.org/ferry"/><rdf:li rdf:resource="https://news.example.org/crane"/></rdf:Seq></items></channel>
              <item rdf:about="https://news.example.org/ferry"><title>Ferry back</title><link>https://news.example.org/ferry</link>
                <dc:date>2024-08-16T06:52+03:00</dc:date><dc:creator>A. Sailor</dc:creator><content:encoded><![CDATA[<p>It <b>sails</b>.</p>]]></content:encoded></item>
              <item rdf:about="https://news.example.org/crane"><title>Crane out of order</title><dc:date>2024-08-15</dc:date></item>
            </rdf:RDF>
            """, FeedKind.Rss, "Harbour News",
            "https://news.example.org/ferry | Ferry back | 2024-08-16T06:52:00+03:00 | ", "https://news.example.org/crane | Crane out of order | 2024-08-15 | ")
        { HomeUrl = Home },
        ["RSS 2.0 with modules"] = new("""
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
                xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
              <title>Harbour &amp; Sea</title><itunes:title>Listen</itunes:title><link>https://news.example.org/</link><description>From the quay</description>
              <atom:link href="https://news.example.org/feeds/all" rel="self" type="application/rss+xml"/><atom:link href="/feeds/all?page=2" rel="next"/>
              <lastBuildDate>Fri, 16 Aug 2024 08:00:00 GMT</lastBuildDate><ttl>60</ttl>
              <item><media:title>A picture</media:title><title>Ferry &lt;em&gt;back&lt;/em&gt; &amp;amp; well</title><link>https://news.example.org/ferry</link>
                <guid isPermaLink="false">tag:1</guid><pubDate>Fri, 16 Aug 2024 06:52:00 +0300</pubDate><atom:updated>2024-08-16T09:00:00Z</atom:updated></item>
              <item><title>Crane</title><link>https://feeds.example/~r/7</link><feedburner:origLink>https://news.example.org/crane</feedburner:origLink><pubDate>15 Aug 24 06:52 EST</pubDate></item>
              <item><guid>https://news.example.org/buoy</guid><description>No title, but an address that stays.</description></item>
            </channel></rss>
            """, FeedKind.Rss, "Harbour & Sea",
            "https://news.example.org/ferry | Ferry back & well | 2024-08-16T06:52:00+03:00 | 2024-08-16T09:00:00+00:00",
            "https://news.example.org/crane | Crane | 2024-08-15T06:52:00-05:00 | ", "https://news.example.org/buoy | | | ")
        {
            HomeUrl = Home,
            NextUrl = "https://news.example.org/feeds/all?page=2",
        },
        ["Atom 0.3"] = new("""
            <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Harbour News</title><link rel="alternate" type="text/html" href="https://news.example.org/"/>
              <tagline>From the quay</tagline><modified>2024-08-16T08:00:00Z</modified>
              <entry><title mode="escaped" type="text/html">Ferry &lt;b&gt;back&lt;/b&gt;</title><link rel="alternate" type="text/html" href="https://news.example.org/ferry"/>
                <id>tag:news.example.org,2024:1</id><issued>2024-08-16T06:52:00+03:00</issued><modified>2024-08-16T08:00:00Z</modified></entry></feed>
            """, FeedKind.Atom, "Harbour News", "https://news.example.org/ferry | Ferry back | 2024-08-16T06:52:00+03:00 | 2024-08-16T08:00:00+00:00") { HomeUrl = Home },
        ["Atom 1.0"] = new("""
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://news.example.org/en/">
              <title type="text">Harbour News</title><id>urn:uuid:60a76c80</id><updated>2024-08-16T08:00:00.25Z</updated><generator uri="/g">Ours</generator>
              <link rel="self" href="/feeds/all"/><link rel="alternate" href="../"/><link rel="next" href="/feeds/all?page=2"/>
              <entry xml:base="2024/"><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Ferry <b>back</b></div></title>
                <link rel="enclosure" type="audio/mpeg" href="horn.mp3"/><link rel="alternate" type="application/json" href="ferry.json"/><link rel="alternate" type="text/html" href="ferry"/>
                <id>urn:1</id><published>2024-08-16T06:52:00+03:00</published><updated>2024-08-16T08:00:00Z</updated>
                <source><title>Another feed</title><link href="https://wire.example/"/></source><content type="html">&lt;p&gt;It sails.</content></entry>
              <entry><title type="html">&lt;i&gt;Crane&lt;/i&gt; &amp;amp; chain</title><link href="https://news.example.org/crane"/><id>urn:2</id><updated>2024-08-15T08:00:00-05:00</updated></entry>
            </feed>
            """, FeedKind.Atom, "Harbour News",
            "https://news.example.org/en/2024/ferry | Ferry back | 2024-08-16T06:52:00+03:00 | 2024-08-16T08:00:00+00:00",
            "https://news.example.org/crane | Crane & chain | | 2024-08-15T08:00:00-05:00")
        {
            HomeUrl = Home,
            NextUrl = "https://news.example.org/feeds/all?page=2",
        },
        ["JSON Feed 1.0"] = new("""
            {"version": "https://jsonfeed.org/version/1", "title": "Harbour News", "home_page_url": "https://news.example.org/", "feed_url": "https://news.example.org/feeds/all",
             "author": {"name": "A. Sailor"}, "items": [
              {"id": "2", "content_text": "It sails.", "url": "https://news.example.org/ferry", "title": "Ferry back", "date_published": "2024-08-16T06:52:00+03:00"},
              {"id": "1", "content_html": "<p>Look</p>", "external_url": "https://wire.example/crane"}]}
            """, FeedKind.JsonFeed, "Harbour News", "https://news.example.org/ferry | Ferry back | 2024-08-16T06:52:00+03:00 | ", "https://wire.example/crane | | | ") { HomeUrl = Home },
        ["JSON Feed 1.1"] = new("""
            {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour News", "language": "en", "home_page_url": "https://news.example.org/",
             "next_url": "https://news.example.org/feeds/all?page=2", "authors": [{"name": "A. Sailor"}], "_ours": {"about": "https://news.example.org/extension"}, "items": [
              {"id": "https://news.example.org/ferry", "title": "Ferry back \ud83d\udea2", "content_text": "It sails.", "date_published": "2024-08-16T06:52:00Z", "date_modified": "2024-08-16T08:00:00Z",
               "attachments": [{"url": "https://news.example.org/horn.mp3", "mime_type": "audio/mpeg"}]}]}
            """, FeedKind.JsonFeed, "Harbour News", "https://news.example.org/ferry | Ferry back 🚢 | 2024-08-16T06:52:00+00:00 | 2024-08-16T08:00:00+00:00")
        {
            HomeUrl = Home,
            NextUrl = "https://news.example.org/feeds/all?page=2",
        },
    };
}
