using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Fetches;
using NewsArchive.Tests.Scraper.Imports.Warcs;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web;

public sealed class AddTests(TestSite site) : IClassFixture<TestSite>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Addresses_become_a_run_with_a_fetch_each()
    {
        using var response = await PostAsync("Addresses", new StringContent("news.example/1\nhttps://news.example/2\nhttps://news.example/1"), "Form.Urls");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var run = int.Parse(response.Headers.Location!.ToString().Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        await using var db = site.CreateContext();
        Assert.Equal(["https://news.example/1", "https://news.example/2"], await db.Fetches.Where(fetch => fetch.RunId == run).OrderBy(fetch => fetch.Id).Select(fetch => fetch.Url).ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData("", "Type or paste")]
    [InlineData("no address at all", "is not the address of a page")]
    public async Task What_is_no_address_is_told_and_nothing_begins(string typed, string told)
    {
        await using var db = site.CreateContext();
        var before = await db.Runs.CountAsync(Cancellation);
        using var response = await PostAsync("Addresses", new StringContent(typed), "Form.Urls");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Contains(told, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, page.QuerySelector("textarea")!.TextContent.TrimStart('\n'));
        Assert.Equal(before, await db.Runs.CountAsync(Cancellation));
    }

    [Fact]
    public async Task A_file_is_read_and_its_articles_stored()
    {
        const string lines = """{"url":"https://lines.example/1","source":"Lines","title":"A line","published":"2024-08-16","text":"The text of a line."}""";
        using var response = await PostAsync("Files", new ByteArrayContent(Encoding.UTF8.GetBytes(lines)), "Form.Files", "../../lines.jsonl");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var page = await site.GetPageAsync(response.Headers.Location!.ToString());
        Assert.Equal("lines.jsonl", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("new", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        await using var db = site.CreateContext();
        Assert.Equal("A line", (await db.Articles.SingleAsync(article => article.Url == "https://lines.example/1", Cancellation)).Title);
    }

    [Fact]
    public async Task A_web_archive_is_read_and_leaves_as_one_again()
    {
        byte[] warc = [.. WarcText.Gzip(WarcText.Info()), .. WarcText.Gzip(WarcText.Page("https://uploaded.example/1", "An uploaded page"))];
        using var response = await PostAsync("Files", new ByteArrayContent(warc), "Form.Files", "crawl.warc.gz");
        var run = response.Headers.Location!.ToString();

        var page = await site.GetPageAsync(run);

        Assert.Collection(
            page.QuerySelectorAll("tbody th").Select(cell => cell.TextContent),
            article => Assert.Contains("https://uploaded.example/1", article, StringComparison.Ordinal),
            file => Assert.Contains("crawl.warc.gz", file, StringComparison.Ordinal));
        Assert.Contains("passed over: 1 × warcinfo", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        var link = page.QuerySelector("a[href$='.warc.gz']")!.GetAttribute("href")!;
        Assert.Equal(run + ".warc.gz", link);
        using var export = new StreamReader(new GZipStream(await site.Client.GetStreamAsync(link, Cancellation), CompressionMode.Decompress));
        Assert.Contains("WARC-Target-URI: https://uploaded.example/1\r\n", await export.ReadToEndAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_paths_is_refused_because_they_would_be_the_servers()
    {
        const string manifest = """{"id":"1","url":"https://news.example/passwd","path":"/etc/passwd"}""";
        using var response = await PostAsync("Files", new ByteArrayContent(Encoding.UTF8.GetBytes(manifest)), "Form.Files", "manifest.jsonl");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Send the pages themselves", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        await using var db = site.CreateContext();
        Assert.False(await db.Fetches.AnyAsync(fetch => fetch.Outcome == Outcome.Added && fetch.Url.Contains("passwd"), Cancellation));
    }

    [Fact]
    public async Task A_form_without_the_sites_token_is_refused()
    {
        using var content = new FormUrlEncodedContent([new("Form.Urls", "https://news.example/1")]);
        using var response = await site.Client.PostAsync("/add?handler=Addresses", content, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("reload the page", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_by_its_own_name()
    {
        byte[] broken = [0x1f, 0x8b, 8, 0, 1, 2, 3];
        using var response = await PostAsync("Files", new ByteArrayContent(broken), "Form.Files", "broken.jsonl.gz");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        await using var db = site.CreateContext();
        var fetch = await db.Fetches.SingleAsync(one => one.Outcome == Outcome.Failed && one.Url.Contains("broken"), Cancellation);
        Assert.Equal("broken.jsonl.gz", fetch.Url);
        Assert.DoesNotContain(Path.GetTempPath(), fetch.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_whose_name_is_too_long_to_keep_is_read_all_the_same()
    {
        const string lines = """{"url":"https://lines.example/long","source":"Lines","title":"A long name","text":"The text of a line."}""";
        using var response = await PostAsync("Files", new StringContent(lines), "Form.Files", new string('新', 110) + ".jsonl");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        await using var db = site.CreateContext();
        Assert.True(await db.Articles.AnyAsync(article => article.Url == "https://lines.example/long", Cancellation));
    }

    private async Task<HttpResponseMessage> PostAsync(string handler, HttpContent content, string field, string? fileName = null)
    {
        using var form = await site.Client.GetAsync("/add", Cancellation);
        var page = new HtmlParser().ParseDocument(await form.Content.ReadAsStringAsync(Cancellation));
        using var body = new MultipartFormDataContent { { new StringContent(page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" } };
        if (fileName is null)
        {
            body.Add(content, field);
        }
        else
        {
            body.Add(content, field, fileName);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/add?handler={handler}") { Content = body };
        request.Headers.Add("Cookie", form.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        return await site.Client.SendAsync(request, Cancellation);
    }
}
