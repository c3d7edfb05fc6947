using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Fetches;
using NewsArchive.Mentions;
using NewsArchive.Operations;
using NewsArchive.Persons;
using NewsArchive.Runs;
using NewsArchive.Scraper.Samples;
using NewsArchive.Tags;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper.Samples;

/// <summary>Loading, removing and loading again. Each test has a database of its own.</summary>
public sealed class SampleSetTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    private ArchiveDbContext _db = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _db = _database.CreateContext();
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Loading_is_one_run_with_a_fetch_for_every_page_and_edition()
    {
        var load = await LoadedSample.LoadAsync(_db);

        Assert.Equal(SamplePage.All.Count, load.Pages.Count(page => page.Result.Outcome == Outcome.Added));
        Assert.Equal(Outcome.Revised, load.Pages[^1].Result.Outcome);
        var run = await _db.Runs.SingleAsync();
        Assert.Equal((RunKind.Sample, SamplePage.All.Count + 1), (run.Kind, run.Expected));
        Assert.NotNull(run.EndedAt);
        Assert.Equal(SamplePage.All.Count + 1, await _db.Fetches.CountAsync(fetch => fetch.RunId == run.Id && fetch.EndedAt != null));
        Assert.Equal(SamplePage.All.Count, await _db.Articles.CountAsync(article => article.IsSample));
    }

    [Fact]
    public async Task Loading_twice_changes_nothing()
    {
        await LoadedSample.LoadAsync(_db);
        var versions = await _db.ArticleVersions.CountAsync();

        var again = await LoadedSample.LoadAsync(_db);

        Assert.All(again.Pages, page => Assert.Equal(Outcome.Unchanged, page.Result.Outcome));
        Assert.Equal(0, again.Restored);
        Assert.Equal(versions, await _db.ArticleVersions.CountAsync());
        Assert.Equal(SamplePage.All.Count, await _db.Articles.CountAsync());
    }

    [Fact]
    public async Task Loading_twice_at_once_makes_nothing_twice()
    {
        await using var other = _database.CreateContext();
        await Task.WhenAll(LoadedSample.LoadAsync(_db), LoadedSample.LoadAsync(other));
        Assert.Equal(SamplePage.All.Count + 1, await _db.ArticleVersions.CountAsync());
    }

    [Fact]
    public async Task Only_if_empty_leaves_an_archive_alone_that_ever_held_an_article()
    {
        var stored = await _db.StoreAsync(Make.Incoming("Own"));
        var own = await _db.Articles.SingleAsync(article => article.Id == stored[0].ArticleId);
        own.Remove("Not needed", Make.Now);
        await _db.SaveChangesAsync();

        var load = await LoadedSample.LoadAsync(_db, onlyIfEmpty: true);

        Assert.Empty(load.Pages);
        Assert.Equal(1, await _db.Articles.CountAsync());
        Assert.Equal(0, await _db.Runs.CountAsync());
    }

    [Fact]
    public async Task Only_if_empty_loads_once_and_does_not_bring_back_what_was_taken_away()
    {
        Assert.NotEmpty((await LoadedSample.LoadAsync(_db, onlyIfEmpty: true)).Pages);
        await Articles().RemoveAsync(Person.LocalId, CancellationToken.None);

        Assert.Empty((await LoadedSample.LoadAsync(_db, onlyIfEmpty: true)).Pages);
        Assert.Equal(0, await Articles().CountAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(45)]
    public async Task Only_if_empty_finishes_a_load_that_was_cut_off_anywhere(int looksAtTheClock)
    {
        using var end = new CancellationTokenSource();
        var clock = new EndingClock(end, looksAtTheClock);
        var set = new SampleSet(_db, new ArticleIngest(_db, new GazetteerCache(), clock), new SampleArticles(_db, clock), clock);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => set.LoadAsync(onlyIfEmpty: true, Person.LocalId, end.Token));
        await using var db = _database.CreateContext();
        Assert.InRange(await db.ArticleVersions.CountAsync(), 0, SamplePage.All.Count);

        Assert.NotEmpty((await LoadedSample.LoadAsync(db, onlyIfEmpty: true)).Pages);
        Assert.Equal(SamplePage.All.Count + 1, await db.ArticleVersions.CountAsync());
        Assert.Empty((await LoadedSample.LoadAsync(db, onlyIfEmpty: true)).Pages);
    }

    [Fact]
    public async Task What_was_removed_comes_back_whole_and_what_was_worked_on_never_went()
    {
        await LoadedSample.LoadAsync(_db);
        var sputnik = await _db.Articles.SingleAsync(article => article.Url == SamplePage.All[0].Url);
        var tagging = new ArticleTagging(_db, new TagVocabulary(_db));
        await tagging.AddTagAsync(new Change(Person.LocalId, Make.Now), sputnik.Id, "Shoigu", CancellationToken.None);

        var removal = await Articles().RemoveAsync(Person.LocalId, CancellationToken.None);
        Assert.Equal((SamplePage.All.Count - 1, sputnik.Title), (removal.Removed, Assert.Single(removal.Kept)));
        Assert.Equal(1, await Articles().CountAsync(CancellationToken.None));

        var load = await LoadedSample.LoadAsync(_db);
        Assert.Equal(SamplePage.All.Count - 1, load.Restored);
        Assert.All(load.Pages, page => Assert.Equal(Outcome.Unchanged, page.Result.Outcome));
        Assert.Equal(SamplePage.All.Count, await Articles().CountAsync(CancellationToken.None));
        Assert.Equal(SamplePage.All.Count + 1, await _db.ArticleVersions.CountAsync());
    }

    [Fact]
    public async Task An_article_somebody_collected_before_is_theirs_and_not_the_samples()
    {
        var url = SamplePage.All[0].Url;
        await _db.StoreAsync(Make.Incoming("Collected before", url: url));

        var load = await LoadedSample.LoadAsync(_db);
        await Articles().RemoveAsync(Person.LocalId, CancellationToken.None);

        Assert.Equal(Outcome.Revised, load.Pages[0].Result.Outcome);
        var article = await _db.Articles.AsNoTracking().SingleAsync(article => article.Url == url);
        Assert.Equal((false, null), (article.IsSample, article.RemovedAt));
    }

    private SampleArticles Articles() => new(_db, TimeProvider.System);

    /// <summary>Gives up on the load when it was looked at so many times: a way to stop at a certain point without waiting.</summary>
    private sealed class EndingClock(CancellationTokenSource end, int looks) : TimeProvider
    {
        private int _looks;

        public override DateTimeOffset GetUtcNow()
        {
            if (++_looks == looks)
            {
                end.Cancel();
            }

            return base.GetUtcNow();
        }
    }
}
