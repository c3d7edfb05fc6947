using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Captures;
using NewsArchive.Fetches;
using NewsArchive.Scraper.Imports;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper.Imports.Warcs;

public sealed class WarcImportTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsarchive-warc-").FullName;
    private FakeNewsSite _site = null!;
    private Collector _collector = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await FakeNewsSite.StartAsync();
        _collector = new Collector(database, _site, []);
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        await _site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("WARC/1.0")]
    [InlineData("WARC/1.1")]
    public async Task A_response_is_stored_as_if_it_had_been_fetched_then(string version)
    {
        var url = $"https://www.recorded.example/{version[^1]}?utm_source=x";
        var http = WarcText.Http(
            NewsPage.Html($"Recorded {version}", $"https://recorded.example/{version[^1]}"),
            headers: "Content-Type: text/html; charset=utf-8\r\nSet-Cookie: session=1\r\nETag: \"7\"\r\n");

        var result = Assert.Single(await ImportAsync(WarcText.Record("response", url, http, version: version, more: "WARC-IP-Address: 203.0.113.7\r\n")));

        Assert.Equal(($"https://recorded.example/{version[^1]}", Outcome.Added), (result.Name, result.Result.Outcome));
        await using var db = database.CreateContext();
        var capture = await db.Captures.SingleAsync(row => row.Id == result.Result.CaptureId);
        Assert.Equal((CaptureOrigin.Http, url, (int?)200), (capture.Origin, capture.FinalUrl, capture.Status));
        Assert.Equal(("203.0.113.7", new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero)), (capture.RemoteAddress, capture.CapturedAt));
        Assert.Equal(["Content-Type: text/html; charset=utf-8", "ETag: \"7\""], capture.Headers);
        // Nobody asked to collect the live page.
        Assert.Null(await db.Articles.Where(row => row.Id == result.Result.ArticleId).Select(row => row.NextVisitAt).SingleAsync());
    }

    [Fact]
    public async Task A_page_may_not_speak_for_another_site()
    {
        var http = WarcText.Http(NewsPage.Html("Somebody else's", "https://victim.example/story"));

        Assert.Equal("https://claims.example/page", Assert.Single(await ImportAsync(WarcText.Record("response", "https://claims.example/page", http))).Name);
    }

    [Theory]
    [InlineData("windows-1251", "Content-Type: text/html; charset=windows-1251\r\n")]
    [InlineData("utf-8", "Content-Type: text/html; charset=iso-8859-1\r\n")]
    [InlineData("utf-8", "")]
    public async Task Bytes_are_read_in_the_encoding_that_they_have(string encoding, string headers)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var url = $"https://letters.example/{encoding}/{headers.Length}";
        // The page itself does not say its encoding.
        var html = NewsPage.Html("Мост через реку починят", null, $"Совет собрался в понедельник и решил починить мост за два года, сообщил мэр. {url}").Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal);

        var result = Assert.Single(await ImportAsync(WarcText.Record("response", url, WarcText.Http(Encoding.GetEncoding(encoding).GetBytes(html), headers: headers))));

        await using var db = database.CreateContext();
        Assert.Equal(("Мост через реку починят", Outcome.Added), (await db.Articles.Where(row => row.Id == result.Result.ArticleId).Select(row => row.Title).SingleAsync(), result.Result.Outcome));
    }

    [Fact]
    public async Task A_resource_with_HTML_is_a_page_without_a_response()
    {
        var page = Encoding.UTF8.GetBytes(NewsPage.Html("A resource"));

        var result = Assert.Single(await ImportAsync(WarcText.Record("resource", "https://resource.example/1", page, "text/html; charset=utf-8")));

        await using var db = database.CreateContext();
        var capture = await db.Captures.SingleAsync(row => row.Id == result.Result.CaptureId);
        Assert.Equal((CaptureOrigin.File, null, "utf-8"), (capture.Origin, capture.Status, capture.Charset));
    }

    [Fact]
    public async Task What_is_no_page_is_counted_in_one_line()
    {
        byte[] image = WarcText.Http("PNG", headers: "Content-Type: image/png\r\n");
        var results = await ImportAsync(
            WarcText.Info(),
            WarcText.Record("request", "https://kinds.example/1", "GET / HTTP/1.1\r\n\r\n"u8.ToArray()),
            WarcText.Page("https://kinds.example/1", "The only page"),
            WarcText.Record("response", "https://kinds.example/a.png", image),
            WarcText.Record("response", "https://kinds.example/b.png", image),
            WarcText.Record("revisit", "https://kinds.example/1", WarcText.Http("")),
            WarcText.Record("response", "dns:kinds.example", "20240506 A 203.0.113.7"u8.ToArray(), "text/dns"),
            WarcText.Record("resource", "https://kinds.example/notes", "text"u8.ToArray(), "text/plain"),
            WarcText.Record("metadata", "https://kinds.example/1", "{}"u8.ToArray(), "application/json"));

        Assert.Equal([Outcome.Added, Outcome.Skipped], results.Select(record => record.Result.Outcome));
        Assert.Equal(
            "Records that hold no page were passed over: 1 × metadata, 1 × request, 1 × resource text/plain, 2 × response image/png, 1 × response text/dns, 1 × revisit, 1 × warcinfo.",
            results[1].Result.Reason);
    }

    [Theory]
    [InlineData("404 Not Found", "Content-Type: text/html\r\n", "", "HTTP 404 Not Found")]
    [InlineData("503", "Content-Type: text/html\r\n", "", "HTTP 503")]
    [InlineData("301 Moved", "Location: https://there.example/\r\n", "", "HTTP 301: sent on to https://there.example/")]
    [InlineData("304 Not Modified", "", "", "HTTP 304: sent on to nowhere")]
    [InlineData("206 Partial Content", "Content-Type: text/html\r\n", "", "HTTP 206: only a part of the page")]
    [InlineData("200 OK", "Content-Type: text/html\r\n", "WARC-Truncated: length\r\n", "the recorder has cut it off (WARC-Truncated: length)")]
    [InlineData("200 OK", "Content-Type: text/html\r\n", "WARC-Segment-Number: 1\r\n", "it goes on in other records (WARC-Segment-Number), which are not put together")]
    public async Task An_answer_that_is_no_page_is_skipped_with_its_reason(string status, string headers, string fields, string reason)
    {
        var result = Assert.Single(await ImportAsync(WarcText.Record("response", "https://answers.example/1", WarcText.Http("<p>No", status, headers), more: fields)));

        Assert.Equal(("https://answers.example/1", Outcome.Skipped, reason), (result.Name, result.Result.Outcome, result.Result.Reason));
    }

    [Fact]
    public async Task A_page_without_a_type_must_look_like_one()
    {
        var results = await ImportAsync(
            WarcText.Record("response", "https://untyped.example/1", WarcText.Http(NewsPage.Html("Untyped"), headers: "")),
            WarcText.Record("response", "https://untyped.example/2", WarcText.Http("{\"no\":\"page\"}", headers: "")));

        Assert.Equal([Outcome.Added, Outcome.Skipped], results.Select(record => record.Result.Outcome));
        Assert.StartsWith("not HTML", results[1].Result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_records_fail_with_their_place_and_the_rest_is_stored()
    {
        var first = WarcText.Page("https://broken.example/1", "Whole one");
        var results = await ImportAsync(
            first,
            WarcText.Page("https://broken.example/2", "Damaged", more: "WARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n"),
            "nonsense\r\n"u8.ToArray(),
            WarcText.Page("https://broken.example/3", "Undated", date: "soon"),
            WarcText.Record("response", "https://broken.example/4", "no answer"u8.ToArray()),
            WarcText.Record("response", "https://broken.example/5", WarcText.Http("\u0001\u0002 no brotli", headers: "Content-Type: text/html\r\nContent-Encoding: br\r\n")),
            WarcText.Page("https://broken.example/6", "Whole two"));

        Assert.Equal(
            [Outcome.Added, Outcome.Failed, Outcome.Failed, Outcome.Failed, Outcome.Failed, Outcome.Failed, Outcome.Added], results.Select(record => record.Result.Outcome));
        Assert.EndsWith($"at byte {first.Length}, https://broken.example/2", results[1].Name, StringComparison.Ordinal);
        Assert.Equal(
            ["Its bytes", "What stan", "Its date ", "It holds ", "Its body "], results[1..6].Select(record => record.Result.Reason![..9]));
    }

    [Fact]
    public async Task A_page_larger_than_the_limit_is_skipped()
    {
        var large = Encoding.UTF8.GetBytes(new string('x', 12 * 1024 * 1024));
        var results = await ImportAsync(
            WarcText.Record("response", "https://large.example/1", WarcText.Http(large)),
            WarcText.Page("https://large.example/2", "After the large one"));

        Assert.Equal(["larger than 10 MiB; Scraper__MaxBytes is the limit", null], results.Select(record => record.Result.Reason));
        Assert.Equal([Outcome.Skipped, Outcome.Added], results.Select(record => record.Result.Outcome));
    }

    [Fact]
    public async Task An_import_can_be_repeated_whatever_the_order_of_captures()
    {
        byte[][] records =
        [
            WarcText.Page("https://order.example/1", "In June", "2024-06-01T00:00:00Z"),
            WarcText.Page("https://order.example/1", "In July", "2024-07-01T00:00:00Z"),
            WarcText.Page("https://order.example/1", "In May", "2024-05-01T00:00:00Z"),
            WarcText.Page("https://order.example/1", "In June", "2024-08-01T00:00:00Z"),
        ];

        Assert.Equal([1, 2, 3, 4], (await ImportAsync(records)).Select(record => record.Result.Version));
        Assert.All(await ImportAsync(records), record => Assert.Equal(Outcome.Unchanged, record.Result.Outcome));

        await using var db = database.CreateContext();
        var article = await db.Articles.Include(row => row.Versions).SingleAsync(row => row.Url == "https://order.example/1");
        Assert.Equal((4, 4, "In June"), (article.Versions.Count, article.CurrentVersion, article.Title));
    }

    private async Task<List<ImportedRecord>> ImportAsync(params byte[][] records)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.warc");
        await File.WriteAllBytesAsync(path, [.. records.SelectMany(record => record)]);
        var files = _collector.Get<ImportFiles>();
        Assert.Null(await files.CountAsync([path], default));
        var results = new List<ImportedRecord>();
        await foreach (var record in _collector.Get<ArchiveImport>().RunAsync(files.ReadAsync([path], null, default), Path.GetFileName(path), null, default))
        {
            results.Add(record);
        }

        return results;
    }
}
