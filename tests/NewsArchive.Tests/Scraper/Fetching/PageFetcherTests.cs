using System.Text;
using Microsoft.Extensions.Options;
using NewsArchive.Captures;
using NewsArchive.Scraper;
using NewsArchive.Scraper.Fetching;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper.Fetching;

public sealed class PageFetcherTests : IAsyncLifetime
{
    private const string Story = "https://news.example/story";

    private readonly ScraperOptions _options = new() { TimeoutSeconds = 1, MaxBytes = 100_000, MaxRedirects = 3 };
    private FakeNewsSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await FakeNewsSite.StartAsync();
        _options.Gateways["news.example"] = _site.Address;
        _options.Gateways["other.example"] = _site.Address;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_page_comes_with_all_that_proves_where_it_is_from()
    {
        string? agent = null;
        _site.On(Story, async context =>
        {
            agent = context.Request.Headers.UserAgent;
            context.Response.ContentType = "text/html; charset=windows-1251";
            context.Response.Headers.ETag = "\"7\"";
            context.Response.Headers.SetCookie = "session=secret";
            await context.Response.Body.WriteAsync("<p>Hello"u8.ToArray());
        });

        var page = Assert.IsType<FetchResult.Fetched>(await FetchAsync(Story));

        Assert.Equal("windows-1251", page.Charset);
        Assert.Equal("<p>Hello", Encoding.UTF8.GetString(page.Capture.Body.Span));
        Assert.Equal((Story, Story, 200, "text/html", "127.0.0.1"), (page.Capture.Url, page.Capture.FinalUrl, page.Capture.Status, page.Capture.MediaType, page.Capture.RemoteAddress));
        Assert.Contains(new CaptureHeader("ETag", "\"7\""), page.Capture.Headers);
        Assert.DoesNotContain(page.Capture.Headers, header => header.Value.Contains("secret", StringComparison.Ordinal));
        Assert.StartsWith("NewsArchive/", agent, StringComparison.Ordinal);
        Assert.False(page.IsLocal);
    }

