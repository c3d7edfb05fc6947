using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Fetches;
using NewsArchive.Runs;
using NewsArchive.Scraper.Imports;
using NewsArchive.Tests.Support;
using NewsArchive.Texts;

namespace NewsArchive.Tests.Scraper.Imports;

public sealed class ArchiveImportTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsarchive-import-").FullName;
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

    [Fact]
    public async Task Articles_as_JSON_Lines_keep_what_they_say_and_their_line()
    {
        const string Line = """{"url":"https://thedaily.example/1?utm_source=x","source":"The Daily","title":"A \"title\"","published":"2018-05-06","text":"One.\nTwo.\n\nThree.","lang":"sw","authorOrganizations":["The Agency"],"isPaywalled":true,"confidence":{"text":0.4,"title":"high"}}""";
        var path = Write("articles.jsonl", Line + "\n");

        var result = Assert.Single(await ImportAsync(path));

        Assert.Equal(("https://thedaily.example/1", Outcome.Added), (result.Name, result.Result.Outcome));
        await using var db = database.CreateContext();
        var article = await db.Articles.Include(row => row.Source).Include(row => row.Versions).SingleAsync(row => row.Id == result.Result.ArticleId, Stop);
        Assert.Equal(("A \"title\"", "sw", "The Daily"), (article.Title, article.Language, article.Source.Name));
        Assert.Equal((new DateTimeOffset(2018, 5, 6, 0, 0, 0, TimeSpan.Zero), TimePrecision.Day), (article.PublishedAt, article.PublishedPrecision));
        var version = Assert.Single(article.Versions);
        Assert.Equal("A \"title\"\n\nOne.\n\nTwo.\n\nThree.", version.Text);
        Assert.Equal((true, "The Agency", "text"), (version.IsPaywalled, Assert.Single(version.AuthorOrganizations), Assert.Single(version.Confidence.Keys)));
        var capture = await db.Captures.SingleAsync(row => row.Id == result.Result.CaptureId, Stop);
        var body = await db.CaptureBodies.SingleAsync(row => row.Sha256 == capture.BodySha256, Stop);
        Assert.Equal(("application/json", Line), (capture.MediaType, Encoding.UTF8.GetString(body.Decompress())));
    }

    [Fact]
    public async Task A_bad_record_fails_with_its_line_and_the_rest_is_stored()
    {
        string[] lines =
        [
            Article("https://daily.example/good"),
            "{\"url\":\"https://daily.example/broken\",",
            "",
            "{\"title\":\"No address\",\"text\":\"Text.\"}",
            "{\"url\":\"https://daily.example/untitled\",\"text\":\"Text.\"}",
            "[1]",
            Article("https://daily.example/last"),
        ];
        var path = Write("mixed.jsonl", string.Join('\n', lines));

        var results = await ImportAsync(path);

        Assert.Equal(
            [Outcome.Added, Outcome.Failed, Outcome.Failed, Outcome.Skipped, Outcome.Failed, Outcome.Added],
            results.Select(record => record.Result.Outcome));
        Assert.EndsWith("mixed.jsonl line 2", results[1].Name, StringComparison.Ordinal);
        Assert.EndsWith("mixed.jsonl line 4", results[2].Name, StringComparison.Ordinal);
        Assert.All(results.Where(record => record.Result.Outcome is Outcome.Failed or Outcome.Skipped), record => Assert.NotEmpty(record.Result.Reason!));
    }

    [Fact]
    public async Task An_import_can_be_repeated()
    {
        var path = Write("again.jsonl", string.Join('\n', Enumerable.Range(0, 250).Select(number => Article($"https://again.example/{number}"))));

        Assert.All(await ImportAsync(path), record => Assert.Equal(Outcome.Added, record.Result.Outcome));
        Assert.All(await ImportAsync(path), record => Assert.Equal((Outcome.Unchanged, 1), (record.Result.Outcome, record.Result.Version)));
    }

    [Fact]
    public async Task A_run_lists_every_record()
    {
        var path = Write("run.jsonl", Article("https://run.example/1") + "\nnonsense\n");

        await ImportAsync(path);

        await using var db = database.CreateContext();
        var run = await db.Runs.OrderByDescending(row => row.Id).FirstAsync(row => row.Kind == RunKind.Import && row.Title == "run.jsonl", Stop);
        var fetches = await db.Fetches.Where(row => row.RunId == run.Id).OrderBy(row => row.Id).ToListAsync(Stop);
        Assert.NotNull(run.EndedAt);
        Assert.Equal(2, run.Expected);
        Assert.Equal([Outcome.Added, Outcome.Failed], fetches.Select(fetch => fetch.Outcome!.Value));
        Assert.Equal("https://run.example/1", fetches[0].Url);
    }

    [Fact]
    public async Task A_saved_page_is_stored_under_the_address_it_names_packed_or_not()
    {
        var html = NewsPage.Html("A saved page", "https://saved.example/story");
        var plain = Write("page.html", html);
        var packed = Path.Combine(_folder, "whatever.bin");
        await using (var gzip = new GZipStream(File.Create(packed), CompressionLevel.Fastest))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(html), Stop);
        }

        var results = await ImportAsync(plain, packed);

        Assert.Equal(["https://saved.example/story", "https://saved.example/story"], results.Select(record => record.Name));
        Assert.Equal([Outcome.Added, Outcome.Unchanged], results.Select(record => record.Result.Outcome));
    }

    [Fact]
    public async Task A_saved_page_without_an_address_says_what_to_do()
    {
        var result = Assert.Single(await ImportAsync(Write("nameless.html", NewsPage.Html("Nameless"))));

        Assert.Equal(Outcome.Failed, result.Result.Outcome);
        Assert.Contains("--url", result.Result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_names_pages_beside_it()
    {
        Write("one.html", NewsPage.Html("Page one of the manifest"));
        Write("two.html", NewsPage.Html("Page two of the manifest"));
        var manifest = Write("pages.jsonl", string.Join(
            '\n',
            """{"id":"1","url":"https://manifest.example/1","path":"one.html"}""",
            """{"id":"2","url":"https://manifest.example/2","path":"missing.html"}""",
            """{"id":"3","url":"https://manifest.example/3","path":"two.html"}"""));

        var results = await ImportAsync(manifest);

        Assert.Equal([Outcome.Added, Outcome.Failed, Outcome.Added], results.Select(record => record.Result.Outcome));
        Assert.Equal("https://manifest.example/1", results[0].Name);
        Assert.Contains("line 2, missing.html", results[1].Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://news.site.example/amp/1", "https://www.site.example/1", "https://www.site.example/1")]
    [InlineData("https://site.example/2", "https://elsewhere.example/2", "https://site.example/2")]
    [InlineData("http://127.0.0.1:8080/3", "https://site.example/3", "https://site.example/3")]
    public async Task A_page_of_a_manifest_has_the_address_it_would_have_if_scraped(string url, string canonical, string expected)
    {
        Write("page.html", NewsPage.Html($"Page saved from {url}", canonical));
        var manifest = Write("canonical.jsonl", JsonSerializer.Serialize(new { id = 1, url, path = "page.html" }));

        Assert.Equal((expected, Outcome.Added), Assert.Single(await ImportAsync(manifest)) is var record ? (record.Name, record.Result.Outcome) : default);
    }

    [Fact]
    public async Task A_file_of_no_known_format_and_a_damaged_one_fail_and_the_next_follows()
    {
        var unknown = Write("a.bin", "no format");
        var damaged = Path.Combine(_folder, "b.gz");
        await File.WriteAllBytesAsync(damaged, [0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8], Stop);
        var good = Write("c.jsonl", Article("https://after.example/1"));

        var results = await ImportAsync(unknown, damaged, good);

        Assert.Equal([Outcome.Failed, Outcome.Failed, Outcome.Added], results.Select(record => record.Result.Outcome));
    }

    [Fact]
    public async Task A_record_that_the_database_refuses_fails_alone()
    {
        // Longer than the unique index over addresses takes, and random, so that no compression helps.
        var random = new byte[4000];
        new Random(7).NextBytes(random);
        var path = Write("long.jsonl", string.Join(
            '\n', Article("https://long.example/1"), Article("https://long.example/" + Convert.ToHexString(random)), Article("https://long.example/3")));

        var results = await ImportAsync(path);

        Assert.Equal([Outcome.Added, Outcome.Failed, Outcome.Added], results.Select(record => record.Result.Outcome));
        Assert.StartsWith("The database refuses it", results[1].Result.Reason, StringComparison.Ordinal);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Article(string url) =>
        JsonSerializer.Serialize(new { url, title = $"Article {url}", text = "The text of an article.", lang = "en" });

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private async Task<List<ImportedRecord>> ImportAsync(params string[] paths)
    {
        var files = _collector.Get<ImportFiles>();
        var expected = await files.CountAsync(paths, Stop);
        var results = new List<ImportedRecord>();
        await foreach (var record in _collector.Get<ArchiveImport>().RunAsync(files.ReadAsync(paths, null, Stop), Path.GetFileName(paths[0]), expected, Stop))
        {
            results.Add(record);
        }

        Assert.Equal(expected, results.Count);
        return results;
    }
}
