using System.Text.Json;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Cli;

public sealed class ScrapeCommandTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private FakeNewsSite _site = null!;
    private Dictionary<string, string?> _settings = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await FakeNewsSite.StartAsync();
        _settings = new()
        {
            ["ConnectionStrings:Archive"] = database.ConnectionString,
            ["Scraper:Gateways:news.example"] = _site.Address,
            ["Scraper:Gateways:other.example"] = _site.Address,
        };
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Each_address_gives_one_line_of_JSON_and_a_failure_gives_1()
    {
        _site.Page("https://news.example/a", NewsPage.Html("First \"story\" – ünïcode"));
        _site.Bytes("https://other.example/b", "%PDF"u8.ToArray(), "application/pdf");

        var run = await CommandRun.OfAsync(_settings, "scrape", "--json", "https://news.example/a", "https://other.example/b", "https://news.example/404", "nonsense");

        Assert.Equal((1, 4), (run.ExitCode, run.Lines.Count));
        var byUrl = run.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(line => line.GetProperty("url").GetString()!);
        Assert.Equal(["url", "outcome", "reason", "articleId", "version"], byUrl["https://news.example/a"].EnumerateObject().Select(property => property.Name));
        Assert.Equal(("added", 1), (byUrl["https://news.example/a"].GetProperty("outcome").GetString(), byUrl["https://news.example/a"].GetProperty("version").GetInt32()));
        Assert.Equal(("skipped", "not HTML but application/pdf"), Ending(byUrl["https://other.example/b"]));
        Assert.Equal(("failed", "HTTP 404 Not Found"), Ending(byUrl["https://news.example/404"]));
        Assert.Equal("failed", Ending(byUrl["nonsense"]).Outcome);
    }

    [Fact]
    public async Task People_get_a_short_line()
    {
        _site.Page("https://news.example/line", NewsPage.Html("A line for people"));

        var run = await CommandRun.OfAsync(_settings, "scrape", "https://news.example/line");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^added     https://news\.example/line \(article \d+, version 1\)$", Assert.Single(run.Lines));
    }

    [Fact]
    public async Task Private_addresses_are_skipped_unless_allowed()
    {
        _site.Page("http://127.0.0.1/inside", NewsPage.Html("Inside story", "https://news.example/original"));
        var url = $"{_site.Address}/inside";

        var refused = await CommandRun.OfAsync(_settings, "scrape", url);
        var allowed = await CommandRun.OfAsync(new(_settings) { ["Scraper:AllowPrivateNetworks"] = "true" }, "scrape", url);

        Assert.StartsWith("skipped", refused.Output, StringComparison.Ordinal);
        Assert.StartsWith("added", allowed.Output, StringComparison.Ordinal);
        await using var db = database.CreateContext();
        Assert.Contains("https://news.example/original", db.Articles.Select(article => article.Url));
    }

    private static (string? Outcome, string? Reason) Ending(JsonElement line) => (line.GetProperty("outcome").GetString(), line.GetProperty("reason").GetString());
}
