using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Hosts;
using NewsArchive.Scraper.Fetching;
using NewsArchive.Scraper.Manners;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper.Manners;

public sealed class HostMannersTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private FakeNewsSite _site = null!;
    private Collector _collector = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _site = await FakeNewsSite.StartAsync();
        _site.Page("https://news.example/open", NewsPage.Html("Open"));
        _site.Page("https://other.example/open", NewsPage.Html("Other"));
        _collector = CollectorWith();
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        await _site.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task What_robots_txt_disallows_is_not_asked_for()
    {
        Robots("User-agent: *\nDisallow: /\n\nUser-agent: NewsArchive\nDisallow: /private/\n");

        var refused = Assert.IsType<FetchResult.Refused>(await FetchAsync("https://news.example/private/page"));
        Assert.Equal("https://news.example/robots.txt disallows it", refused.Reason);
        Assert.IsType<FetchResult.Fetched>(await FetchAsync("https://news.example/open"));

        Assert.Equal(0, _site.CountOf("https://news.example/private/page"));
        Assert.Equal(1, _site.CountOf("https://news.example/robots.txt"));
    }

    [Fact]
    public async Task A_redirect_obeys_the_robots_txt_of_where_it_leads()
    {
        _site.Page("https://other.example/robots.txt", "User-agent: *\nDisallow: /", contentType: "text/plain");
        _site.Redirect("https://news.example/gone", "https://other.example/open");

        var refused = Assert.IsType<FetchResult.Refused>(await FetchAsync("https://news.example/gone"));

        Assert.Equal("https://other.example/robots.txt disallows it", refused.Reason);
        Assert.Equal(0, _site.CountOf("https://other.example/open"));
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(403, true)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    public async Task A_robots_txt_that_is_missing_allows_and_one_that_cannot_be_had_does_not(int status, bool allows)
    {
        _site.Page("https://news.example/robots.txt", "", status);

        var result = await FetchAsync("https://news.example/open");

        Assert.Equal(allows, result is FetchResult.Fetched);
        if (!allows)
        {
            var failed = Assert.IsType<FetchResult.Failed>(result);
            Assert.True(failed.MayRecover);
            Assert.Contains("robots.txt cannot be had (HTTP 50", failed.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_server_that_breaks_off_its_robots_txt_is_not_asked()
    {
        _site.On("https://news.example/robots.txt", context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        Assert.IsType<FetchResult.Failed>(await FetchAsync("https://news.example/open"));

        Assert.Equal(0, _site.CountOf("https://news.example/open"));
    }

    [Fact]
    public async Task Another_process_learns_the_rules_from_the_database()
    {
        Robots("User-agent: *\nDisallow: /private/");
        await FetchAsync("https://news.example/open");
        await using var other = CollectorWith();

        Assert.IsType<FetchResult.Refused>(await FetchAsync("https://news.example/private/", other));

        Assert.Equal(1, _site.CountOf("https://news.example/robots.txt"));
    }

    [Fact]
    public async Task Two_processes_keep_the_delay_between_all_requests_of_a_host()
    {
        var times = new List<(long Begun, long Ended)>();
        _site.On("https://news.example/open", async context =>
        {
            var begun = Stopwatch.GetTimestamp();
            await context.Response.WriteAsync("<p>", context.RequestAborted);
            lock (times)
            {
                times.Add((begun, Stopwatch.GetTimestamp()));
            }
        });
        Robots("User-agent: *\nCrawl-delay: 0.2");
        await using var other = CollectorWith(("DelaySeconds", "0.1"));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(place => FetchAsync("https://news.example/open", place % 2 == 0 ? _collector : other)));

        Assert.Equal(6, times.Count);
        var gaps = times.OrderBy(time => time.Begun).Zip(times.OrderBy(time => time.Begun).Skip(1), (one, next) => Stopwatch.GetElapsedTime(one.Begun, next.Begun));
        Assert.All(gaps, gap => Assert.True(gap >= TimeSpan.FromSeconds(0.2), $"{gap.TotalMilliseconds} ms"));
    }

    [Fact]
    public async Task A_host_that_asks_to_be_left_alone_is()
    {
        _site.On("https://news.example/busy", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "600";
            return Task.CompletedTask;
        });

        var failed = Assert.IsType<FetchResult.Failed>(await FetchAsync("https://news.example/busy"));

        Assert.Equal(TimeSpan.FromMinutes(10), failed.RetryAfter);
        var host = await HostAsync();
        Assert.Equal(("it answered HTTP 429", 1), (host.Trouble, host.Failures));
        Assert.InRange(host.NextFetchAt - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(11));
        var busy = Assert.IsType<FetchResult.Failed>(await FetchAsync("https://news.example/open"));
        Assert.StartsWith("news.example cannot be asked for another", busy.Reason, StringComparison.Ordinal);
        Assert.EndsWith("it is left alone: it answered HTTP 429", busy.Reason, StringComparison.Ordinal);
        Assert.Equal(0, _site.CountOf("https://news.example/open"));
    }

    [Fact]
    public async Task The_wait_doubles_with_each_failure_and_ends_with_a_success()
    {
        await using var patient = CollectorWith(("RetrySeconds", "100"));
        _site.Page("https://news.example/down", "", status: 503);
        var waits = new List<TimeSpan>();
        for (var failure = 0; failure < 3; failure++)
        {
            await FetchAsync("https://news.example/down", patient);
            waits.Add((await HostAsync()).NextFetchAt - DateTimeOffset.UtcNow);
            await ForgetWaitAsync();
        }

        Assert.InRange(waits[0].TotalSeconds, 70, 121);
        Assert.InRange(waits[1].TotalSeconds, 150, 241);
        Assert.InRange(waits[2].TotalSeconds, 310, 481);
        await FetchAsync("https://news.example/open", patient);
        var host = await HostAsync();
        Assert.Equal((0, null), (host.Failures, host.Trouble));
    }

    [Fact]
    public async Task A_page_that_is_missing_says_nothing_about_its_host()
    {
        await FetchAsync("https://news.example/missing");

        Assert.Equal((0, 2L), (await HostAsync()) is var host ? (host.Failures, host.Requests) : default);
    }

    private void Robots(string text) => _site.Page("https://news.example/robots.txt", text, contentType: "text/plain");

    private Collector CollectorWith(params (string Key, string? Value)[] settings) => new(_database, _site, ["news.example", "other.example"], settings);

    private Task<FetchResult> FetchAsync(string url, Collector? collector = null) => (collector ?? _collector).UseAsync<HostManners, FetchResult>(
        manners => (collector ?? _collector).Get<PageFetcher>().FetchAsync(new FetchRequest(url), manners, Cancelled));

    private async Task<CrawlHost> HostAsync()
    {
        await using var db = _database.CreateContext();
        return await db.Hosts.SingleAsync(host => host.Name == "news.example", Cancelled);
    }

    private async Task ForgetWaitAsync()
    {
        await using var db = _database.CreateContext();
        await db.Database.ExecuteSqlAsync($"UPDATE hosts SET next_fetch_at = now()", Cancelled);
    }
}
