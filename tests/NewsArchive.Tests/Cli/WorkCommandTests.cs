using Microsoft.EntityFrameworkCore;
using NewsArchive.Fetches;
using NewsArchive.Persons;
using NewsArchive.Scraper.Scraping;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Cli;

public sealed class WorkCommandTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private FakeNewsSite _site = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _site = await FakeNewsSite.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("--until-idle", 1)]
    [InlineData("--until-empty", 2)]
    public async Task It_ends_when_nothing_is_left_to_do(string until, int ended)
    {
        _site.Page("https://work.example/1", NewsPage.Html("A story for the worker"));
        _site.Page("https://work.example/2", NewsPage.Html("A story for later", null, "Another text that has nothing to do with the first one at all, about ships."));
        await AskAsync("https://work.example/1", "https://work.example/2");
        await using var db = _database.CreateContext();
        // Far enough for the first to be over, near enough to wait for.
        await db.Database.ExecuteSqlAsync($"UPDATE fetches SET due_at = now() + {(until == "--until-idle" ? TimeSpan.FromHours(1) : TimeSpan.FromSeconds(3))} WHERE url LIKE '%2'", Cancellation);

        var run = await CommandRun.OfAsync(Settings, "work", until);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(ended, await db.Fetches.CountAsync(fetch => fetch.Outcome == Outcome.Added, Cancellation));
        Assert.Contains($"Stopped: {ended} added.", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task With_nothing_to_do_it_ends_at_once()
    {
        var run = await CommandRun.OfAsync(Settings, "work", "--until-empty");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("nothing ended", run.Error, StringComparison.Ordinal);
    }

    private Dictionary<string, string?> Settings => new()
    {
        ["ConnectionStrings:Archive"] = _database.ConnectionString,
        ["Scraper:Gateways:work.example"] = _site.Address,
        ["Scraper:DelaySeconds"] = "0",
    };

    private async Task AskAsync(params string[] urls)
    {
        await using var collector = new Collector(_database, _site, ["work.example"]);
        await collector.UseAsync<ScrapeRequest, object>(async request => await request.BeginAsync(TypedAddresses.Read(urls), Person.LocalId, Cancellation));
    }
}