    [Fact]
    public async Task Redirects_are_followed_and_recorded()
    {
        _site.Redirect(Story, "/moved?a=1", 301);
        _site.Redirect("https://news.example/moved?a=1", "https://other.example/here", 308);
        _site.Page("https://other.example/here", "<p>Here");

        var page = Assert.IsType<FetchResult.Fetched>(await FetchAsync(Story));

        Assert.Equal("https://other.example/here", page.Capture.FinalUrl);
        Assert.Equal([Story, "https://news.example/moved?a=1"], page.Capture.Redirects);
        Assert.Empty(_site.Unregistered);
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        _site.Redirect(Story, Story);

        var failed = Assert.IsType<FetchResult.Failed>(await FetchAsync(Story));

        Assert.Equal(("more than 3 redirects: the site sends in a circle, or wants cookies", false), (failed.Reason, failed.MayRecover));
        Assert.Equal(4, _site.CountOf(Story));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    public async Task A_private_address_is_not_even_connected_to(string host)
    {
        var refused = Assert.IsType<FetchResult.Refused>(await FetchAsync($"http://{host}:{_site.Port}/secret"));

        Assert.Contains("Scraper__AllowPrivateNetworks", refused.Reason, StringComparison.Ordinal);
        Assert.Empty(_site.Requests);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task A_redirect_does_not_lead_inside(string host)
    {
        _site.Redirect(Story, $"http://{host}:{_site.Port}/secret");

        Assert.IsType<FetchResult.Refused>(await FetchAsync(Story));

        Assert.Equal(["http://news.example/story"], _site.Requests);
    }

    [Fact]
    public async Task Private_addresses_are_collected_where_the_settings_allow_it()
    {
        _options.AllowPrivateNetworks = true;
        _site.Page("http://127.0.0.1/page", "<p>Inside");

        Assert.True(Assert.IsType<FetchResult.Fetched>(await FetchAsync($"http://127.0.0.1:{_site.Port}/page")).IsLocal);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://news.example/")]
    [InlineData("no address")]
    public async Task Only_http_addresses_are_asked(string url) => Assert.IsType<FetchResult.Refused>(await FetchAsync(url));

    [Fact]
    public async Task A_redirect_to_a_file_is_refused()
    {
        _site.Redirect(Story, "file:///etc/passwd");

        Assert.IsType<FetchResult.Refused>(await FetchAsync(Story));
    }

    [Fact]
    public async Task What_is_not_HTML_is_refused()
    {
        _site.Bytes(Story, "%PDF-1.7"u8.ToArray(), "application/pdf");

        Assert.Equal("not HTML but application/pdf", Assert.IsType<FetchResult.Refused>(await FetchAsync(Story)).Reason);
    }

    [Theory]
    [InlineData("\n<html><p>Hello", true)]
    [InlineData("GIF89a", false)]
    public async Task Without_a_content_type_the_content_decides(string body, bool isPage)
    {
        _site.Bytes(Story, Encoding.UTF8.GetBytes(body), null);

        Assert.Equal(isPage, await FetchAsync(Story) is FetchResult.Fetched);
    }

    [Fact]
    public async Task A_page_over_the_limit_is_refused()
    {
        _site.Bytes(Story, new byte[100_001], "text/html");

        Assert.StartsWith("larger than 0.1 MiB", Assert.IsType<FetchResult.Refused>(await FetchAsync(Story)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_at_the_limit_is_kept()
    {
        _site.Bytes(Story, new byte[100_000], "text/html");

        Assert.Equal(100_000, Assert.IsType<FetchResult.Fetched>(await FetchAsync(Story)).Capture.Body.Length);
    }

    [Fact]
    public async Task A_small_answer_that_unpacks_into_a_huge_one_is_refused()
    {
        _site.GzipBomb(Story, 200 * 1024 * 1024);
        var before = GC.GetTotalAllocatedBytes();

        Assert.IsType<FetchResult.Refused>(await FetchAsync(Story));

        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 150 * 1024 * 1024);
    }

    [Fact]
    public async Task A_compressed_page_comes_unpacked_and_a_broken_one_fails()
    {
        _site.GzipBomb(Story, 64 * 1024);
        _site.On("https://news.example/broken", async context =>
        {
            context.Response.ContentType = "text/html";
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync("no gzip at all"u8.ToArray());
        });

        Assert.Equal(64 * 1024, Assert.IsType<FetchResult.Fetched>(await FetchAsync(Story)).Capture.Body.Length);
        Assert.Contains("does not unpack", Assert.IsType<FetchResult.Failed>(await FetchAsync("https://news.example/broken")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up()
    {
        _site.Silent(Story);

        var failed = Assert.IsType<FetchResult.Failed>(await FetchAsync(Story));

        Assert.Equal(("time-out: no answer within 1 s; Scraper__TimeoutSeconds is the limit", true), (failed.Reason, failed.MayRecover));
    }

    [Fact]
    public async Task A_page_that_never_ends_is_given_up()
    {
        _site.Endless(Story);

        var failed = Assert.IsType<FetchResult.Failed>(await FetchAsync(Story));

        Assert.Equal(("time-out: the page was not complete after 2 s, twice Scraper__TimeoutSeconds", true), (failed.Reason, failed.MayRecover));
    }

    [Theory]
    [InlineData(404, "HTTP 404 Not Found", false)]
    [InlineData(410, "HTTP 410 Gone", false)]
    [InlineData(429, "HTTP 429 Too Many Requests", true)]
    [InlineData(500, "HTTP 500 Internal Server Error", true)]
    [InlineData(503, "HTTP 503 Service Unavailable", true)]
    public async Task An_error_of_the_server_is_told_with_its_number(int status, string reason, bool mayRecover)
    {
        _site.On(Story, context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = "120";
            return Task.CompletedTask;
        });

        var failed = Assert.IsType<FetchResult.Failed>(await FetchAsync(Story));

        Assert.Equal((reason, mayRecover, TimeSpan.FromSeconds(120)), (failed.Reason, failed.MayRecover, failed.RetryAfter!.Value));
    }

    [Fact]
    public async Task A_server_that_is_not_there_may_come_back()
    {
        await _site.DisposeAsync();

        var failed = Assert.IsType<FetchResult.Failed>(await FetchAsync(Story));

        Assert.True(failed.MayRecover);
        Assert.StartsWith("no connection", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_can_stop_waiting()
    {
        _site.Silent(Story);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        using var fetcher = new PageFetcher(Options.Create(_options), TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetcher.FetchAsync(new FetchRequest(Story), NoManners.Instance, stop.Token));
    }

    private async Task<FetchResult> FetchAsync(string url)
    {
        using var fetcher = new PageFetcher(Options.Create(_options), TimeProvider.System);
        return await fetcher.FetchAsync(new FetchRequest(url), NoManners.Instance, TestContext.Current.CancellationToken);
    }
}
