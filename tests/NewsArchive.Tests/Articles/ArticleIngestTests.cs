using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Fetches;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Articles;

public sealed class ArticleIngestTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Url = "https://paper.example/story";

    [Fact]
    public async Task A_new_article_is_added_whole()
    {
        await using var db = database.CreateContext();
        var result = Assert.Single(await db.StoreAsync(Make.Incoming("Kazan hosts 😀", "The lead.", ["First.", "Second."], published: Make.Now)));

        Assert.Equal(Outcome.Added, result.Outcome);
        var article = await db.Articles.Include(a => a.Source).Include(a => a.Versions).ThenInclude(v => v.Capture).SingleAsync(a => a.Id == result.ArticleId);
        var version = Assert.Single(article.Versions);
        Assert.Equal("Kazan hosts 😀\n\nThe lead.\n\nFirst.\n\nSecond.", version.Text);
        Assert.Equal(13, version.TitleEnd);
        Assert.Equal(26, version.BodyStart);
        Assert.Equal(version.Text.Length - 1, version.Length);
        Assert.Equal("paper.example", article.Source.Host);
        Assert.Equal(Make.Now, article.SortAt);
        Assert.Equal("First.\nSecond.", System.Text.Encoding.UTF8.GetString((await db.CaptureBodies.FindAsync(version.Capture.BodySha256))!.Decompress()));
        Assert.Equal(1, await db.ArticleSearch.CountAsync(e => e.ArticleId == article.Id && e.Words.Matches(EF.Functions.ToTsQuery("english", "host"))));
    }

    [Fact]
    public async Task The_same_page_again_is_unchanged_and_a_changed_text_makes_the_next_version()
    {
        await using var db = database.CreateContext();
        var url = Url + "/versions";
        var first = Assert.Single(await db.StoreAsync(Make.Incoming("One", url: url)));
        var again = Assert.Single(await db.StoreAsync(Make.Incoming("One", url: url + "?utm_source=feed&fbclid=1#top")));
        var changed = Assert.Single(await db.StoreAsync(Make.Incoming("Two", url: url)));

        Assert.Equal(new IngestResult(Outcome.Unchanged) { ArticleId = first.ArticleId, Version = 1, CaptureId = again.CaptureId }, again);
        Assert.Equal(Outcome.Revised, changed.Outcome);
        Assert.Equal(2, changed.Version);
        var texts = await db.ArticleVersions.Where(v => v.ArticleId == first.ArticleId).OrderBy(v => v.Number).Select(v => v.Title).ToListAsync();
        Assert.Equal(["One", "Two"], texts);
        Assert.Equal(3, await db.Captures.CountAsync(c => c.FinalUrl.StartsWith(url)));
        Assert.Equal("Two", (await db.Articles.SingleAsync(a => a.Id == first.ArticleId)).Title);
    }

    [Fact]
    public async Task One_batch_may_hold_the_same_address_twice()
    {
        await using var db = database.CreateContext();
        var url = Url + "/twice";
        var results = await db.StoreAsync(Make.Incoming("A", url: url), Make.Incoming("A", url: url), Make.Incoming("B", url: url));
        Assert.Equal([Outcome.Added, Outcome.Unchanged, Outcome.Revised], results.Select(r => r.Outcome));
    }

    [Fact]
    public async Task The_same_text_of_the_same_source_under_another_address_is_a_duplicate()
    {
        await using var db = database.CreateContext();
        var first = Assert.Single(await db.StoreAsync(Make.Incoming("Copy", url: "https://wire.example/a")));
        var same = Assert.Single(await db.StoreAsync(Make.Incoming("Copy", url: "https://wire.example/a-again")));
        var elsewhere = Assert.Single(await db.StoreAsync(Make.Incoming("Copy", url: "https://other.example/a")));

        Assert.Equal(Outcome.Duplicate, same.Outcome);
        Assert.Contains("https://wire.example/a", same.Reason, StringComparison.Ordinal);
        Assert.Equal(first.ArticleId, same.ArticleId);
        Assert.Equal(Outcome.Added, elsewhere.Outcome);
    }

    [Theory]
    [InlineData("ftp://paper.example/x", "Title", "Text", "http")]
    [InlineData("https://paper.example/x", " ", "Text", "headline")]
    [InlineData("https://paper.example/x", "Title", " ", "text")]
    public async Task What_is_no_article_is_skipped_with_the_reason(string url, string title, string paragraph, string reason)
    {
        await using var db = database.CreateContext();
        var result = Assert.Single(await db.StoreAsync(Make.Incoming(title, paragraphs: [paragraph], url: url)));
        Assert.Equal(Outcome.Skipped, result.Outcome);
        Assert.Contains(reason, result.Reason, StringComparison.Ordinal);
        Assert.Null(result.ArticleId);
    }

    [Fact]
    public async Task Many_workers_that_store_one_page_at_once_store_it_once()
    {
        var url = Url + "/race";
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(async number =>
        {
            await using var db = database.CreateContext();
            var stored = await db.StoreAsync(Make.Incoming("Race", url: url), Make.Incoming($"Race {number}", url: $"{url}/{number}"));
            return stored[0];
        }));

        Assert.Single(results, result => result.Outcome == Outcome.Added);
        Assert.Equal(5, results.Count(result => result.Outcome == Outcome.Unchanged));
        await using var check = database.CreateContext();
        Assert.Equal(1, await check.ArticleVersions.CountAsync(v => v.Title == "Race"));
    }

    [Fact]
    public async Task A_removed_article_does_not_come_back_by_itself()
    {
        await using var db = database.CreateContext();
        var url = Url + "/removed";
        var first = Assert.Single(await db.StoreAsync(Make.Incoming("Gone", url: url)));
        (await db.Articles.SingleAsync(a => a.Id == first.ArticleId)).Remove("not ours", Make.Now);
        await db.SaveChangesAsync();

        var again = Assert.Single(await db.StoreAsync(Make.Incoming("Gone 2", url: url)));
        Assert.Equal(Outcome.Skipped, again.Outcome);
        Assert.Contains("not ours", again.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_database_refuses_is_not_stored_by_the_next_save()
    {
        await using var archive = new Archive(database);
        var incoming = Make.Incoming(url: "https://paper.example/refused");
        var refused = incoming with { Article = incoming.Article with { Rules = new Dictionary<string, string> { ["title"] = "\0" } } };
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => archive.Get<ArticleIngest>().StoreAsync([refused], TestContext.Current.CancellationToken));
        Assert.Empty(archive.Db.ChangeTracker.Entries());
        Assert.Equal(Outcome.Added, (await archive.Db.StoreAsync(incoming))[0].Outcome);
    }
}
