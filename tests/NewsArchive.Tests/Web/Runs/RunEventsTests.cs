using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Fetches;
using NewsArchive.Runs;
using NewsArchive.Tests.Support;
using NewsArchive.Web.Pages.Runs;

namespace NewsArchive.Tests.Web.Runs;

public sealed class RunEventsTests(TestSite site) : IClassFixture<TestSite>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private RunWatch Watch => site.Services.GetRequiredService<RunWatch>();

    [Fact]
    public async Task An_event_comes_when_a_fetch_ends_and_the_stream_ends_with_the_run()
    {
        await using var db = site.CreateContext();
        var id = await db.AddRunAsync(RunKind.Scrape, false, DateTimeOffset.UtcNow, null, 2, ("https://a.example/1", null), ("https://a.example/2", null));
        using var response = await site.Client.GetAsync($"/runs/{id}/events", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));

        Assert.Equal(("progress", 0, "waiting"), await ReadAsync(reader));

        await db.EndFetchAsync(id, "https://a.example/1", "added");
        Assert.Equal(("progress", 1, "running"), await ReadAsync(reader));

        await db.EndFetchAsync(id, "https://a.example/2", "failed", endRun: true);
        Assert.Equal(("end", 2, "ended"), await ReadAsync(reader));
        Assert.Null(await reader.ReadLineAsync(Cancellation));
        await Eventually.TrueAsync(() => Task.FromResult(Watch.Listeners == 0), "nobody listens");
    }

    [Fact]
    public async Task Who_leaves_is_forgotten()
    {
        await using var db = site.CreateContext();
        var id = await db.AddRunAsync(RunKind.Scrape, false, DateTimeOffset.UtcNow, null, null, ("https://a.example/1", null));
        using (var response = await site.Client.GetAsync($"/runs/{id}/events", HttpCompletionOption.ResponseHeadersRead, Cancellation))
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.NotEqual(0, Watch.Listeners);
        }

        await Eventually.TrueAsync(() => Task.FromResult(Watch.Listeners == 0), "nobody listens");
    }

    [Fact]
    public async Task A_run_that_has_ended_says_so_at_once()
    {
        await using var db = site.CreateContext();
        var id = await db.AddRunAsync(RunKind.Scrape, true, DateTimeOffset.UtcNow, null, null, ("https://a.example/1", Outcome.Added));
        var text = await site.Client.GetStringAsync($"/runs/{id}/events", Cancellation);
        Assert.StartsWith("event: end\ndata: {", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_listeners_are_sent_away_and_may_come_again()
    {
        var listeners = new List<RunWatch.Listener>();
        while (Watch.Listen(1) is { } listener)
        {
            listeners.Add(listener);
        }

        using var full = await site.Client.GetAsync("/runs/1/events", Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, full.StatusCode);
        Assert.NotNull(full.Headers.RetryAfter);
        listeners.ForEach(listener => listener.Dispose());
        listeners[0].Dispose();
        Assert.Equal(0, Watch.Listeners);
    }

    private static async Task<(string Event, int Fetched, string State)> ReadAsync(StreamReader reader)
    {
        var name = "";
        while (await reader.ReadLineAsync(Cancellation) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                name = line["event: ".Length..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                var data = JsonDocument.Parse(line["data: ".Length..]).RootElement;
                Assert.Equal("", await reader.ReadLineAsync(Cancellation));
                return (name, data.GetProperty("fetched").GetInt32(), data.GetProperty("state").GetString()!);
            }
        }

        Assert.Fail("The stream ended.");
        return default;
    }
}
