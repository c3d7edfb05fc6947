using NewsArchive.Scraper.Discovery;
using NewsArchive.Sources;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper.Discovery;

public sealed class SourceDiscoveryTests : IAsyncLifetime
{
    private const string Home = "https://news.example/";

    private readonly TestDatabase _database = new();
    private FakeNewsSite _site = null!;
    private Collector _collector = null!;

    private static DateTimeOffset Now { get; } = TimeProvider.System.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _site = await FakeNewsSite.StartAsync();
        _collector = new Collector(_database, _site, ["news.example", "other.example"]);
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        await _site.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task The_feeds_that_a_page_names_are_read_and_shown()
    {
        _site.Page(Home, """<title>The News | Home</title><link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate" type="application/rss+xml" href="/comments/feed">""");
        _site.Page("https://news.example/feed", FeedText.Rss("All news", [.. Enumerable.Range(1, 12).Select(hour => ($"https://news.example/{hour}", (DateTimeOffset?)Now.AddHours(-hour * 2)))]));
        _site.Page("https://news.example/comments/feed", FeedText.Rss("Comments", ("https://news.example/1#c", Now)));

        var found = await SearchAsync("news.example");

        Assert.Equal(("The News", "news.example", null), (found.Name, found.Host, found.Problem));
        Assert.Equal([("https://news.example/feed", true), ("https://news.example/comments/feed", false)], found.Feeds.Select(feed => (feed.Url, feed.IsSuggested)));
        var feed = found.Feeds[0];
        Assert.Equal((FeedKind.Rss, 12, 12, "about 12 articles a day"), (feed.Kind, feed.Announced, feed.FirstPoll, feed.Pace));
        Assert.Equal(("https://news.example/1", "Story https://news.example/1"), (feed.Newest[0].Url, feed.Newest[0].Title));
        Assert.Equal(0, _site.CountOf("https://news.example/sitemap.xml"));
    }

    [Fact]
    public async Task A_feed_that_announces_nothing_does_not_end_the_search()
    {
        _site.Page(Home, """<link rel="alternate" type="application/rss+xml" href="/empty">""");
        _site.Page("https://news.example/empty", FeedText.Rss("Empty"));
        _site.Page("https://news.example/feed", FeedText.Rss("All", ("https://news.example/1", Now)));

        var found = await SearchAsync(Home);

        Assert.Equal([("https://news.example/empty", false), ("https://news.example/feed", true)], found.Feeds.Select(feed => (feed.Url, feed.IsSuggested)));
    }

    [Fact]
    public async Task The_sitemaps_of_robots_txt_come_next_and_an_index_is_looked_into()
    {
        _site.Page("https://news.example/robots.txt", "Sitemap: https://news.example/maps.xml", contentType: "text/plain");
        _site.Page(Home, "<title>News</title>");
        _site.Page("https://news.example/maps.xml", FeedText.Index(("https://news.example/old.xml", Now.AddDays(-90)), ("https://news.example/new.xml", Now)));
        _site.Page("https://news.example/new.xml", FeedText.Sitemap(("https://news.example/1", Now.AddHours(-1)), ("https://news.example/2", Now.AddDays(-30))));

        var feed = Assert.Single((await SearchAsync(Home)).Feeds);

        Assert.Equal(("https://news.example/maps.xml", FeedKind.Sitemap, 2, 2), (feed.Url, feed.Kind, feed.Sitemaps, feed.Announced));
        Assert.Equal(0, _site.CountOf("https://news.example/old.xml"));
    }

    [Fact]
    public async Task Then_common_addresses_are_tried_until_one_answers()
    {
        _site.Page(Home, "<title>News</title>");
        _site.Page("https://news.example/rss.xml", FeedText.Rss("All", ("https://news.example/1", Now)));

        var found = await SearchAsync(Home);

        Assert.Equal("https://news.example/rss.xml", Assert.Single(found.Feeds).Url);
        Assert.Equal(0, _site.CountOf("https://news.example/atom.xml"));
        Assert.Contains(found.Tried, tried => tried is { Url: "https://news.example/feed", Result: "HTTP 404 Not Found" });
    }

    [Fact]
    public async Task At_last_the_links_of_the_page_are_taken_when_they_look_like_articles()
    {
        _site.Page(Home, string.Concat(Enumerable.Range(1, 6).Select(day => $"<a href='/2026/11/0{day}/story-of-the-day'>A story of some importance {day}</a>")));

        var feed = Assert.Single((await SearchAsync(Home)).Feeds);

        Assert.Equal((FeedKind.Listing, Home, 6), (feed.Kind, feed.Url, feed.Announced));
    }

    [Fact]
    public async Task Nothing_found_says_what_was_tried_in_at_most_a_dozen_requests()
    {
        _site.Page(Home, "<title>Nothing here</title>");

        var found = await SearchAsync(Home);

        Assert.Empty(found.Feeds);
        Assert.Contains("No feed", found.Problem, StringComparison.Ordinal);
        Assert.All(found.Tried.Skip(1), tried => Assert.Equal("HTTP 404 Not Found", tried.Result));
        Assert.InRange(_site.Requests.Count(request => !request.EndsWith("/robots.txt", StringComparison.Ordinal)), 2, 12);
    }

    [Fact]
    public async Task A_feed_may_be_named_itself_and_tells_its_home()
    {
        _site.Page("https://other.example/planet", FeedText.Rss("Planet", ("https://news.example/1", Now)));

        var found = await SearchAsync("https://other.example/planet");

        Assert.Equal((Home, "news.example", "Planet"), (found.HomeUrl, found.Host, found.Name));
        Assert.Single(found.Tried);
    }

    [Fact]
    public async Task What_robots_txt_disallows_is_not_asked_and_told()
    {
        _site.Page("https://news.example/robots.txt", "User-agent: *\nDisallow: /", contentType: "text/plain");

        var found = await SearchAsync(Home);

        Assert.Contains("disallows it", found.Problem, StringComparison.Ordinal);
        Assert.Equal(0, _site.CountOf(Home));
    }

    [Fact]
    public async Task A_pattern_makes_the_links_of_a_page_a_feed()
    {
        _site.Page("https://news.example/latest", "<a href='/news/1'>1</a><a href='/about'>2</a>");

        Assert.Equal(("/news/*", 1), (await SearchAsync("https://news.example/latest", "/news/*")).Feeds.Select(feed => (feed.Pattern, feed.Announced)).Single());
        Assert.Contains("/stories/*", (await SearchAsync("https://news.example/latest", "/stories/*")).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no address", "is not the address of a page")]
    [InlineData("", "Type one address")]
    [InlineData("https://news.example/missing", "HTTP 404")]
    [InlineData("http://127.0.0.1:1/", "private network")]
    public async Task What_cannot_be_asked_is_told(string typed, string told)
    {
        var found = await SearchAsync(typed);
        Assert.Empty(found.Feeds);
        Assert.Contains(told, found.Problem, StringComparison.Ordinal);
    }

    private Task<SiteFindings> SearchAsync(string typed, string? pattern = null) =>
        _collector.UseAsync<SourceDiscovery, SiteFindings>(discovery => discovery.SearchAsync(typed, pattern, null, TestContext.Current.CancellationToken));
}
