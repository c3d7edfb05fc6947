using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Fetches;
using NewsArchive.Runs;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web;

public sealed class QueueTests : IAsyncLifetime
{
    private readonly TestSite _site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task An_empty_queue_says_how_to_fill_it()
    {
        var page = await _site.GetPageAsync("/queue");
        Assert.Contains("Nothing waits", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".nothing a[href='/add']"));
    }

    [Fact]
    public async Task The_queue_shows_what_waits_and_which_hosts_are_in_the_way()
    {
        await FillAsync();
        var page = await _site.GetPageAsync("/queue");
        Assert.Contains("asked by a person", page.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        var hosts = page.QuerySelectorAll("tr[data-row]");
        Assert.Equal(["broken.example", "a.example"], hosts.Select(host => host.QuerySelector("th")!.TextContent));
        Assert.Contains("HTTP 503 <again>", hosts[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("2", hosts[1].QuerySelector("[data-name=waiting]")!.TextContent);
    }

    [Fact]
    public async Task Monitors_read_the_same_as_metrics()
    {
        await FillAsync();
        using var response = await _site.Client.GetAsync("/metrics", Cancellation);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        var lines = (await response.Content.ReadAsStringAsync(Cancellation)).Split('\n');
        Assert.Contains("newsarchive_queue_fetches{priority=\"0\",kind=\"page\",state=\"due\"} 2", lines);
        Assert.Contains("newsarchive_hosts{state=\"trouble\"} 1", lines);
        Assert.Contains("# TYPE newsarchive_queue_lag_seconds gauge", lines);
        Assert.True(double.Parse(lines.Single(line => line.StartsWith("newsarchive_queue_oldest_due_seconds ", StringComparison.Ordinal)).Split(' ')[1], CultureInfo.InvariantCulture) > 1100);
        Assert.Equal("", lines[^1]);
    }

    [Fact]
    public async Task A_site_whose_queue_nobody_works_on_is_degraded_and_still_serves()
    {
        await FillAsync();
        var told = await _site.Client.GetStringAsync("/readyz", Cancellation);
        Assert.Contains("nobody collects: 2 addresses are due", told, StringComparison.Ordinal);
        Assert.Contains("newsarchive work", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_queue_that_somebody_works_on_is_ready()
    {
        await FillAsync();
        await using var db = _site.CreateContext();
        await db.Database.ExecuteSqlAsync($"UPDATE hosts SET last_fetch_at = now() WHERE name = 'broken.example'", Cancellation);
        Assert.Equal("ready\n", await _site.Client.GetStringAsync("/readyz", Cancellation));
    }

    private async Task FillAsync()
    {
        await using var db = _site.CreateContext();
        await db.AddRunAsync(RunKind.Scrape, false, DateTimeOffset.UtcNow.AddMinutes(-20), null, null, ("https://a.example/1", null), ("https://a.example/2", (Outcome?)null));
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO hosts (name, due_at, next_fetch_at, priority, failures, requests, trouble, last_fetch_at) VALUES
              ('a.example', now() - interval '20 minutes', now() - interval '20 minutes', 0, 0, 0, NULL, NULL),
              ('broken.example', NULL, now() + interval '1 hour', 0, 3, 5, 'HTTP 503 <again>', now() - interval '30 minutes')
            """,
            Cancellation);
    }
}
