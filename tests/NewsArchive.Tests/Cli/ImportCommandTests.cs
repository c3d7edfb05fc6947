using System.Text.Json;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Cli;

public sealed class ImportCommandTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsarchive-import-").FullName;
    private readonly Dictionary<string, string?> _settings = new() { ["ConnectionStrings:Archive"] = database.ConnectionString };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_folder_is_imported_with_one_line_of_JSON_a_record()
    {
        Write("1.jsonl", """{"url":"https://folder.example/1","title":"One","text":"Text one."}""" + "\nbroken\n");
        Write("2.html", NewsPage.Html("Two", "https://folder.example/2"));

        var run = await CommandRun.OfAsync(_settings, "import", "--json", _folder);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["added", "failed", "added"], run.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("outcome").GetString()));
        Assert.Contains("2 added, 1 failed", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_names_no_address_gets_it_from_the_command()
    {
        var path = Write("page.html", NewsPage.Html("Nameless page"));

        var run = await CommandRun.OfAsync(_settings, "import", path, "--url", "https://nameless.example/page");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("added     https://nameless.example/page (article ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_records_people_see_only_what_went_wrong()
    {
        var lines = Enumerable.Range(0, 150).Select(number => JsonSerializer.Serialize(new { url = $"https://many.example/{number}", title = $"Title {number}", text = "Text." }));
        var path = Write("many.jsonl", string.Join('\n', lines.Append("broken")));

        var run = await CommandRun.OfAsync(_settings, "import", path);

        Assert.Equal((1, 1), (run.ExitCode, run.Lines.Count));
        Assert.Contains("many.jsonl line 151", run.Output, StringComparison.Ordinal);
        Assert.Contains("150 added, 1 failed", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_told()
    {
        var run = await CommandRun.OfAsync(_settings, "import", Path.Combine(_folder, "none"));

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("There is no file or folder", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_seed_is_imported_once_and_then_unchanged()
    {
        var seed = SharedFiles.Find("seeds/000_5a40bfa086196ce3.txt");

        var first = await CommandRun.OfAsync(_settings, "import", seed, "--json");
        var second = await CommandRun.OfAsync(_settings, "import", seed, "--json");

        Assert.Contains("\"outcome\":\"added\"", first.Output, StringComparison.Ordinal);
        Assert.Contains("\"outcome\":\"unchanged\"", second.Output, StringComparison.Ordinal);
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
