using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web.Captures;

public sealed class CaptureTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Html = "<!DOCTYPE html><title>x</title><script>parent.pwned = 1</script><h1>As it came</h1>";

    [Fact]
    public async Task The_page_is_framed_without_any_permission()
    {
        var id = await StoreAsync();
        var page = await site.GetPageAsync($"/captures/{id}");
        var frame = page.QuerySelector("iframe")!;
        Assert.Equal("", frame.GetAttribute("sandbox"));
        Assert.Equal($"/captures/{id}/page", frame.GetAttribute("src"));
    }

    [Fact]
    public async Task The_page_itself_comes_byte_for_byte_under_a_policy_that_lets_nothing_run()
    {
        using var response = await site.Client.GetAsync($"/captures/{await StoreAsync()}/page", TestContext.Current.CancellationToken);
        Assert.Equal(Html, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("sandbox; default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("allow-", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task The_source_is_plain_text()
    {
        using var response = await site.Client.GetAsync($"/captures/{await StoreAsync()}/source", TestContext.Current.CancellationToken);
        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Html, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/captures/999999")]
    [InlineData("/captures/999999/page")]
    [InlineData("/captures/999999/source")]
    [InlineData("/articles/999999.warc.gz")]
    [InlineData("/runs/999999.warc.gz")]
    public async Task Unknown_capture_is_not_found(string path) => await site.GetPageAsync(path, HttpStatusCode.NotFound);

    [Fact]
    public async Task All_captures_of_an_article_are_a_link_away()
    {
        var capture = await StoreAsync();
        var page = await site.GetPageAsync($"/captures/{capture}");
        var link = page.QuerySelector("a[href$='.warc.gz']")!.GetAttribute("href")!;
        var article = await site.GetPageAsync(link.Replace(".warc.gz", "", StringComparison.Ordinal));
        Assert.Equal(link, article.QuerySelector("#provenance a[href$='.warc.gz']")!.GetAttribute("href"));

        using var response = await site.Client.GetAsync(link, TestContext.Current.CancellationToken);

        Assert.Equal(("application/gzip", $"newsarchive-article-{link.Split('/', '.')[2]}.warc.gz"), (response.Content.Headers.ContentType!.ToString(), response.Content.Headers.ContentDisposition!.FileName));
        Assert.Empty(response.Content.Headers.ContentEncoding);
        using var text = new StreamReader(new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress));
        Assert.Contains($"WARC-Type: response", await text.ReadToEndAsync(), StringComparison.Ordinal);
    }

    private async Task<long> StoreAsync()
    {
        var incoming = Make.Incoming();
        var result = await site.StoreAsync(incoming with { Capture = Make.Capture(incoming.Article.Url, Html) });
        await using var db = site.CreateContext();
        return await db.ArticleVersions.Where(version => version.ArticleId == result[0].ArticleId).Select(version => version.CaptureId).SingleAsync(TestContext.Current.CancellationToken);
    }
}
