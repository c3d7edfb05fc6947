using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Captures;
using NewsArchive.Data;
using NewsArchive.Exports;
using NewsArchive.Exports.Warcs;
using NewsArchive.Fetches;
using NewsArchive.Persons;
using NewsArchive.Runs;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Exports.Warcs;

public sealed class CaptureExportTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_response_is_written_to_the_letter()
    {
        await using var db = database.CreateContext();
        var records = Records(await WriteRunAsync(db, await CaptureAsync(db, Example())));

        Assert.Equal(3, records.Count);
        Assert.Equal(
            """
            WARC/1.1
            WARC-Type: response
            WARC-Record-ID: ID
            WARC-Date: 2026-11-22T09:00:00Z
            WARC-Target-URI: https://example.org/a
            WARC-Payload-Digest: sha1:N5LJTKU3LEJBXCBFCWKQRFMKO2LUKZQI
            WARC-IP-Address: 203.0.113.7
            WARC-Block-Digest: sha1:V5DZVDSJ3P56HO7DMF3P5ARKE2XINZWI
            Content-Type: application/http; msgtype=response
            Content-Length: 112

            HTTP/1.1 200 OK
            Content-Type: text/html; charset=utf-8
            Content-Length: 33

            <p>Sergei Shoigu visited Iran</p>


            """.ReplaceLineEndings("\r\n"),
            WithoutId(records[1]));
    }

    [Fact]
    public async Task A_file_begins_with_what_it_is_and_each_capture_has_its_SHA256_beside_it()
    {
        await using var db = database.CreateContext();
        var records = Records(await WriteRunAsync(db, await CaptureAsync(db, Example())));

        Assert.Contains("WARC-Type: warcinfo\r\n", records[0], StringComparison.Ordinal);
        Assert.Contains("WARC-Filename: news-archive-20261122090000-00000.warc.gz\r\n", records[0], StringComparison.Ordinal);
        Assert.Contains("software: news-archive/1.0\r\nformat: WARC File Format 1.1\r\nconformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n", records[0], StringComparison.Ordinal);
        Assert.Contains("WARC-Type: metadata\r\n", records[2], StringComparison.Ordinal);
        Assert.Contains("WARC-Refers-To: " + Field(records[1], "WARC-Record-ID"), records[2], StringComparison.Ordinal);
        var metadata = JsonDocument.Parse(records[2].Split("\r\n\r\n")[1]).RootElement;
        Assert.Equal(CaptureBody.HashOf("<p>Sergei Shoigu visited Iran</p>"u8), metadata.GetProperty("sha256").GetString());
        Assert.Equal("https://example.org/asked", metadata.GetProperty("url").GetString());
    }

    [Fact]
    public async Task The_head_is_made_to_fit_the_bytes()
    {
        await using var db = database.CreateContext();
        var capture = await CaptureAsync(db, Example() with
        {
            Headers = [new("Transfer-Encoding", "chunked"), new("Content-Encoding", "br"), new("content-length", "7"), new("Content-Length", "8"), new("Set-Cookie", "a=b"), new("X-Name", "caf\u00e9")],
        });

        var block = Records(await WriteRunAsync(db, capture))[1].Split("\r\n\r\n")[1];

        Assert.Equal("HTTP/1.1 200 OK\r\nX-Archive-Orig-Content-Encoding: br\r\ncontent-length: 33\r\nX-Name: caf\u00e9", block);
    }

    [Fact]
    public async Task An_unchanged_page_is_a_revisit_and_the_same_capture_is_written_once()
    {
        await using var db = database.CreateContext();
        var later = Example() with { CapturedAt = Make.Now.AddMicroseconds(250) };
        var other = later with { CapturedAt = Make.Now.AddDays(1), Body = "<p>Other</p>"u8.ToArray() };
        var back = Example() with { CapturedAt = Make.Now.AddDays(2) };
        var captures = new List<long>();
        foreach (var draft in (CaptureDraft[])[Example(), Example(), later, other, back])
        {
            captures.AddRange(await CaptureAsync(db, draft));
        }

        var records = Records(await WriteRunAsync(db, [.. captures])).Where(record => !record.Contains("metadata", StringComparison.Ordinal)).Skip(1).ToList();

        Assert.Equal(["response", "revisit", "response", "response"], records.Select(record => Field(record, "WARC-Type")));
        Assert.Equal("2026-11-22T10:00:00.00025Z", Field(records[1], "WARC-Date"));
        Assert.Equal("2026-11-22T09:00:00Z", Field(records[1], "WARC-Refers-To-Date"));
        Assert.Equal("https://example.org/a", Field(records[1], "WARC-Refers-To-Target-URI"));
        Assert.Equal("http://netpreserve.org/warc/1.1/revisit/identical-payload-digest", Field(records[1], "WARC-Profile"));
        Assert.Equal(Field(records[0], "WARC-Payload-Digest"), Field(records[1], "WARC-Payload-Digest"));
        Assert.EndsWith("Content-Length: 33\r\n\r\n\r\n\r\n", records[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_as_a_file_is_a_resource()
    {
        await using var db = database.CreateContext();
        var file = new CaptureDraft
        {
            Origin = CaptureOrigin.File,
            Url = "https://example.org/file",
            Body = "<p>Datei</p>"u8.ToArray(),
            CapturedAt = Make.Now,
            MediaType = "text/html",
            Charset = "windows-1252",
        };

        var record = Records(await WriteRunAsync(db, await CaptureAsync(db, file)))[1];

        Assert.Equal(("resource", "text/html; charset=windows-1252"), (Field(record, "WARC-Type"), Field(record, "Content-Type")));
        Assert.EndsWith("\r\n\r\n<p>Datei</p>\r\n\r\n", record, StringComparison.Ordinal);
        Assert.Equal(Field(record, "WARC-Payload-Digest"), Field(record, "WARC-Block-Digest"));
    }

    [Fact]
    public async Task An_article_leaves_with_every_look_at_it()
    {
        await using var db = database.CreateContext();
        var url = "https://looks.example/1";
        var first = Make.Incoming("First", url: url);
        var second = Make.Incoming("Second", url: url);
        second = second with { Capture = second.Capture with { CapturedAt = Make.Now.AddDays(1), Body = "second"u8.ToArray() } };
        var results = (await db.StoreAsync(first)).Concat(await db.StoreAsync(second))
            .Concat(await db.StoreAsync(second with { Capture = second.Capture with { CapturedAt = Make.Now.AddDays(2) } })).ToList();
        await NoteAsync(db, [.. results.Select(result => result)]);

        using var output = new MemoryStream();
        Assert.Equal(3, await new CaptureExport(db).WriteArticleAsync(results[0].ArticleId!.Value, output, default));

        Assert.Equal(["warcinfo", "response", "metadata", "response", "metadata", "revisit", "metadata"], Records(output.ToArray()).Select(record => Field(record, "WARC-Type")));
    }

    [Fact]
    public async Task A_package_has_the_same_bytes_each_time_and_one_member_a_record()
    {
        await using var db = database.CreateContext();
        var stored = await db.StoreAsync(Make.Incoming(), Make.Incoming(), Make.Incoming());
        var request = ArticleExportTests.Only(ExportFormats.Find("warc")!, [.. stored]);

        var package = await db.PackAsync(request);

        Assert.Equal(package, await db.PackAsync(request));
        var files = ExportSet.Open(package);
        Assert.Equal(["news-archive-20261122100000-00000.warc.gz", "articles.csv", "export-report.json", "README.txt", "manifest.json"], files.Keys);
        var warc = files.First().Value;
        Assert.Equal(Records(warc).Count, CountMembers(warc));
        var manifest = JsonDocument.Parse(files["manifest.json"]).RootElement;
        Assert.Equal((3, 7), (manifest.GetProperty("articleCount").GetInt32(), manifest.GetProperty("files")[0].GetProperty("records").GetInt32()));
    }

    [Fact]
    public async Task The_preview_shows_text()
    {
        await using var db = database.CreateContext();
        var stored = await db.StoreAsync(Make.Incoming());

        var preview = await new ArticleExport(db).PreviewAsync(ArticleExportTests.Only(ExportFormats.Find("warc")!, [.. stored]), 3, default);

        Assert.StartsWith("WARC/1.1\r\nWARC-Type: warcinfo\r\n", preview, StringComparison.Ordinal);
        Assert.Contains("WARC-Type: response\r\n", preview, StringComparison.Ordinal);
    }

    /// <summary>The example of the project's notes on formats.</summary>
    private static CaptureDraft Example() => new()
    {
        Origin = CaptureOrigin.Http,
        Url = "https://example.org/asked",
        FinalUrl = "https://example.org/a",
        Body = "<p>Sergei Shoigu visited Iran</p>"u8.ToArray(),
        CapturedAt = new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero),
        MediaType = "text/html",
        Charset = "utf-8",
        Status = 200,
        Headers = [new("Content-Type", "text/html; charset=utf-8"), new("Content-Length", "33")],
        RemoteAddress = "203.0.113.7",
    };

    private static async Task<long[]> CaptureAsync(ArchiveDbContext db, CaptureDraft draft)
    {
        var body = CaptureBody.Of(draft.Body.Span);
        if (!await db.CaptureBodies.AnyAsync(row => row.Sha256 == body.Sha256))
        {
            db.CaptureBodies.Add(body);
            await db.SaveChangesAsync();
        }

        var capture = new Capture(draft, body.Sha256);
        db.Captures.Add(capture);
        await db.SaveChangesAsync();
        return [capture.Id];
    }

    private static async Task<byte[]> WriteRunAsync(ArchiveDbContext db, long[] captures)
    {
        var run = await NoteAsync(db, [.. captures.Select(capture => new IngestResult(Outcome.Unchanged) { CaptureId = capture })]);
        using var output = new MemoryStream();
        await new CaptureExport(db).WriteRunAsync(run, output, default);
        return output.ToArray();
    }

    private static async Task<int> NoteAsync(ArchiveDbContext db, IngestResult[] results)
    {
        var run = new Run(RunKind.Scrape, "Test", Person.LocalId, Make.Now);
        db.Runs.Add(run);
        await db.SaveChangesAsync();
        foreach (var result in results)
        {
            var fetch = new Fetch(run.Id, "https://example.org/", Make.Now);
            fetch.End(result, default, Make.Now);
            db.Fetches.Add(fetch);
            await db.SaveChangesAsync();
        }

        return run.Id;
    }

    private static List<string> Records(byte[] packed)
    {
        using var text = new StreamReader(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress), Encoding.Latin1);
        return [.. text.ReadToEnd().Split("WARC/1.1\r\n").Skip(1).Select(record => "WARC/1.1\r\n" + record)];
    }

    private static string Field(string record, string name) => record.Split("\r\n").First(line => line.StartsWith(name + ": ", StringComparison.Ordinal))[(name.Length + 2)..];

    private static string WithoutId(string record)
    {
        var id = Field(record, "WARC-Record-ID");
        Assert.Matches("^<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>$", id);
        return record.Replace(id, "ID", StringComparison.Ordinal);
    }

    private static int CountMembers(byte[] packed)
    {
        var count = 0;
        for (var at = 0; at >= 0 && at < packed.Length; count++)
        {
            var next = packed.AsSpan(at + 1).IndexOf((byte[])[0x1f, 0x8b, 0x08, 0]);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return count;
    }
}
