using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Copies;
using NewsArchive.Data;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Copies;

public sealed class CopyGroupingTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private Archive _archive = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _archive = new Archive(_database);
    }

    public async ValueTask DisposeAsync()
    {
        await _archive.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Copies_name_the_earliest_of_them_and_what_has_none_names_nothing()
    {
        await StoreAsync(Wire.Printed("b", 2, Wire.Report(1)), Wire.Printed("a", 1, Wire.Report(1, 5)), Wire.Printed("c", 3, Wire.Report(2)), Make.Incoming("Too short"));
        Assert.Equal("a/1: a/1, b/2", await GroupAsync());
    }

    [Fact]
    public async Task An_earlier_article_that_comes_later_takes_the_story_over()
    {
        await StoreAsync(Wire.Printed("b", 2, Wire.Report(1)), Wire.Printed("c", 3, Wire.Report(1)));
        Assert.Equal("b/2: b/2, c/3", await GroupAsync());
        await StoreAsync(Wire.Printed("a", 1, Wire.Report(1)));
        Assert.Equal("a/1: a/1, b/2, c/3", await GroupAsync());
    }

    [Fact]
    public async Task A_copy_whose_text_is_replaced_leaves_and_who_stays_alone_is_no_story()
    {
        await StoreAsync(Wire.Printed("a", 1, Wire.Report(1)), Wire.Printed("b", 2, Wire.Report(1)));
        await GroupAsync();
        await StoreAsync(Wire.Printed("b", 2, Wire.Report(2)));
        Assert.Equal("", await GroupAsync());
        await StoreAsync(Wire.Printed("b", 2, Wire.Report(1, 5)));
        Assert.Equal("a/1: a/1, b/2", await GroupAsync());
        await StoreAsync(Wire.Printed("a", 1, ["Withdrawn."]));
        Assert.Equal("", await GroupAsync());
    }

    [Fact]
    public async Task A_removed_article_does_not_count_and_one_that_is_restored_does()
    {
        await StoreAsync(Wire.Printed("a", 1, Wire.Report(1)), Wire.Printed("b", 2, Wire.Report(1)), Wire.Printed("c", 3, Wire.Report(1)));
        await GroupAsync();
        await ChangeAsync("a/1", article => article.Remove("asked for", Make.Now));
        Assert.Equal("b/2: b/2, c/3", await GroupAsync());
        await ChangeAsync("b/2", article => article.Remove("asked for", Make.Now));
        Assert.Equal("", await GroupAsync());
        await ChangeAsync("a/1", article => article.Restore());
        Assert.Equal("a/1: a/1, c/3", await GroupAsync());
    }

    [Fact]
    public async Task Resemblance_is_not_handed_on_from_copy_to_copy()
    {
        // The second has half of the first, the third the other half of the second: nothing of the first.
        string[] first = Wire.Report(1), third = Wire.Report(2);
        await StoreAsync(Wire.Printed("a", 1, first), Wire.Printed("b", 2, [.. first[..4], .. third[..4]]), Wire.Printed("c", 3, third));
        Assert.Equal("a/1: a/1, b/2", await GroupAsync());
    }

    [Fact]
    public async Task The_order_of_arrival_does_not_matter()
    {
        var articles = Enumerable.Range(0, 24).Select(i => Wire.Printed($"p{i % 5}", i, [.. Wire.Report(i % 4).Take(6 - (i % 3)), .. Wire.Report(i % 6 + 10, 2)])).ToArray();
        await StoreAsync(articles);
        var atOnce = await GroupAsync();
        await using var other = new TestDatabase();
        await other.InitializeAsync();
        await using var archive = new Archive(other);
        new Random(5).Shuffle(articles);
        foreach (var few in articles.Chunk(3))
        {
            await archive.Get<ArticleIngest>().StoreAsync(few, Cancellation);
            Assert.True(await archive.Get<CopyGrouping>().RunAsync(Cancellation));
        }

        Assert.Contains("p0/0: p0/0, ", atOnce, StringComparison.Ordinal);
        Assert.Equal(atOnce, await StoriesAsync(archive.Db));
    }

    [Fact]
    public async Task What_was_dropped_is_computed_again()
    {
        await StoreAsync([.. Enumerable.Range(0, 9).Select(i => Wire.Printed($"p{i}", i, Wire.Report(i % 3)))]);
        var before = await GroupAsync();
        await _archive.Db.Database.ExecuteSqlAsync(
            $"TRUNCATE article_signatures; UPDATE articles SET story_id = NULL; INSERT INTO ungrouped_articles (article_id) SELECT id FROM articles", Cancellation);
        Assert.Equal(before, await GroupAsync());
    }

    [Fact]
    public async Task One_process_groups_at_a_time()
    {
        await StoreAsync(Wire.Printed("a", 1, Wire.Report(1)));
        await using var db = _database.CreateContext();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AdvisoryLocks.Grouping})", Cancellation);
        Assert.False(await _archive.Get<CopyGrouping>().RunAsync(Cancellation));
        await transaction.RollbackAsync(Cancellation);
        Assert.True(await _archive.Get<CopyGrouping>().RunAsync(Cancellation));
        Assert.False(await _archive.Db.UngroupedArticles.AnyAsync(Cancellation));
    }

    [Fact]
    public async Task Articles_stored_and_changed_while_grouping_runs_are_not_missed()
    {
        var storing = Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            await using var archive = new Archive(_database);
            for (var i = 0; i < 8; i++)
            {
                await archive.Get<ArticleIngest>().StoreAsync([Wire.Printed($"p{worker}", i, Wire.Report(i))], Cancellation);
                await archive.Get<ArticleIngest>().StoreAsync([Wire.Printed($"p{worker}", i, Wire.Report(i, 5))], Cancellation);
            }
        })).ToList();
        while (storing.Exists(task => !task.IsCompleted))
        {
            await using var archive = new Archive(_database);
            await archive.Get<CopyGrouping>().RunAsync(Cancellation);
        }

        await Task.WhenAll(storing);
        Assert.Equal(string.Join("; ", Enumerable.Range(0, 8).Select(i => $"p0/{i}: p0/{i}, p1/{i}, p2/{i}, p3/{i}")), Sorted(await GroupAsync()));
    }

    /// <summary>Of one time, any of the four may be the first: the lowest key is.</summary>
    private static string Sorted(string stories) =>
        string.Join("; ", stories.Split("; ").Select(story => string.Join(", ", story.Split(": ")[1].Split(", ").Order()))
            .Select(members => $"{members.Split(", ")[0]}: {members}").Order());

    private async Task StoreAsync(params IncomingArticle[] articles)
    {
        var results = await _archive.Get<ArticleIngest>().StoreAsync(articles, Cancellation);
        Assert.All(results, result => Assert.Contains(result.Outcome, new[] { NewsArchive.Fetches.Outcome.Added, NewsArchive.Fetches.Outcome.Revised }));
    }

    private async Task ChangeAsync(string address, Action<Article> change)
    {
        var article = await _archive.Db.Articles.SingleAsync(one => one.Url.EndsWith(address.Replace("/", ".example/")), Cancellation);
        change(article);
        await _archive.Db.SaveChangesAsync(Cancellation);
        _archive.Db.ChangeTracker.Clear();
    }

    private async Task<string> GroupAsync()
    {
        Assert.True(await _archive.Get<CopyGrouping>().RunAsync(Cancellation));
        return await StoriesAsync(_archive.Db);
    }

    /// <summary>The stories as people would write them down: the earliest, then all that name it.</summary>
    private static async Task<string> StoriesAsync(ArchiveDbContext db)
    {
        Assert.False(await db.UngroupedArticles.AnyAsync(Cancellation));
        var articles = await db.Articles.AsNoTracking().OrderBy(article => article.SortAt).ThenBy(article => article.Id).ToListAsync(Cancellation);
        static string Name(Article article) => article.Url.Replace("https://", "", StringComparison.Ordinal).Replace(".example", "", StringComparison.Ordinal);
        return string.Join("; ", articles.Where(article => article.StoryId is not null).GroupBy(article => article.StoryId)
            .Select(story => $"{Name(articles.Single(article => article.Id == story.Key))}: {string.Join(", ", story.Select(Name))}"));
    }
}
