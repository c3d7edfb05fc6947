using NewsArchive.Scraper.Feeds;

namespace NewsArchive.Tests.Scraper.Feeds;

public sealed class FeedDiscoveryTests
{
    private const string Url = "https://news.example.org/";

    [Fact]
    public void Named_feeds_come_first_and_comment_feeds_last()
    {
        var found = FeedDiscovery.InPage(
            "<html><head><link rel='alternate' type='application/rss+xml' title='Comments' href='/comments/feed'>"
            + "<link rel='alternate' type='application/rss+xml' title='News' href='/feed'><link rel='alternate' hreflang='de' href='/de'></head>"
            + "<body><a href='/sport/rss.xml'>Sport</a><a href='/feeding-the-birds'>Birds</a></body></html>",
            Url);

        Assert.Equal(["https://news.example.org/feed", "https://news.example.org/sport/rss.xml", "https://news.example.org/comments/feed"], found.Select(feed => feed.Url));
        Assert.Equal("News", found[0].Title);
    }

    [Fact]
    public void Common_addresses_are_of_the_same_host() =>
        Assert.All(FeedDiscovery.CommonAddresses("https://news.example.org/world/today"), url => Assert.StartsWith("https://news.example.org/", url, StringComparison.Ordinal));

    [Fact]
    public void Listing_gives_links_that_look_like_articles()
    {
        var page = ListingPage.Read(
            "<title>World</title><a href='/2024/08/16/ferry'>The ferry is back in the harbour</a><a href='/world/12345678.html'>A story with a number</a>"
            + "<a href='https://www.news.example.org/harbour-reopens-after-winter'>Harbour reopens after a winter</a><a href='/tag/a-long-tag-of-four-words'>A tag of four words</a>"
            + "<a href='/about-us-and-our-work-here'>Short</a><a href='https://other.example/2024/08/16/x'>Another site's article of today</a><a href='/world/'>World and everything</a>",
            Url);

        Assert.Equal(
            ["https://news.example.org/2024/08/16/ferry", "https://news.example.org/world/12345678.html", "https://www.news.example.org/harbour-reopens-after-winter"],
            page.Entries.Select(entry => entry.Url));
    }

    [Theory]
    [InlineData("/news/a/b", "/news/*", true)]
    [InlineData("/news/a", "/news/*/b", false)]
    [InlineData("/news/a.html", "/news/*.html", true)]
    [InlineData("/news/a.html?x", "/news/*.html", false)]
    [InlineData("/sport/a", "/news/*", false)]
    [InlineData("/news/a", "*", true)]
    public void Pattern_with_stars_says_which_paths_are_articles(string path, string pattern, bool fits) => Assert.Equal(fits, ListingPage.Matches(path, pattern));

    [Fact]
    public void Opml_is_read_with_its_folders_and_written_back()
    {
        var (feeds, problem) = Opml.Read(
            "<opml version='2.0'><body><outline text='World'><outline type='rss' text='News &amp; more' xmlUrl='https://news.example.org/feed' htmlUrl='https://news.example.org/'/></outline>"
            + "<outline text='Again' xmlUrl='https://news.example.org/feed'/><outline text='None' xmlUrl='nowhere'/></body></opml>");

        Assert.Null(problem);
        var feed = Assert.Single(feeds);
        Assert.Equal(new OpmlFeed("https://news.example.org/feed", "News & more", "https://news.example.org/"), feed);
        Assert.Equal(feeds, Opml.Read(Opml.Write("My feeds", feeds)).Feeds);
    }

    [Theory]
    [InlineData("<rss/>", "not an OPML file")]
    [InlineData("<opml><body/></opml>", "names no feed")]
    [InlineData("plain", "")]
    public void What_is_no_list_of_feeds_says_so(string text, string problem) => Assert.Contains(problem, Opml.Read(text).Problem!, StringComparison.Ordinal);
}
