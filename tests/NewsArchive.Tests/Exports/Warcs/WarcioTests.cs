using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Exports;
using NewsArchive.Fetches;
using NewsArchive.Persons;
using NewsArchive.Runs;
using NewsArchive.Scraper.Imports;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Exports.Warcs;

/// <summary>Our files in another tool's hands and its files in ours: warcio, from npm.</summary>
public sealed class WarcioTests(TestDatabase database, WarcioTests.Warcio warcio) : IClassFixture<TestDatabase>, IClassFixture<WarcioTests.Warcio>, IAsyncLifetime
{
    private FakeNewsSite _site = null!;

    private string Folder => warcio.Packages.Folder;

    public async ValueTask InitializeAsync() => _site = await FakeNewsSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_reads_every_record_that_we_write_and_our_digests_are_right(bool packed)
    {
        await using var db = database.CreateContext();
        var url = $"https://warcio.example/{packed}";
        var pages = Enumerable.Range(0, 20).Select(number => Incoming($"{url}/{number}", $"Überschrift {number} 😀", Make.Now)).ToArray();
        var stored = await db.StoreAsync(pages);
        await db.StoreAsync(Incoming($"{url}/0", "Changed", Make.Now.AddDays(1)));
        await NoteAsync(db, await db.StoreAsync(Incoming($"{url}/1", "Überschrift 1 😀", Make.Now.AddDays(1))));
        var path = Path.Combine(Folder, packed ? "ours.warc.gz" : "ours.warc");
        await WriteAsync(db, stored, path, packed);

        var records = (await warcio.Packages.RunAsync("", "read.mjs", path)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal(1 + (2 * 22), records.Count);
        Assert.Equal(21, records.Count(record => Text(record, "type") == "response"));
        Assert.Equal(($"{url}/1", 200), Assert.Single(records, record => Text(record, "type") == "revisit") is var revisit ? (Text(revisit, "uri"), revisit.GetProperty("status").GetInt32()) : default);
        Assert.All(records, record =>
        {
            Assert.Equal("WARC/1.1", Text(record, "version"));
            Assert.Equal(record.GetProperty("blockDigest")[1].GetString(), record.GetProperty("blockDigest")[0].GetString());
        });
        Assert.All(records.Where(record => Text(record, "type") == "response"), record =>
        {
            Assert.Equal(record.GetProperty("payloadDigest")[1].GetString(), record.GetProperty("payloadDigest")[0].GetString());
            Assert.Equal(200, record.GetProperty("status").GetInt32());
        });
        Assert.Contains(records, record => Text(record, "uri") == $"{url}/7" && Text(record, "text")?.Contains($"the bridge of {url}/7.", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("plain")]
    public async Task We_read_every_page_that_it_writes(string packing)
    {
        var pages = Enumerable.Range(0, 12).Select(number => new
        {
            url = $"https://from-warcio.example/{packing}/{number}",
            date = $"2023-04-{number + 1:00}T01:02:03Z",
            html = NewsPage.Html($"Written by warcio {number}", null, $"Paragraph {number} of {packing}: the council met and agreed on a plan for the bridge, “über” all."),
        }).ToList();
        var path = Path.Combine(Folder, "theirs.warc");
        await warcio.Packages.RunAsync(JsonSerializer.Serialize(pages), "write.mjs", path, packing);

        var results = await ImportAsync(database, path);

        Assert.Equal([.. pages.Select(page => page.url), path], results.Select(record => record.Name));
        Assert.All(results.SkipLast(1), record => Assert.Equal(Outcome.Added, record.Result.Outcome));
        Assert.Equal("Records that hold no page were passed over: 12 × request, 1 × warcinfo.", results[^1].Result.Reason);
    }

    [Fact]
    public async Task What_leaves_as_a_web_archive_comes_into_an_empty_one_the_same()
    {
        await using var db = database.CreateContext();
        var url = "https://round.example/trip";
        var looks = new[] { "First", "Second", "Second", "First" }.Select((title, day) => Incoming(url, title, Make.Now.AddDays(day - 9).AddMicroseconds(123456))).ToArray();
        var stored = await db.StoreAsync([.. looks, Incoming("https://round.example/other", "Other", Make.Now)]);
        await NoteAsync(db, stored);
        var path = Path.Combine(Folder, "round.warc.gz");
        await WriteAsync(db, stored, path, packed: true);

        await using var empty = new TestDatabase();
        await empty.InitializeAsync();
        await ImportAsync(empty, path);

        await using var copy = empty.CreateContext();
        Assert.Equal(await ContentAsync(db, stored), await ContentAsync(copy, null));
    }

    [Fact]
    public async Task What_came_in_as_a_web_archive_leaves_with_the_same_bytes()
    {
        await using var db = database.CreateContext();
        var stored = await db.StoreAsync([.. Enumerable.Range(0, 5).Select(day => Incoming("https://bytes.example/1", $"Title {day}", Make.Now.AddDays(day - 9).AddMicroseconds(123456)))]);
        var (path, again) = (Path.Combine(Folder, "bytes.warc.gz"), Path.Combine(Folder, "again.warc.gz"));
        await WriteAsync(db, stored, path, packed: true);
        await using var empty = new TestDatabase();
        await empty.InitializeAsync();
        await ImportAsync(empty, path);

        await using var copy = empty.CreateContext();
        await WriteAsync(copy, [new IngestResult(Outcome.Added) { ArticleId = await copy.Articles.Select(row => row.Id).SingleAsync() }], again, packed: true);

        Assert.Equal(await File.ReadAllBytesAsync(path), await File.ReadAllBytesAsync(again));
    }

    /// <summary>Notes the looks as fetches of a run, which links those that found nothing new to their article.</summary>
    private static async Task NoteAsync(ArchiveDbContext db, IReadOnlyList<IngestResult> results)
    {
        var run = new Run(RunKind.Scrape, "Test", Person.LocalId, Make.Now);
        db.Runs.Add(run);
        await db.SaveChangesAsync();
        db.Fetches.AddRange(results.Select(result =>
        {
            var fetch = new Fetch(run.Id, "https://noted.example/", Make.Now);
            fetch.End(result, default, Make.Now);
            return fetch;
        }));
        await db.SaveChangesAsync();
    }

    private static async Task<List<string>> ContentAsync(ArchiveDbContext db, IReadOnlyList<IngestResult>? stored)
    {
        var ids = stored?.Select(result => result.ArticleId!.Value).ToList();
        return await db.ArticleVersions.Where(version => ids == null || ids.Contains(version.ArticleId))
            .Join(db.Captures, version => version.CaptureId, capture => capture.Id, (version, capture) => new { version, capture })
            .OrderBy(row => row.capture.FinalUrl).ThenBy(row => row.version.Number)
            .Select(row => row.capture.FinalUrl + " " + row.version.Number + " " + row.version.TextSha256 + " " + row.capture.BodySha256 + " " + row.capture.CapturedAt)
            .ToListAsync();
    }

    /// <summary>A page whose text is what extraction reads from its HTML, as in life.</summary>
    private static IncomingArticle Incoming(string url, string title, DateTimeOffset at)
    {
        var html = NewsPage.Html(title, null, $"{title}: the council met on Monday and agreed on a plan for the bridge of {url}.", "Works begin in spring, the mayor said.");
        var article = NewsArchive.Scraper.Scraping.PageCopy.ExtractFrom(html, url);
        var capture = Make.Capture(url, html) with { CapturedAt = at, Headers = [new("Content-Type", "text/html; charset=utf-8")], RemoteAddress = "203.0.113.7" };
        return new IncomingArticle(article, capture);
    }

    private static async Task WriteAsync(ArchiveDbContext db, IReadOnlyList<IngestResult> stored, string path, bool packed)
    {
        var request = ArticleExportTests.Only(ExportFormats.Find("warc")!, [.. stored]);
        using var written = new MemoryStream();
        await new ArticleExport(db).WriteFileAsync(request, "data", written, progress: null, default);
        written.Position = 0;
        await using var file = File.Create(path);
        await using Stream content = packed ? written : new GZipStream(written, CompressionMode.Decompress);
        await content.CopyToAsync(file);
    }

    private static string? Text(JsonElement record, string name) => record.GetProperty(name).GetString();

    private async Task<List<ImportedRecord>> ImportAsync(TestDatabase into, string path)
    {
        await using var collector = new Collector(into, _site, []);
        var results = new List<ImportedRecord>();
        await foreach (var record in collector.Get<ArchiveImport>().RunAsync(collector.Get<ImportFiles>().ReadAsync([path], null, default), "warc", null, default))
        {
            results.Add(record);
        }

        return results;
    }

    /// <summary>The tool, installed once for the class.</summary>
    public sealed class Warcio : IAsyncLifetime
    {
        internal NodePackages Packages { get; } = new("Exports/Warcs/node");

        public ValueTask InitializeAsync() => Packages.InstallAsync();

        public ValueTask DisposeAsync()
        {
            Packages.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
