using System.Text.Json;
using NewsArchive.Fetches;
using NewsArchive.Runs;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Cli;

public sealed class RunsCommandTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly Dictionary<string, string?> _settings = new() { ["ConnectionStrings:Archive"] = database.ConnectionString };

    [Fact]
    public async Task Runs_are_listed_for_people_and_as_JSON()
    {
        await using var db = database.CreateContext();
        var id = await db.AddRunAsync(RunKind.Backfill, true, Make.Now, null, null, ("https://a.example/1", Outcome.Added), ("https://a.example/2", Outcome.Failed));

        var people = await RunAsync("runs", "list", "--kind", "backfill", "--state", "ended");
        Assert.Contains($"{id}  2026-11-22 10:00Z  ended    backfill  run of 2: 1 added, 1 failed", Assert.Single(people.Lines), StringComparison.Ordinal);

        var json = JsonDocument.Parse(Assert.Single((await RunAsync("runs", "list", "--kind", "backfill", "--json")).Lines)).RootElement;
        Assert.Equal((id, "ended", 1, 2), (json.GetProperty("id").GetInt32(), json.GetProperty("state").GetString(), json.GetProperty("outcomes").GetProperty("failed").GetInt32(), json.GetProperty("fetched").GetInt32()));

        var shown = await RunAsync("runs", "show", $"{id}");
        Assert.Contains("failed    https://a.example/2: HTTP 503 Service Unavailable", shown.Lines);
    }

    [Fact]
    public async Task Pause_resume_and_retry_change_the_run_or_say_why_not()
    {
        await using var db = database.CreateContext();
        var id = await db.AddRunAsync(RunKind.Scrape, false, Make.Now, null, null, ("https://a.example/1", Outcome.Failed), ("https://a.example/2", null));

        Assert.Equal("paused", await StateAsync("pause", 0));
        Assert.Equal("paused", await StateAsync("pause", 1));
        Assert.Equal("running", await StateAsync("resume", 0));
        Assert.Equal("waiting", await StateAsync("retry", 0));
        Assert.Contains("Nothing has failed", (await RunAsync("runs", "retry", $"{id}")).Error, StringComparison.Ordinal);

        async Task<string?> StateAsync(string verb, int exitCode)
        {
            var run = await RunAsync("runs", verb, $"{id}", "--json");
            Assert.Equal(exitCode, run.ExitCode);
            return JsonDocument.Parse(Assert.Single(run.Lines)).RootElement.GetProperty("state").GetString();
        }
    }

    [Theory]
    [InlineData(1, "runs", "show", "999999")]
    [InlineData(1, "runs", "pause", "999999")]
    [InlineData(2, "runs", "show", "first")]
    [InlineData(2, "runs", "list", "--kind", "nonsense")]
    [InlineData(2, "runs")]
    public async Task What_is_not_there_or_not_understood_prints_no_result(int exitCode, params string[] args)
    {
        var run = await RunAsync(args);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task The_queue_is_told_for_people_and_as_JSON()
    {
        await using var db = database.CreateContext();
        await db.AddRunAsync(RunKind.Scrape, false, DateTimeOffset.UtcNow.AddHours(-2), null, null, ("https://queue.example/1", null));

        Assert.Contains("due", (await RunAsync("queue")).Lines[0], StringComparison.Ordinal);
        var queue = JsonDocument.Parse((await RunAsync("queue", "--json")).Output).RootElement.GetProperty("queue");
        Assert.True(queue.GetProperty("due").GetInt32() > 0);
        Assert.Equal("page", queue.GetProperty("depths")[0].GetProperty("kind").GetString());
    }

    private Task<CommandRun> RunAsync(params string[] args) => CommandRun.OfAsync(_settings, args);
}
