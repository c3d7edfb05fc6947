using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Fetches;
using NewsArchive.Sources;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper.Polling;

public sealed class FeedPollTests : IAsyncLifetime
{
    private const string FeedUrl = "https://news.example/feed";

    private readonly TestDatabase _database = new();
    private FakeNewsSite _site = null!;
    private Collector _collector = null!;
    private PollingDesk _desk = null!;

    private static DateTimeOffset Now { get; } = TimeProvider.System.GetUtcNow();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _site = await FakeNewsSite.StartAsync();
        _collector = new Collector(_database, _site, ["news.example", "paper.example", "other.example"]);
        _desk = new PollingDesk(_database, _collector);
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        await _site.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task What_is_new_becomes_a_fetch_once_and_trackers_are_dropped()
    {
        _site.Page(FeedUrl, FeedText.Rss("News", ("https://news.example/1?utm_source=rss", Now.AddHours(-1)), ("https://other.example/2", Now.AddHours(-2))), contentType: "text/xml");
        var feed = await _desk.AddAsync(FeedUrl, FeedKind.Rss);

        var (run, page) = await _desk.PollAsync(feed);
        _site.Page(FeedUrl, FeedText.Rss("News", ("https://news.example/3", Now), ("https://news.example/1", Now.AddHours(-1))), contentType: "text/xml");
        var (again, later) = await _desk.PollAsync(feed);

        Assert.Equal((Outcome.Read, "2 announced, 2 new"), (page.Result.Outcome, page.Result.Reason));
        Assert.Equal(["https://news.example/1", "https://other.example/2"], (await _desk.PagesAsync(run)).Select(fetch => fetch.Url));
        Assert.All(await _desk.PagesAsync(run), fetch => Assert.Equal((FetchPriority.Found, (int?)feed), (fetch.Priority, fetch.FeedId)));
        Assert.Equal("2 announced, 1 new", later.Result.Reason);
        Assert.Equal(["https://news.example/3"], (await _desk.PagesAsync(again)).Select(fetch => fetch.Url));
    }

    [Fact]
    public async Task Known_articles_are_left_alone_unless_they_changed()
    {
        await using (var db = _database.CreateContext())
        {
            await db.StoreAsync(Make.Incoming(url: "https://news.example/known"), Make.Incoming(url: "https://news.example/changed"));
            await db.Articles.ExecuteUpdateAsync(set => set.SetProperty(article => article.LastCheckedAt, Now.AddHours(-5)), Cancellation);
        }

        _site.Page(FeedUrl, FeedText.Sitemap(("https://news.example/known", Now.AddHours(-6)), ("https://news.example/changed", Now.AddHours(-4))), contentType: "text/xml");
        var feed = await _desk.AddAsync(FeedUrl, FeedKind.Sitemap);

        var (run, page) = await _desk.PollAsync(feed);

        Assert.Equal("2 announced, 0 new, 1 changed", page.Result.Reason);
        var fetch = Assert.Single(await _desk.PagesAsync(run));
        Assert.Equal(("https://news.example/changed", FetchPriority.Revisit), (fetch.Url, fetch.Priority));
    }

    [Fact]
    public async Task What_is_the_same_is_not_read_again()
    {
        var conditions = new List<string>();
        _site.On(FeedUrl, async context =>
        {
            conditions.Add($"{context.Request.Headers.IfNoneMatch}");
            context.Response.Headers.ETag = "\"one\"";
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch == "\"one\"" ? 304 : 200;
            if (context.Response.StatusCode == 200)
            {
                await context.Response.WriteAsync(FeedText.Rss("News", ("https://news.example/1", Now)), Cancellation);
            }
        });
        _site.Page("https://paper.example/feed", FeedText.Rss("Paper", ("https://paper.example/1", Now)));
        var (feed, paper) = (await _desk.AddAsync(FeedUrl, FeedKind.Rss), await _desk.AddAsync("https://paper.example/feed", FeedKind.Rss));

        foreach (var id in new[] { feed, paper })
        {
            await _desk.PollAsync(id);
            Assert.Equal(Outcome.Unchanged, (await _desk.PollAsync(id)).Page.Result.Outcome);
        }

        Assert.Equal(["", "\"one\""], conditions);
    }

    [Fact]
    public async Task A_feed_that_fails_waits_longer_each_time_and_recovers()
    {
        _site.Page(FeedUrl, "", status: 500);
        var feed = await _desk.AddAsync(FeedUrl, FeedKind.Rss);

        await _desk.PollAsync(feed);
        var first = await _desk.FeedAsync(feed);
        await _desk.PollAsync(feed);
        var second = await _desk.FeedAsync(feed);
        _site.Page(FeedUrl, FeedText.Rss("News", ("https://news.example/1", Now)));
        await _desk.PollAsync(feed);
        var third = await _desk.FeedAsync(feed);

        Assert.Equal((1, "HTTP 500 Internal Server Error"), (first.Failures, first.Trouble));
        Assert.InRange((first.NextPollAt!.Value - first.LastPolledAt!.Value).TotalMinutes, 10, 11);
        Assert.InRange((second.NextPollAt!.Value - second.LastPolledAt!.Value).TotalMinutes, 20, 22);
        Assert.Equal((0, null), (third.Failures, third.Trouble));
    }

