using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Fetches;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Articles;

public sealed class RevisitTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task What_a_template_changed_makes_no_version_but_is_captured()
    {
        await using var db = database.CreateContext();
        const string url = "https://paper.example/revisit/boilerplate";
        var first = (await db.StoreAsync(Make.Incoming("Harbour opens", null, ["It opened.", "Updated 5 minutes ago", "12 comments"], url)))[0];
        var again = (await db.StoreAsync(Make.Incoming("Harbour opens", null, ["It opened.", "Updated 2 hours ago", "40 comments"], url)))[0];
        var real = (await db.StoreAsync(Make.Incoming("Harbour opens", null, ["It opened late.", "Updated 3 hours ago", "41 comments"], url)))[0];

        Assert.Equal((Outcome.Unchanged, first.ArticleId, 1), (again.Outcome, again.ArticleId, again.Version));
        Assert.Equal("The text is the same; only the time of update and counters changed", again.Reason);
        Assert.NotEqual(first.CaptureId, again.CaptureId);
        Assert.Equal((Outcome.Revised, 2), (real.Outcome, real.Version));
        Assert.Equal(3, await db.Captures.CountAsync(capture => capture.Url == url, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_older_copy_becomes_a_version_but_not_the_current_one()
    {
        await using var db = database.CreateContext();
        const string url = "https://paper.example/revisit/older";
        var id = (await db.StoreAsync(Make.Incoming("Quays", url: url)))[0].ArticleId;
        var copy = Old(Make.Incoming("Then", url: url), 3);
        var past = (await db.StoreAsync(copy))[0];
        Assert.Equal((Outcome.Revised, 2, "Captured before version 1, which stays the current one"), (past.Outcome, past.Version, past.Reason));
        var article = await db.Articles.AsNoTracking().SingleAsync(one => one.Id == id, TestContext.Current.CancellationToken);
        Assert.Equal(("Quays", 1), (article.Title, article.CurrentVersion));
        Assert.Equal(1, await db.ArticleSearch.CountAsync(entry => entry.ArticleId == id && entry.Words.Matches(EF.Functions.ToTsQuery("english", "quay")), TestContext.Current.CancellationToken));

        // The same files once more add nothing, in whatever order.
        var again = (await db.StoreAsync(copy))[0];
        Assert.Equal((Outcome.Unchanged, 2), (again.Outcome, again.Version));
        var older = (await db.StoreAsync(Old(Make.Incoming("Long ago", url: url), 9)))[0];
        var newer = (await db.StoreAsync(Make.Incoming("Next", url: url) with { Capture = Make.Capture(url, "next") with { CapturedAt = Make.Now.AddDays(1) } }))[0];
        Assert.Equal([(Outcome.Revised, 3), (Outcome.Revised, 4)], [(older.Outcome, older.Version), (newer.Outcome, newer.Version)]);
        Assert.Equal(4, (await db.Articles.SingleAsync(one => one.Id == id, TestContext.Current.CancellationToken)).CurrentVersion);
    }

    [Fact]
    public async Task Copies_in_the_order_of_time_become_versions_in_that_order_and_again_nothing()
    {
        await using var db = database.CreateContext();
        const string url = "https://paper.example/revisit/series";
        IncomingArticle[] looks = [Old(Make.Incoming("One", url: url), 9), Old(Make.Incoming("Two", url: url), 8), Old(Make.Incoming("Three", url: url), 7)];
        Assert.Equal([1, 2, 3], (await db.StoreAsync(looks)).Select(result => result.Version));
        var again = await db.StoreAsync(looks);
        Assert.All(again, result => Assert.Equal(Outcome.Unchanged, result.Outcome));
        Assert.Equal([1, 2, 3], again.Select(result => result.Version));
    }

    private static IncomingArticle Old(IncomingArticle incoming, int years) =>
        incoming with { Capture = incoming.Capture with { CapturedAt = Make.Now.AddYears(-years) } };
}
