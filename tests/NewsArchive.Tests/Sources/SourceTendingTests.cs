using Microsoft.EntityFrameworkCore;
using NewsArchive.Fetches;
using NewsArchive.Operations;
using NewsArchive.Persons;
using NewsArchive.Runs;
using NewsArchive.Scraper.Polling;
using NewsArchive.Sources;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Sources;

public sealed class SourceTendingTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private FakeNewsSite _site = null!;
    private Collector _collector = null!;
    private int _source;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _site = await FakeNewsSite.StartAsync();
        _collector = new Collector(_database, _site, []);
        _source = (await AddAsync("https://news.example/feed")).SourceId;
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        await _site.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Pausing_holds_what_waits_and_resuming_lets_it_go()
    {
        var run = await BackfillAsync();
        await TendAsync((tending, change) => tending.PauseAsync(change, _source, Cancellation));
        Assert.Equal((SourceState.Paused, true), (await StateAsync(), (await RunAsync(run)).PausedAt is not null));
        Assert.Equal(0, await _collector.UseAsync<SourceTending, int>(tending => tending.AskNowAsync(_source, DateTimeOffset.UtcNow, Cancellation)));

        await TendAsync((tending, change) => tending.ResumeAsync(change, _source, Cancellation));
        Assert.Equal((SourceState.Collecting, null), (await StateAsync(), (await RunAsync(run)).PausedAt));
    }

    [Fact]
    public async Task Removing_ends_what_waits_keeps_articles_and_can_be_undone()
    {
        await using (var db = _database.CreateContext())
        {
            await db.StoreAsync(Make.Incoming(url: "https://news.example/1"));
        }

        var run = await BackfillAsync();
        var change = Archive.Change();
        Assert.True(await _collector.UseAsync<SourceTending, bool>(tending => tending.RemoveAsync(change, _source, Cancellation)));

        await using (var db = _database.CreateContext())
        {
            Assert.Equal(SourceState.Removed, await StateAsync());
            Assert.All(await db.Fetches.Where(fetch => fetch.RunId == run).ToListAsync(Cancellation), fetch => Assert.Equal((Outcome.Skipped, "its source was removed from collection"), (fetch.Outcome, fetch.Reason)));
            Assert.NotNull((await RunAsync(run)).EndedAt);
            Assert.True(await db.Articles.AnyAsync(article => article.Url == "https://news.example/1" && article.RemovedAt == null, Cancellation));
        }

        var undone = await _collector.UseAsync<Undo, UndoResult>(undo => undo.StepAsync(Person.LocalId, change.Step, Cancellation));
        Assert.Equal((UndoOutcome.Undone, SourceState.Collecting), (undone.Outcome, await StateAsync()));
    }

    [Fact]
    public async Task A_removed_source_can_be_added_again_with_other_feeds()
    {
        await TendAsync((tending, change) => tending.RemoveAsync(change, _source, Cancellation));
        var added = await AddAsync("https://news.example/other");

        await using var db = _database.CreateContext();
        var feeds = await db.Feeds.Where(feed => feed.SourceId == _source).OrderBy(feed => feed.Url).ToListAsync(Cancellation);
        Assert.Equal((_source, SourceState.Collecting), (added.SourceId, await StateAsync()));
        Assert.Equal([("https://news.example/feed", true), ("https://news.example/other", false)], feeds.Select(feed => (feed.Url, feed.IsStopped)));
    }

    [Fact]
    public async Task A_name_belongs_to_one_source_only()
    {
        await using (var db = _database.CreateContext())
        {
            await db.StoreAsync(Make.Incoming(url: "https://paper.example/1"));
        }

        Assert.False(await _collector.UseAsync<SourceTending, bool>(tending => tending.RenameAsync(Archive.Change(), _source, "the paper", Cancellation)));
        Assert.True(await _collector.UseAsync<SourceTending, bool>(tending => tending.RenameAsync(Archive.Change(), _source, "The  News", Cancellation)));
        foreach (var meant in new[] { "the news", "news.example", "https://www.news.example/x", $"{_source}" })
        {
            Assert.Equal("The News", (await _collector.UseAsync<SourceTending, Source?>(tending => tending.FindAsync(meant, Cancellation)))?.Name);
        }
    }

    [Fact]
    public async Task The_delay_holds_for_all_its_hosts_also_those_never_asked()
    {
        await _collector.UseAsync<FeedTending, bool>(async feeds =>
        {
            await feeds.SetDelayAsync(_source, 7.5, Cancellation);
            return true;
        });

        await using var db = _database.CreateContext();
        Assert.Equal([("news.example", 7.5), ("www.news.example", 7.5)], (await db.Hosts.OrderBy(host => host.Name).ToListAsync(Cancellation)).Select(host => (host.Name, host.DelaySeconds!.Value)));
    }

    private Task<AddedSource> AddAsync(string feed) => _collector.UseAsync<SourceAdding, AddedSource>(adding =>
        adding.AddAsync(new NewSource("news.example", "News", "https://news.example/", [new NewFeed(feed, FeedKind.Rss)]), Cancellation));

    private async Task<int> BackfillAsync() => (await _collector.UseAsync<SitemapBackfill, (Run? Run, string?)>(backfill =>
        backfill.BeginAsync(_source, new BackfillRange(Make.Now, null, false), Person.LocalId, Cancellation))).Run!.Id;

    private async Task TendAsync(Func<SourceTending, Change, Task<bool>> act) =>
        Assert.True(await _collector.UseAsync<SourceTending, bool>(tending => act(tending, Archive.Change())));

    private async Task<SourceState> StateAsync()
    {
        await using var db = _database.CreateContext();
        return ListedSource.StateOf(await db.Sources.Include(source => source.Feeds).SingleAsync(source => source.Id == _source, Cancellation));
    }

    private async Task<Run> RunAsync(int id)
    {
        await using var db = _database.CreateContext();
        return await db.Runs.SingleAsync(run => run.Id == id, Cancellation);
    }
}
