using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Fetches;
using NewsArchive.Scraper.Fetching;
using NewsArchive.Scraper.Scraping;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper.Scraping;

public sealed class PageScrapeTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private FakeNewsSite _site = null!;
    private Collector _collector = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await FakeNewsSite.StartAsync();
        _collector = new Collector(database, _site, ["city.example", "mirror.example"]);
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_page_is_added_then_unchanged_then_revised()
    {
        const string Url = "https://city.example/bridge";
        _site.Page(Url, NewsPage.Html("Bridge to be repaired"));
        _site.Page(Url + "?utm_source=mail", NewsPage.Html("Bridge to be repaired"));
        var added = await ScrapeAsync(Url);
        var unchanged = await ScrapeAsync(Url + "?utm_source=mail#top");
        _site.Page(Url, NewsPage.Html("Bridge to be repaired in 2027"));
        var revised = await ScrapeAsync(Url);

        Assert.Equal((Outcome.Added, 1), (added.Outcome, added.Version!.Value));
        Assert.Equal((Outcome.Unchanged, 1, added.ArticleId), (unchanged.Outcome, unchanged.Version!.Value, unchanged.ArticleId));
        Assert.Equal((Outcome.Revised, 2, added.ArticleId), (revised.Outcome, revised.Version!.Value, revised.ArticleId));
        await using var db = database.CreateContext();
        var titles = await db.ArticleVersions.Where(version => version.ArticleId == added.ArticleId).OrderBy(version => version.Number).Select(version => version.Title).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["Bridge to be repaired", "Bridge to be repaired in 2027"], titles);
    }

    [Fact]
    public async Task The_capture_is_the_page_as_it_came()
    {
        const string Url = "https://city.example/capture";
        var html = NewsPage.Html("Capture me");
        _site.Redirect("https://city.example/short", Url);
        _site.Page(Url, html);

        var result = await ScrapeAsync("https://city.example/short");

        await using var db = database.CreateContext();
        var capture = await db.Captures.SingleAsync(row => row.Id == result.CaptureId, TestContext.Current.CancellationToken);
        var body = await db.CaptureBodies.SingleAsync(row => row.Sha256 == capture.BodySha256, TestContext.Current.CancellationToken);
        Assert.Equal(html, Encoding.UTF8.GetString(body.Decompress()));
        Assert.Equal(("https://city.example/short", Url, 200, "127.0.0.1", "utf-8"), (capture.Url, capture.FinalUrl, capture.Status, capture.RemoteAddress, capture.Charset));
        Assert.Equal(["https://city.example/short"], capture.Redirects);
        Assert.Contains("Content-Type: text/html; charset=utf-8", capture.Headers);
    }

    [Theory]
    [InlineData("windows-1251", "text/html; charset=windows-1251", "")]
    [InlineData("windows-1251", "text/html", "<meta charset=windows-1251>")]
    [InlineData("koi8-r", "text/html", "<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>")]
    [InlineData("utf-16", "text/html", "")]
    [InlineData("utf-8", "text/html; charset=iso-8859-1", "")]
    public async Task The_charset_comes_from_header_mark_or_meta(string charset, string contentType, string meta)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var url = $"https://city.example/{charset}/{contentType.Length}/{meta.Length}";
        var html = NewsPage.Html("Мост через реку отремонтируют", null, $"Кодировка {charset}, {contentType} {meta.Length}. Городской совет в понедельник утвердил план ремонта моста, который должен быть завершён в течение двух лет.")
            .Replace("<meta charset=\"utf-8\">", meta, StringComparison.Ordinal);
        var encoding = Encoding.GetEncoding(charset);
        _site.Bytes(url, [.. charset == "utf-16" ? encoding.Preamble.ToArray() : [], .. encoding.GetBytes(html)], contentType);

        var result = await ScrapeAsync(url);

        await using var db = database.CreateContext();
        Assert.Equal("Мост через реку отремонтируют", (await db.Articles.SingleAsync(article => article.Id == result.ArticleId, TestContext.Current.CancellationToken)).Title);
        Assert.Equal(charset, (await db.Captures.SingleAsync(capture => capture.Id == result.CaptureId, TestContext.Current.CancellationToken)).Charset);
    }

    [Theory]
    [InlineData("<html><body><p></p></body></html>", "empty shell")]
    [InlineData("<html><head><title>Page not found</title></head><body><h1>Page not found</h1><p>There is nothing here any more, so try the front page or the search instead.</p></body></html>", "no such page")]
    public async Task A_page_without_an_article_is_skipped_with_the_reason(string html, string reason)
    {
        _site.Page("https://city.example/none", html);

        var result = await ScrapeAsync("https://city.example/none");

        Assert.Equal(Outcome.Skipped, result.Outcome);
        Assert.Contains(reason, result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_one_site_cannot_become_an_article_of_another()
    {
        _site.Page("https://mirror.example/copy", NewsPage.Html("Not of the city", "https://city.example/original"));

        var result = await ScrapeAsync("https://mirror.example/copy");

        await using var db = database.CreateContext();
        Assert.Equal("https://mirror.example/copy", (await db.Articles.SingleAsync(article => article.Id == result.ArticleId, TestContext.Current.CancellationToken)).Url);
    }

    [Fact]
    public async Task A_page_that_is_not_there_fails_with_its_status()
    {
        var result = await ScrapeAsync("https://city.example/nowhere");

        Assert.Equal(new IngestResult(Outcome.Failed, "HTTP 404 Not Found"), result);
    }

    private async Task<IngestResult> ScrapeAsync(string url) =>
        (await _collector.UseAsync<PageScrape, ScrapedPage>(scrape => scrape.ScrapeAsync(url, NoManners.Instance, TestContext.Current.CancellationToken))).Result;
}
