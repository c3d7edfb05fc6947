using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Entities;
using NewsArchive.Exports;
using NewsArchive.Persons;
using NewsArchive.Tags;
using NewsArchive.Tests.Support;
using NewsArchive.Texts;

namespace NewsArchive.Tests.Exports;

public sealed class ArticleExportTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly IExportFormat JsonLines = ExportFormats.Find("jsonl")!;

    private static readonly IExportFormat Csv = ExportFormats.Find("csv")!;

    [Theory]
    [InlineData("jsonl", "articles.jsonl,articles.csv,export-report.json,README.txt,manifest.json")]
    [InlineData("csv", "annotations.csv,articles.csv,export-report.json,README.txt,manifest.json")]
    [InlineData("articles-csv", "articles.csv,export-report.json,README.txt,manifest.json")]
    public async Task A_package_holds_the_data_and_what_explains_it(string format, string names)
    {
        await using var db = database.CreateContext();
        var request = await SetAsync(db, ExportFormats.Find(format)!, "package " + format);
        var files = ExportSet.Open(await db.PackAsync(request with { Query = "q=package" }));

        Assert.Equal(names, string.Join(',', files.Keys));
        var manifest = JsonDocument.Parse(files["manifest.json"]).RootElement;
        Assert.Equal("newsarchive-export/1", manifest.GetProperty("schema").GetString());
        Assert.Equal((format, "q=package", "/articles?q=package"), (Text(manifest, "format"), Text(manifest, "query"), Text(manifest, "filterUrl")));
        Assert.Equal((2, 2), (manifest.GetProperty("articleCount").GetInt32(), manifest.GetProperty("annotationCount").GetInt32()));
        foreach (var file in manifest.GetProperty("files").EnumerateArray())
        {
            var bytes = files[Text(file, "path")!];
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), Text(file, "sha256"));
            Assert.Equal(bytes.Length, file.GetProperty("bytes").GetInt32());
        }

        Assert.Equal(files.Count - 1, manifest.GetProperty("files").GetArrayLength());
        Assert.Equal(2, manifest.GetProperty("files")[0].GetProperty("records").GetInt32());
        Assert.All(files.Where(file => !file.Key.EndsWith(".csv", StringComparison.Ordinal)), file => Assert.DoesNotContain((byte)'\r', file.Value));
    }

    [Fact]
    public async Task The_same_data_gives_the_same_bytes_and_a_change_does_not()
    {
        await using var db = database.CreateContext();
        var request = await SetAsync(db, JsonLines, "same");
        var first = await db.PackAsync(request);
        await using var other = database.CreateContext();
        await using var forwardOnly = new ForwardOnlyStream();
        await new ArticleExport(other).WriteAsync(request, forwardOnly, null, CancellationToken.None);

        Assert.Equal(first, forwardOnly.ToArray());
        var annotation = await db.Annotations.OrderBy(a => a.Id).LastAsync();
        annotation.Describe(annotation.LabelId, null, "changed", [], Make.Now.AddYears(40));
        await db.SaveChangesAsync();
        var changed = await db.PackAsync(request);
        Assert.NotEqual(first, changed);
        Assert.Equal("2066-11-22T10:00:00Z", Text(JsonDocument.Parse(ExportSet.Open(changed)["manifest.json"]).RootElement, "createdAt"));
    }

    [Fact]
    public async Task A_line_carries_everything_that_is_known()
    {
        await using var db = database.CreateContext();
        var published = new DateTimeOffset(2024, 8, 16, 9, 30, 0, TimeSpan.FromHours(3));
        var stored = Assert.Single(await db.StoreAsync(Make.Incoming("Everything 😀", "A lead.", ["Sergei Shoigu came."], "https://all.example/1", published: published)));
        var entity = new Entity("Sergei Shoigu", EntityType.Person, null, Make.Now);
        var tag = new Tag("visits", Make.Now);
        db.AddRange(entity, tag);
        await db.SaveChangesAsync();
        db.AddRange(new ArticleTag(stored.ArticleId!.Value, tag.Id, Person.LocalId, Make.Now), new ArticleEntity(stored.ArticleId.Value, entity.Id, Person.LocalId, Make.Now));
        await db.AnnotateAsync(stored.ArticleId.Value, "Sergei Shoigu", "PERSON", "who", ["b", "a"], entity);
        await db.AnnotateAsync(stored.ArticleId.Value, null, note: "about all of it");

        var line = Assert.Single(ExportSet.Lines(await db.WriteAsync(Only(JsonLines, stored))));
        Assert.Equal("newsarchive-article/1", Text(line, "schema"));
        Assert.Equal((1, true, "https://all.example/1"), (line.GetProperty("version").GetInt32(), line.GetProperty("isCurrent").GetBoolean(), Text(line, "url")));
        Assert.Equal(("2024-08-16T06:30:00Z", "instant", "Everything 😀"), (Text(line, "publishedAt"), Text(line, "publishedPrecision"), Text(line, "title")));
        Assert.Equal("Everything 😀\n\nA lead.\n\nSergei Shoigu came.", Text(line, "text"));
        Assert.Equal((12, 23), (line.GetProperty("titleEnd").GetInt32(), line.GetProperty("bodyStart").GetInt32()));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text(line, "text")!))), Text(line, "textSha256"));
        Assert.Equal("2026-11-22T10:00:00Z", Text(line.GetProperty("capture"), "capturedAt"));
        Assert.Equal("all.example", Text(line.GetProperty("source"), "host"));
        Assert.Equal(("visits", "person"), (line.GetProperty("tags")[0].GetString(), Text(line.GetProperty("entities")[0], "type")));
        Assert.False(line.TryGetProperty("mentions", out _));

        var (whole, passage) = (line.GetProperty("annotations")[0], line.GetProperty("annotations")[1]);
        Assert.Equal((JsonValueKind.Null, "about all of it"), (whole.GetProperty("start").ValueKind, Text(whole, "note")));
        Assert.Equal("""["a","b"]""", passage.GetProperty("tags").GetRawText());
        Assert.Equal(("PERSON", "Sergei Shoigu", "local"), (Text(passage, "label"), Text(passage.GetProperty("entity"), "name"), Text(passage, "annotator")));
        Assert.Equal(("manual", "accepted", "2026-11-22T10:00:00Z"), (Text(passage, "method"), Text(passage, "status"), Text(passage, "createdAt")));
        Assert.Equal(("lead.\n\n", " came."), (Text(passage, "prefix")![^7..], Text(passage, "suffix")));
    }

    [Fact]
    public async Task An_older_version_leaves_only_when_it_carries_annotations()
    {
        await using var db = database.CreateContext();
        const string url = "https://versions.example/1";
        var stored = Assert.Single(await db.StoreAsync(Make.Incoming("One Iran", url: url)));
        await db.AnnotateAsync(stored.ArticleId!.Value, "Iran", "LOC");
        await db.StoreAsync(Make.Incoming("Two", url: url));
        await db.StoreAsync(Make.Incoming("Three Iran", url: url));

        var package = ExportSet.Open(await db.PackAsync(Only(JsonLines, stored)));
        var lines = ExportSet.Lines(Encoding.UTF8.GetString(package["articles.jsonl"]));
        Assert.Equal([(1, false, 1), (3, true, 0)], lines.Select(line =>
            (line.GetProperty("version").GetInt32(), line.GetProperty("isCurrent").GetBoolean(), line.GetProperty("annotations").GetArrayLength())));
        var report = JsonDocument.Parse(package["export-report.json"]).RootElement;
        Assert.Equal((1, 1, 1), (report.GetProperty("articles").GetInt32(), report.GetProperty("olderVersions").GetInt32(), report.GetProperty("annotations").GetInt32()));
        Assert.Equal("1", Assert.Single(await ForeignReader.RowsAsync(Encoding.UTF8.GetString(package["articles.csv"])))["annotations"]);
    }

    [Fact]
    public async Task What_was_removed_stays_out_and_is_counted()
    {
        await using var db = database.CreateContext();
        var stored = await db.StoreAsync(Make.Incoming("Kept Iran"), Make.Incoming("Removed Iran"));
        (await db.AnnotateAsync(stored[0].ArticleId!.Value, "Iran", "LOC")).Remove(Make.Now);
        await db.AnnotateAsync(stored[0].ArticleId!.Value, "Kept", "MISC");
        (await db.Articles.SingleAsync(article => article.Id == stored[1].ArticleId)).Remove("test", Make.Now);
        await db.SaveChangesAsync();

        var request = Only(JsonLines, stored[0], stored[1]);
        var package = ExportSet.Open(await db.PackAsync(request));
        var line = Assert.Single(ExportSet.Lines(Encoding.UTF8.GetString(package["articles.jsonl"])));
        Assert.Equal("Kept", Text(Assert.Single(line.GetProperty("annotations").EnumerateArray()), "quote"));
        Assert.Equal(1, JsonDocument.Parse(package["export-report.json"]).RootElement.GetProperty("removedAnnotations").GetInt32());
        Assert.Equal(new ExportSize(1, 1), await new ArticleExport(db).MeasureAsync(request, CancellationToken.None));
        Assert.Single(await ForeignReader.RowsAsync(await db.WriteAsync(request with { Format = Csv })));
    }

    [Fact]
    public async Task Articles_come_by_date_with_undated_ones_last_and_annotations_by_place()
    {
        await using var db = database.CreateContext();
        var stored = await db.StoreAsync(
            Make.Incoming("undated 1"),
            Make.Incoming("late", published: Make.Now),
            Make.Incoming("early", paragraphs: ["aaa bbb ccc"], published: Make.Now.AddDays(-9)),
            Make.Incoming("undated 2"),
            Make.Incoming("late too", published: Make.Now));
        var early = stored[2].ArticleId!.Value;
        foreach (var quote in new[] { "ccc", "aaa", "aaa bbb", "bbb", null, "aaa" })
        {
            await db.AnnotateAsync(early, quote);
        }

        var lines = ExportSet.Lines(await db.WriteAsync(Only(JsonLines, [.. stored])));
        Assert.Equal(["early", "late", "late too", "undated 1", "undated 2"], lines.Select(line => Text(line, "title")));
        var annotations = lines[0].GetProperty("annotations").EnumerateArray().ToList();
        Assert.Equal([null, "aaa bbb", "aaa", "aaa", "bbb", "ccc"], annotations.Select(annotation => Text(annotation, "quote")));
        Assert.True(annotations[2].GetProperty("id").GetInt64() < annotations[3].GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task What_the_machine_found_leaves_only_when_asked_for_and_apart()
    {
        await using var db = database.CreateContext();
        var stored = Assert.Single(await db.StoreAsync(Make.Incoming("😀 Tehran", paragraphs: ["In Tehran."])));
        var entity = new Entity("Tehran", EntityType.Place, null, Make.Now);
        db.Add(entity);
        await db.SaveChangesAsync();
        var version = await db.ArticleVersions.SingleAsync(v => v.ArticleId == stored.ArticleId);
        foreach (var anchor in TextAnchor.Find(new CodePointMap(version.Text), "Tehran"))
        {
            db.Mentions.Add(new NewsArchive.Mentions.Mention(version.Id, version.ArticleId, entity.Id, entity.Aliases.Single().Id, anchor.Start, anchor.End));
        }

        await db.SaveChangesAsync();
        var asked = Only(JsonLines, stored) with { IncludeSuggestions = true };
        var text = await db.WriteAsync(asked);
        var line = Assert.Single(ExportSet.Lines(text));
        Assert.Equal(0, line.GetProperty("annotations").GetArrayLength());
        Assert.Equal([(2, "Tehran"), (13, "Tehran")], line.GetProperty("mentions").EnumerateArray().Select(one => (one.GetProperty("start").GetInt32(), Text(one, "quote"))));
        Assert.Equal(["Tehran", "Tehran"], await ForeignReader.QuotesAsync(text));
        Assert.DoesNotContain("mentions", await db.WriteAsync(Only(JsonLines, stored)), StringComparison.Ordinal);
        var manifest = JsonDocument.Parse(ExportSet.Open(await db.PackAsync(asked with { Format = Csv }))["manifest.json"]).RootElement;
        Assert.False(manifest.GetProperty("includesSuggestions").GetBoolean());
    }

    [Theory]
    [InlineData("jsonl")]
    [InlineData("csv")]
    [InlineData("articles-csv")]
    public async Task An_empty_set_is_a_valid_package(string format)
    {
        await using var db = database.CreateContext();
        var request = new ExportRequest { Format = ExportFormats.Find(format)!, Articles = archive => archive.Articles.Where(article => article.Id < 0) };
        var files = ExportSet.Open(await db.PackAsync(request));
        Assert.Empty(await ForeignReader.RowsAsync(Encoding.UTF8.GetString(files["articles.csv"])));
        var manifest = JsonDocument.Parse(files["manifest.json"]).RootElement;
        Assert.Equal((0, JsonValueKind.Null), (manifest.GetProperty("articleCount").GetInt32(), manifest.GetProperty("createdAt").ValueKind));
    }

    [Fact]
    public async Task A_preview_shows_the_first_records_as_they_will_stand()
    {
        await using var db = database.CreateContext();
        var stored = await db.StoreAsync([.. Enumerable.Range(0, 5).Select(index => Make.Incoming($"Preview {index}", published: Make.Now.AddDays(index)))]);
        await db.AnnotateAsync(stored[3].ArticleId!.Value, "Preview 3", note: "=1");
        await db.AnnotateAsync(stored[4].ArticleId!.Value, "Preview 4");
        var export = new ArticleExport(db);

        var lines = ExportSet.Lines(await export.PreviewAsync(Only(JsonLines, [.. stored]), 3, CancellationToken.None));
        Assert.Equal(["Preview 0", "Preview 1", "Preview 2"], lines.Select(line => Text(line, "title")));
        var rows = (await export.PreviewAsync(Only(Csv, [.. stored]), 3, CancellationToken.None)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, rows.Length);
        Assert.StartsWith("annotation_id,", rows[0], StringComparison.Ordinal);
        Assert.Contains("Preview 3", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_of_lines_that_also_splits_at_rare_separators_still_gets_one_object_a_line()
    {
        await using var db = database.CreateContext();
        var stored = Assert.Single(await db.StoreAsync(Make.Incoming("Separators")));
        await db.AnnotateAsync(stored.ArticleId!.Value, "Separators", note: "a\u2028b\u2029c\u0085d\u001ee\u000bf\u000cg\u001ch\u007f");
        var text = await db.WriteAsync(Only(JsonLines, stored));
        Assert.DoesNotContain(text[..^1], character => char.IsControl(character) || character is '\u2028' or '\u2029');
        Assert.Equal("a\u2028b\u2029c\u0085d\u001ee\u000bf\u000cg\u001ch\u007f", Text(ExportSet.Lines(text)[0].GetProperty("annotations")[0], "note"));
    }

    [Fact]
    public async Task A_snapshot_does_not_see_what_happens_meanwhile_and_writes_nothing()
    {
        await using var db = database.CreateContext();
        var request = await SetAsync(db, JsonLines, "snapshot");
        await using var snapshot = await ExportSnapshot.OpenAsync(db, request, null, null, CancellationToken.None);
        await using (var other = database.CreateContext())
        {
            var annotation = await other.Annotations.OrderBy(a => a.Id).LastAsync();
            annotation.Remove(Make.Now);
            await other.SaveChangesAsync();
        }

        var seen = 0;
        await foreach (var version in snapshot.ReadVersionsAsync(CancellationToken.None))
        {
            seen += version.Annotations.Count;
        }

        Assert.Equal((2, 2), (seen, (int)snapshot.Tally.Annotations));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.Database.ExecuteSqlAsync($"UPDATE articles SET title = 'x'"));
    }

    internal static ExportRequest Only(IExportFormat format, params IngestResult[] stored)
    {
        var ids = stored.Select(result => result.ArticleId!.Value).ToArray();
        return new ExportRequest { Format = format, Articles = db => db.Articles.Where(article => ids.Contains(article.Id)) };
    }

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();

    private static async Task<ExportRequest> SetAsync(ArchiveDbContext db, IExportFormat format, string name)
    {
        var stored = await db.StoreAsync(Make.Incoming($"First {name} Iran"), Make.Incoming($"Second {name}"));
        await db.AnnotateAsync(stored[0].ArticleId!.Value, "Iran", "LOC");
        await db.AnnotateAsync(stored[0].ArticleId!.Value, name, "MISC", "a note");
        return Only(format, [.. stored]);
    }
}
