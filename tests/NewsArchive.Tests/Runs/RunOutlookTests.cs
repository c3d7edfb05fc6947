using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using NewsArchive.Data;
using NewsArchive.Fetches;
using NewsArchive.Runs;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Runs;

public sealed class RunOutlookTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly FakeTimeProvider _clock = new(Make.Now);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task At_a_steady_rate_the_rest_takes_as_long_as_the_rate_says()
    {
        await using var db = database.CreateContext();
        // Ten a minute for three minutes, twenty to come from two hosts.
        var id = await SteadyAsync(db);
        await db.AddFetchesAsync(id, Make.Now, [.. Addresses("steady.example", 10), .. Addresses("other.example", 10)]);

        Assert.Equal(2, Math.Round((await ReadAsync(db, id))!.Value.TotalMinutes));
    }

    [Fact]
    public async Task The_host_that_is_slowest_to_give_all_that_is_asked_of_it_decides()
    {
        await using var db = database.CreateContext();
        var id = await SteadyAsync(db);
        await db.AddFetchesAsync(id, Make.Now, [.. Addresses("slow.example", 20)]);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO hosts (name, priority, failures, requests, crawl_delay_seconds) VALUES ('slow.example', 0, 0, 0, 30)", Cancellation);

        Assert.Equal(10, Math.Round((await ReadAsync(db, id))!.Value.TotalMinutes));
    }

    [Fact]
    public async Task What_was_put_off_to_later_is_not_done_before()
    {
        await using var db = database.CreateContext();
        var id = await SteadyAsync(db);
        await db.AddFetchesAsync(id, Make.Now.AddMinutes(25), [.. Addresses("later.example", 1)]);

        Assert.Equal(25, Math.Round((await ReadAsync(db, id))!.Value.TotalMinutes));
    }

    [Theory]
    [InlineData("UPDATE runs SET paused_at = started_at WHERE id = {0}")]
    [InlineData("UPDATE fetches SET kind = 'feed' WHERE outcome IS NULL AND run_id = {0}")]
    [InlineData("UPDATE fetches SET ended_at = ended_at - interval '1 hour' WHERE ended_at < timestamptz '2026-11-22 09:59:00Z' AND run_id = {0}")]
    [InlineData("UPDATE fetches SET ended_at = ended_at - interval '1 hour' WHERE ended_at IS NOT NULL AND run_id = {0}")]
    public async Task Paused_discovering_or_unsteady_runs_have_no_outlook(string change)
    {
        await using var db = database.CreateContext();
        var id = await SteadyAsync(db);
        await db.AddFetchesAsync(id, Make.Now, [.. Addresses("steady.example", 10)]);
        Assert.NotNull(await ReadAsync(db, id));

        await db.Database.ExecuteSqlRawAsync(change, [id], Cancellation);

        Assert.Null(await ReadAsync(db, id));
    }

    private static (string Url, Outcome? Outcome)[] Addresses(string host, int count) => [.. Enumerable.Range(0, count).Select(number => ($"https://{host}/to-do/{number}", (Outcome?)null))];

    private static async Task<int> SteadyAsync(ArchiveDbContext db)
    {
        var id = await db.AddRunAsync(RunKind.Scrape, false, Make.Now.AddMinutes(-30));
        for (var second = 3; second < 180; second += 6)
        {
            await db.AddFetchesAsync(id, Make.Now.AddSeconds(-second), ($"https://steady.example/{second}", Outcome.Added));
        }

        return id;
    }

    private async Task<TimeSpan?> ReadAsync(ArchiveDbContext db, int id) =>
        await new RunOutlook(db, _clock).ReadAsync((await new RunList(db, _clock).FindAsync(id, Cancellation))!, Cancellation);
}
