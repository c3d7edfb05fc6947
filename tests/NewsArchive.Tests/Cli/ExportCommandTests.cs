using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Cli;
using NewsArchive.Persons;
using NewsArchive.Runs;
using NewsArchive.Tests.Exports;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Cli;

public sealed class ExportCommandTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsarchive-export-").FullName;

    [Fact]
    public async Task A_package_holds_what_the_words_find()
    {
        await StoreAsync("Kazan", "Minsk");
        var path = Path.Combine(_folder, "new folder", "set.zip");
        var (exit, _, error) = await RunAsync("export", "--format", "jsonl", "--query", "Kazan", "--output", path);

        Assert.Equal((0, $"Exported 1 articles and 1 annotations to {path}."), (exit, error.Trim()));
        var files = ExportSet.Open(await File.ReadAllBytesAsync(path));
        Assert.Equal("Kazan hosts", Assert.Single(ExportSet.Lines(System.Text.Encoding.UTF8.GetString(files["articles.jsonl"]))).GetProperty("title").GetString());
        Assert.Equal("q=Kazan", JsonDocument.Parse(files["manifest.json"]).RootElement.GetProperty("query").GetString());
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public async Task A_plain_file_has_its_manifest_beside_it()
    {
        await StoreAsync("Astana");
        var path = Path.Combine(_folder, "notes.csv");
        var (exit, _, _) = await RunAsync("export", "--format", "csv", "--query", "q=Astana&source=paper.example", "--guard", "off", "-o", path);

        Assert.Equal(0, exit);
        var row = Assert.Single(await ForeignReader.RowsAsync(await File.ReadAllTextAsync(path) is var text && text[0] == '\ufeff' ? text : "\ufeff" + text));
        Assert.Equal("=note", row["note"]);
        var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(path + ".manifest.json")).RootElement;
        Assert.False(manifest.GetProperty("formulaGuard").GetBoolean());
        var file = Assert.Single(manifest.GetProperty("files").EnumerateArray());
        Assert.Equal("notes.csv", file.GetProperty("path").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path))), file.GetProperty("sha256").GetString());
        Assert.Equal(1, manifest.GetProperty("report").GetProperty("annotations").GetInt32());
    }

    [Fact]
    public async Task The_query_language_chooses_what_leaves()
    {
        await StoreAsync("Tashkent", "Bukhara", "Khiva");
        var path = Path.Combine(_folder, "chosen.zip");
        var (exit, _, error) = await RunAsync("export", "--query", "title:(tashkent or bukhara) -bukhara words:>=2", "-o", path);
        Assert.Equal((0, $"Exported 1 articles and 1 annotations to {path}."), (exit, error.Trim()));
    }

    [Fact]
    public async Task The_guard_is_on_unless_turned_off()
    {
        await StoreAsync("Dushanbe");
        var path = Path.Combine(_folder, "guarded.csv");
        await RunAsync("export", "--format", "csv", "--query", "Dushanbe", "--output", path);
        Assert.Contains(",'=note,", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_or_a_run_leaves_as_one_web_archive()
    {
        await StoreAsync("Samarkand");
        await using var db = database.CreateContext();
        var id = await db.Articles.Where(article => article.Title == "Samarkand hosts").Select(article => article.Id).SingleAsync();
        var run = new Run(RunKind.Scrape, "Test", Person.LocalId, Make.Now);
        db.Runs.Add(run);
        await db.SaveChangesAsync();
        var path = Path.Combine(_folder, "article.warc.gz");

        var (exit, _, error) = await RunAsync("export", "--format", "warc", "--article", $"{id}", "-o", path);
        var (empty, _, nothing) = await RunAsync("export", "--format", "warc", "--run", $"{run.Id}", "-o", path + "2");

        Assert.Equal((0, $"Exported 1 captures to {path}."), (exit, error.Trim()));
        await using var unpacked = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        Assert.StartsWith("WARC/1.1\r\nWARC-Type: warcinfo", await new StreamReader(unpacked).ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal((0, $"Exported 0 captures to {path}2."), (empty, nothing.Trim()));
    }

    [Theory]
    [InlineData("There is no article 424242", "--format", "warc", "--article", "424242")]
    [InlineData("There is no run 424242", "--format", "warc", "--run", "424242")]
    [InlineData("go with --format warc", "--format", "jsonl", "--article", "1")]
    [InlineData("one of them at a time", "--format=warc", "--article=1", "--run", "1")]
    public async Task An_article_or_run_that_cannot_leave_so_is_told(string told, params string[] args)
    {
        var (exit, _, error) = await RunAsync(["export", .. args, "-o", Path.Combine(_folder, "none.warc.gz")]);

        Assert.NotEqual(0, exit);
        Assert.Contains(told, error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_target_that_cannot_be_written_is_said_and_nothing_is_left_behind()
    {
        var path = Path.Combine(_folder, "occupied.zip");
        Directory.CreateDirectory(path);
        var (exit, _, error) = await RunAsync("export", "--output", path);
        Assert.Equal(1, exit);
        Assert.Contains($"Cannot write {path}", error, StringComparison.Ordinal);
        Assert.False(File.Exists(path + ".part"));
    }

    [Theory]
    [InlineData("--format", "word", "--output", "x.zip", 2)]
    [InlineData("--guard", "maybe", "--output", "x.zip", 2)]
    [InlineData("--query", "after=yesterday", "--output", "x.zip", 1)]
    [InlineData("--query", "sorce=Sputnik", "--output", "x.zip", 1)]
    [InlineData("--query", "Kazan autor:Smith", "--output", "x.zip", 1)]
    [InlineData("--format", "csv", "--query", "x", 2)]
    public async Task What_is_not_understood_is_refused(string first, string second, string third, string fourth, int expected)
    {
        var (exit, _, error) = await RunAsync("export", first, second, third, fourth);
        Assert.Equal(expected, exit);
        Assert.NotEmpty(error);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task StoreAsync(params string[] towns)
    {
        await using var db = database.CreateContext();
        foreach (var town in towns)
        {
            var stored = Assert.Single(await db.StoreAsync(Make.Incoming($"{town} hosts")));
            await db.AnnotateAsync(stored.ArticleId!.Value, town, "LOC", "=note");
        }
    }

    private async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var host = new CommandHost(_ => { }, new Dictionary<string, string?> { ["ConnectionStrings:Archive"] = database.ConnectionString });
        var exit = await CommandLine.RunAsync(new CommandLine(host).Parse(args), new() { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }
}