    [Fact]
    public async Task A_feed_that_is_gone_is_not_asked_any_more_and_says_so()
    {
        _site.Page(FeedUrl, "", status: 410);
        var feed = await _desk.AddAsync(FeedUrl, FeedKind.Rss);

        var (_, page) = await _desk.PollAsync(feed);

        var stopped = await _desk.FeedAsync(feed);
        Assert.Null(stopped.NextPollAt);
        Assert.Contains("took this feed away for good", stopped.Trouble, StringComparison.Ordinal);
        Assert.Equal((Outcome.Failed, false), (page.Result.Outcome, page.MayRecover));
    }

    [Theory]
    [InlineData(301, "https://news.example/new")]
    [InlineData(308, "https://news.example/new")]
    [InlineData(302, FeedUrl)]
    public async Task A_feed_that_moved_for_good_is_followed(int status, string expected)
    {
        _site.Redirect(FeedUrl, "https://news.example/new", status);
        _site.Page("https://news.example/new", FeedText.Rss("News", ("https://news.example/1", Now)));
        var feed = await _desk.AddAsync(FeedUrl, FeedKind.Rss);

        await _desk.PollAsync(feed);

        Assert.Equal(expected, (await _desk.FeedAsync(feed)).Url);
    }

    [Fact]
    public async Task A_feeds_wishes_are_kept_also_while_it_does_not_change()
    {
        var hours = string.Concat(Enumerable.Range(1, 6).Select(hour => $"<hour>{Now.AddHours(hour).Hour}</hour>"));
        _site.Page(FeedUrl, FeedText.Rss("News", ("https://news.example/1", Now)).Replace("<item>", $"<ttl>120</ttl><skipHours>{hours}</skipHours><item>", StringComparison.Ordinal));
        var feed = await _desk.AddAsync(FeedUrl, FeedKind.Rss);

        for (var poll = 0; poll < 2; poll++)
        {
            await _desk.PollAsync(feed);
            var asked = await _desk.FeedAsync(feed);
            Assert.Equal((120, Now.AddHours(7).Hour), (asked.IntervalMinutes, asked.NextPollAt!.Value.ToUniversalTime().Hour));
        }
    }

    [Fact]
    public async Task A_page_without_feeds_is_read_by_its_pattern()
    {
        _site.Page("https://news.example/latest", "<a href='/news/one'>One</a><a href='/about'>About us</a><a href='/news/two'>Two</a><a href='https://other.example/news/x'>Else</a>");
        var feed = await _desk.AddAsync("https://news.example/latest", FeedKind.Listing, "/news/*");

        var (run, page) = await _desk.PollAsync(feed);

        Assert.Equal("2 announced, 2 new", page.Result.Reason);
        Assert.Equal(["https://news.example/news/one", "https://news.example/news/two"], (await _desk.PagesAsync(run)).Select(fetch => fetch.Url));
    }

    [Fact]
    public async Task The_first_poll_takes_a_bounded_number_the_newest_first()
    {
        _site.Page(FeedUrl, FeedText.Rss("News", [.. Enumerable.Range(0, 500).Select(number => ($"https://news.example/{number}", (DateTimeOffset?)Now.AddMinutes(number - 500)))]));
        var feed = await _desk.AddAsync(FeedUrl, FeedKind.Rss);

        var (run, _) = await _desk.PollAsync(feed);

        var pages = await _desk.PagesAsync(run);
        Assert.Equal((200, "https://news.example/499"), (pages.Count, pages.Select(fetch => fetch.Url).First(url => url.EndsWith("499", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Sitemaps_that_name_each_other_end()
    {
        _site.Page("https://news.example/a.xml", FeedText.Index(("https://news.example/b.xml", Now), ("https://news.example/a.xml", Now)));
        _site.Page("https://news.example/b.xml", FeedText.Index(("https://news.example/a.xml", Now), ("https://news.example/c.xml", Now)));
        _site.Page("https://news.example/c.xml", FeedText.Sitemap(("https://news.example/1", Now.AddHours(-1))));
        var feed = await _desk.AddAsync("https://news.example/a.xml", FeedKind.Sitemap);

        var (run, _) = await _desk.PollAsync(feed);
        var others = await _desk.DrainAsync(run);

        Assert.Equal(2, others.Count);
        Assert.Equal("https://news.example/1", Assert.Single(await _desk.PagesAsync(run)).Url);
        Assert.NotNull((await _desk.FeedAsync(feed)).LastNewAt);
    }

    [Fact]
    public async Task Sitemaps_that_lead_on_for_ever_end()
    {
        for (var depth = 0; depth < 20; depth++)
        {
            _site.Page($"https://news.example/{depth}.xml", FeedText.Index(($"https://news.example/{depth + 1}.xml", null)));
        }

        var feed = await _desk.AddAsync("https://news.example/0.xml", FeedKind.Sitemap);
        var (run, _) = await _desk.PollAsync(feed);

        Assert.Equal(3, (await _desk.DrainAsync(run)).Count);
    }
}
