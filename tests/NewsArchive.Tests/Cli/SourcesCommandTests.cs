using System.Text.Json;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Cli;

public sealed class SourcesCommandTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private FakeNewsSite _site = null!;
    private Dictionary<string, string?> _settings = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await FakeNewsSite.StartAsync();
        _settings = new() { ["ConnectionStrings:Archive"] = database.ConnectionString, ["Scraper:Gateways:news.example"] = _site.Address, ["Scraper:DelaySeconds"] = "0" };
        _site.Page("https://news.example/", """<title>The News</title><link rel="alternate" type="application/rss+xml" href="/feed">""");
        _site.Page("https://news.example/feed", FeedText.Rss("All news", ("https://news.example/1", TimeProvider.System.GetUtcNow())));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_source_is_added_listed_steered_and_removed()
    {
        var preview = await RunAsync("sources", "add", "news.example", "--preview");
        var added = await RunAsync("sources", "add", "news.example", "--name", "My News");
        var listed = await RunAsync("sources", "list", "--json");

        Assert.StartsWith("found  RSS, 1 entries", preview.Output, StringComparison.Ordinal);
        Assert.StartsWith("added  RSS, 1 entries", added.Output, StringComparison.Ordinal);
        var source = JsonDocument.Parse(Assert.Single(listed.Lines)).RootElement;
        Assert.Equal(("My News", "collecting", "https://news.example/feed"), (source.GetProperty("name").GetString(), source.GetProperty("state").GetString(), source.GetProperty("feeds")[0].GetProperty("url").GetString()));

        Assert.Equal("My News is paused.\n", (await RunAsync("sources", "pause", "my news")).Output);
        Assert.Equal(1, (await RunAsync("sources", "run", "news.example")).ExitCode);
        Assert.Equal("My News is collected from again.\n", (await RunAsync("sources", "resume", "news.example")).Output);
        Assert.StartsWith("1 feed of My News is due now", (await RunAsync("sources", "run", "news.example")).Output, StringComparison.Ordinal);
        Assert.Contains("xmlUrl=\"https://news.example/feed\"", (await RunAsync("feeds", "export")).Output, StringComparison.Ordinal);
        Assert.Contains("from 2024-01-01 until 2024-02-01", (await RunAsync("sources", "backfill", "news.example", "--after", "2024-01-01", "--before", "2024-02-01")).Output, StringComparison.Ordinal);
        Assert.Contains("Its articles stay", (await RunAsync("sources", "remove", "news.example")).Output, StringComparison.Ordinal);
        Assert.Empty((await RunAsync("sources", "list")).Output);
    }

    [Fact]
    public async Task What_is_wrong_is_told_with_1()
    {
        Assert.Contains("404", (await RunAsync("sources", "add", "https://news.example/nothing")).Error, StringComparison.Ordinal);
        Assert.Contains("sources list", (await RunAsync("sources", "pause", "nobody")).Error, StringComparison.Ordinal);
        Assert.Contains("2024-01-31", (await RunAsync("sources", "backfill", "news.example", "--after", "yesterday")).Error, StringComparison.Ordinal);
        Assert.Contains("Cannot read", (await RunAsync("feeds", "import", "/nowhere.opml")).Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(params string[] args) => CommandRun.OfAsync(_settings, args);
}
