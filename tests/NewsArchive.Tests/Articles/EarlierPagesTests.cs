using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Fetches;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Articles;

/// <summary>Pages that come in later than others that were captured after them.</summary>
public sealed class EarlierPagesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_older_than_the_current_version_is_kept_and_does_not_become_current(bool together)
    {
        await using var db = database.CreateContext();
        var url = $"https://earlier.example/{together}";
        IncomingArticle[] pages = [Page(url, "Newest", 9), Page(url, "Oldest", 1), Page(url, "Between", 5), Page(url, "Newer still", 11), Page(url, "Oldest", 1)];

        var results = together ? await db.StoreAsync(pages) : [.. await OneByOneAsync(pages)];

        Assert.Equal([Outcome.Added, Outcome.Revised, Outcome.Revised, Outcome.Revised, Outcome.Unchanged], results.Select(result => result.Outcome));
        Assert.Equal([1, 2, 3, 4, 2], results.Select(result => result.Version));
        Assert.Equal("Captured before version 1, which stays the current one", results[1].Reason);
        await using var after = database.CreateContext();
        var article = await after.Articles.Include(row => row.Versions).SingleAsync(row => row.Url == url);
        Assert.Equal((4, "Newer still", 4), (article.CurrentVersion, article.Title, article.Versions.Count));
    }

    [Fact]
    public async Task What_was_just_fetched_is_the_newest_whatever_the_clocks_say()
    {
        await using var db = database.CreateContext();
        await db.StoreAsync(Page("https://clocks.example/1", "From tomorrow", TimeSpan.FromDays(-1)));

        var result = Assert.Single(await db.StoreAsync(Page("https://clocks.example/1", "From now", TimeSpan.Zero)));

        await using var after = database.CreateContext();
        Assert.Equal((2, "From now"), (result.Version, (await after.Articles.SingleAsync(row => row.Id == result.ArticleId)).Title));
    }

    private async Task<List<IngestResult>> OneByOneAsync(IncomingArticle[] pages)
    {
        var results = new List<IngestResult>();
        foreach (var page in pages)
        {
            await using var db = database.CreateContext();
            results.AddRange(await db.StoreAsync(page));
        }

        return results;
    }

    private static IncomingArticle Page(string url, string title, int month) =>
        Page(url, title, TimeProvider.System.GetUtcNow() - new DateTimeOffset(2020, month, 1, 0, 0, 0, TimeSpan.Zero));

    private static IncomingArticle Page(string url, string title, TimeSpan age)
    {
        var page = Make.Incoming(title, url: url);
        var at = TimeProvider.System.GetUtcNow() - age;
        // To the second, because the same page has the same time each time it comes.
        return page with { Capture = page.Capture with { CapturedAt = new DateTimeOffset(at.Ticks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero) } };
    }
}
