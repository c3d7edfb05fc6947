using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Fetches;
using NewsArchive.Runs;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Fetches;

public sealed class QueueReadingTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task The_queue_tells_its_depth_its_age_and_who_works_on_it()
    {
        await using var db = _database.CreateContext();
        var id = await db.AddRunAsync(RunKind.Scrape, false, DateTimeOffset.UtcNow);
        await SetAsync(db,
            $"""
            INSERT INTO fetches (run_id, url, host, kind, priority, due_at, attempts, interruptions, leased_until, leased_by, ended_at, outcome) VALUES
              ({id}, 'https://a.example/1', 'a.example', 'page', 0, now() - interval '90 minutes', 0, 0, NULL, NULL, NULL, NULL),
              ({id}, 'https://a.example/2', 'a.example', 'page', 0, now() - interval '3 hours', 1, 0, now() + interval '1 minute', 'worker-1', NULL, NULL),
              ({id}, 'https://a.example/3', 'a.example', 'page', 0, now() + interval '1 hour', 1, 0, NULL, NULL, NULL, NULL),
              ({id}, 'https://b.example/4', 'b.example', 'page', 4, 'infinity', 0, 0, NULL, NULL, NULL, NULL),
              ({id}, 'https://b.example/f', 'b.example', 'feed', 1, now() - interval '1 minute', 0, 0, NULL, NULL, NULL, NULL),
              ({id}, 'https://b.example/5', 'b.example', 'page', 0, now(), 1, 0, NULL, NULL, now() - interval '10 seconds', 'added'),
              ({id}, 'https://b.example/6', 'b.example', 'page', 0, now(), 1, 0, NULL, NULL, now() - interval '10 minutes', 'added');
            INSERT INTO hosts (name, due_at, next_fetch_at, priority, failures, requests, trouble, leased_by) VALUES
              ('a.example', now() - interval '90 minutes', now() + interval '5 seconds', 0, 0, 5, NULL, 'worker-1'),
              ('b.example', now() - interval '1 minute', now() - interval '30 seconds', 1, 0, 5, NULL, NULL),
              ('c.example', NULL, now() + interval '1 hour', 0, 4, 5, 'HTTP 503', NULL);
            INSERT INTO robots_files (origin, status, text, fetched_at, expires_at) VALUES ('https://b.example', 503, NULL, now(), now());
            """);

        var queue = await new QueueReading(db).ReadAsync(Cancellation);

        Assert.Equal((4, 3, 1, 1), (queue.Waiting, queue.Due, queue.Paused, queue.InHand));
        Assert.Equal(
            [(0, FetchKind.Page, 3), (1, FetchKind.Feed, 1), (4, FetchKind.Page, 0)],
            queue.Depths.Select(depth => ((int)depth.Priority, depth.Kind, depth.Waiting)));
        Assert.Equal(90, Math.Round(queue.OldestDue.TotalMinutes));
        // The host with the old page may not be asked yet; b could have been for thirty seconds.
        Assert.Equal(30, Math.Round(queue.Lag.TotalSeconds));
        Assert.Equal(("worker-1", 1), (queue.Workers.Single().Name, queue.Workers.Single().InHand));
        Assert.Equal((2, 1), (queue.Hosts, queue.HostsInTrouble));
        Assert.Equal(1, queue.LastMinute[Outcome.Added]);

        var hosts = await new QueueReading(db).ReadHostsAsync(10, Cancellation);
        Assert.Equal([("c.example", 0), ("a.example", 2), ("b.example", 2)], hosts.Select(host => (host.Name, host.Waiting)));
        Assert.Equal((null, null, 503), (hosts[0].RobotsAt, hosts[0].DueAt, hosts[2].RobotsStatus));
        Assert.Single(await new QueueReading(db).ReadHostsAsync(1, Cancellation));
    }

    [Fact]
    public async Task An_empty_queue_has_no_lag()
    {
        await using var db = _database.CreateContext();
        var queue = await new QueueReading(db).ReadAsync(Cancellation);
        Assert.Equal((0, TimeSpan.Zero, TimeSpan.Zero), (queue.Waiting, queue.OldestDue, queue.Lag));
    }

    [Theory]
    [InlineData("UPDATE fetches SET due_at = now() - interval '1 second'", false, false)]
    [InlineData("UPDATE fetches SET due_at = now() + interval '1 hour'", true, false)]
    [InlineData("UPDATE fetches SET due_at = 'infinity'", true, true)]
    [InlineData("UPDATE fetches SET due_at = 'infinity', leased_until = now() + interval '1 minute', leased_by = 'w'", false, false)]
    [InlineData("UPDATE fetches SET ended_at = now(), outcome = 'added'", true, true)]
    public async Task Idle_is_when_nothing_can_be_done_now_and_empty_when_nothing_will_be(string change, bool isIdle, bool isEmpty)
    {
        await using var db = _database.CreateContext();
        await db.AddRunAsync(RunKind.Scrape, false, DateTimeOffset.UtcNow, null, null, ("https://a.example/1", null));
        await db.Database.ExecuteSqlRawAsync(change, Cancellation);

        var reading = new QueueReading(db);
        Assert.Equal((isIdle, isEmpty), (await reading.IsIdleAsync(isEmpty: false, Cancellation), await reading.IsIdleAsync(isEmpty: true, Cancellation)));
    }

    [Fact]
    public async Task A_feed_that_is_due_keeps_the_queue_from_being_idle_unless_its_source_is_paused()
    {
        await using var db = _database.CreateContext();
        var reading = new QueueReading(db);
        await SetAsync(db,
            $"""
            INSERT INTO sources (name, name_key, is_paused, created_at) VALUES ('Paper', 'paper', false, now());
            INSERT INTO feeds (source_id, url, kind, interval_minutes, failures, announced, created_at, next_poll_at)
            SELECT id, 'https://a.example/feed', 'rss', 60, 0, 0, now(), now() - interval '1 second' FROM sources
            """);
        Assert.False(await reading.IsIdleAsync(isEmpty: false, Cancellation));

        await SetAsync(db, $"UPDATE sources SET is_paused = true");
        Assert.True(await reading.IsIdleAsync(isEmpty: false, Cancellation));
    }

    private static Task<int> SetAsync(ArchiveDbContext db, FormattableString sql) => db.Database.ExecuteSqlAsync(sql, Cancellation);
}
