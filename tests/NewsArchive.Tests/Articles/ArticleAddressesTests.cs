using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Fetches;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Articles;

public sealed class ArticleAddressesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly string[] Story =
    [
        "The harbour of the old town opened on Monday after two years of work that cost more than the city had planned at first.",
        "Ships from three countries came in during the morning, and the mayor thanked the workers who had finished the long pier.",
    ];

    private readonly string _host = $"h{Guid.NewGuid():N}.example";

    [Theory]
    [InlineData("http://{0}/story-of-a-harbour")]
    [InlineData("https://www.{0}/story-of-a-harbour/?utm_source=feed")]
    [InlineData("https://m.{0}/story-of-a-harbour")]
    [InlineData("https://amp.{0}/story-of-a-harbour?amp=1")]
    [InlineData("https://{0}/amp/story-of-a-harbour")]
    [InlineData("https://{0}/story-of-a-harbour?print=1")]
    public async Task Another_spelling_is_another_look_at_the_article(string spelling)
    {
        await using var db = database.CreateContext();
        var url = $"https://{_host}/story-of-a-harbour";
        var first = await StoreAsync(Look(url));
        var again = await StoreAsync(Look(string.Format(null, spelling, _host)));
        var revised = await StoreAsync(Look(string.Format(null, spelling, _host), paragraphs: ["It closed again."]));
        Assert.Equal((Outcome.Unchanged, first.ArticleId), (again.Outcome, again.ArticleId));
        Assert.Equal((Outcome.Revised, first.ArticleId, 2), (revised.Outcome, revised.ArticleId, revised.Version));
        Assert.Equal(url, (await db.Articles.SingleAsync(article => article.Id == first.ArticleId, Stop)).Url);
    }

    [Fact]
    public async Task All_addresses_on_the_way_are_noted_but_no_home_page_and_no_other_site()
    {
        var look = Look($"https://{_host}/harbour-opens");
        var reached = look with
        {
            Capture = look.Capture with
            {
                Url = "https://t.co/Ab3dE9",
                Redirects = [$"http://{_host}/?from=home", "https://elsewhere.example/harbour", $"http://{_host}/node/77"],
                FinalUrl = $"https://{_host}/harbour-opens?outputType=amp",
            },
        };
        var stored = await StoreAsync(reached);
        Assert.Equal([$"{_host}/harbour-opens", $"{_host}/node/77", "t.co/Ab3dE9"], (await KeysAsync(stored.ArticleId)).Order(StringComparer.Ordinal));

        await using var db = database.CreateContext();
        string[] asked = [$"http://www.{_host}/node/77/", "https://elsewhere.example/harbour", $"https://{_host}/harbour-opens?fbclid=1", "nonsense", "https://t.co/Ab3dE9"];
        var known = await ArticleAddresses.KnownAsync(db, asked, Stop);
        Assert.Equal([asked[0], asked[2], asked[4]], known.Keys.Order(StringComparer.Ordinal));
        Assert.All(known.Values, id => Assert.Equal(stored.ArticleId, id));
    }

    [Fact]
    public async Task An_article_that_moved_keeps_its_versions_and_takes_its_new_address()
    {
        var (old, @new) = ($"https://{_host}/harbour-to-open-7654321.html", $"https://{_host}/harbour-opens-at-last-7654321.html");
        var first = await StoreAsync(Look(old));
        var same = await StoreAsync(Look(@new));
        Assert.Equal((Outcome.Unchanged, first.ArticleId, $"It moved here from {old}"), (same.Outcome, same.ArticleId, same.Reason));
        var changed = await StoreAsync(Look($"https://{_host}/harbour-open-7654321.html", "Harbour open", [.. Story, "Rain fell in the evening."]));
        Assert.Equal((Outcome.Revised, first.ArticleId, 2), (changed.Outcome, changed.ArticleId, changed.Version));
        Assert.StartsWith($"It moved here from {@new}", changed.Reason, StringComparison.Ordinal);

        await using var db = database.CreateContext();
        Assert.Equal($"https://{_host}/harbour-open-7654321.html", (await db.Articles.SingleAsync(article => article.Id == first.ArticleId, Stop)).Url);
        Assert.Equal(4, (await KeysAsync(first.ArticleId)).Count);
        Assert.Equal(first.ArticleId, (await StoreAsync(Look(old))).ArticleId);
    }

    [Fact]
    public async Task One_number_does_not_make_one_article_when_the_texts_differ()
    {
        var first = await StoreAsync(Look($"https://{_host}/video/7654321", "A film of a bridge", ["Somebody filmed a bridge."]));
        var other = await StoreAsync(Look($"https://{_host}/news/harbour-7654321"));
        Assert.Equal(Outcome.Added, other.Outcome);
        Assert.NotEqual(first.ArticleId, other.ArticleId);
        Assert.Equal(other.ArticleId, (await StoreAsync(Look($"https://{_host}/news/harbour-7654321", "Harbour, revised"))).ArticleId);
    }

    [Fact]
    public async Task A_redirect_moves_an_article_only_when_the_text_agrees()
    {
        var old = $"https://{_host}/first-name-of-the-story";
        var first = await StoreAsync(Look(old));
        var moved = await StoreAsync(Redirected(old, Look($"https://{_host}/second-name-of-the-story")));
        Assert.Equal((Outcome.Unchanged, first.ArticleId), (moved.Outcome, moved.ArticleId));

        var gone = await StoreAsync(Redirected(old, Look($"https://{_host}/something-else", "Bridge", ["A bridge was closed.", "Nobody knows for how long."])));
        Assert.Equal(Outcome.Added, gone.Outcome);
        Assert.NotEqual(first.ArticleId, gone.ArticleId);
    }

    [Fact]
    public async Task An_address_that_leads_somewhere_else_every_day_joins_nothing()
    {
        var today = $"https://{_host}/today";
        var monday = await StoreAsync(Redirected(today, Look($"https://{_host}/news/monday", "The morning in short", ["A harbour opened in the south."])));
        var tuesday = await StoreAsync(Redirected(today, Look($"https://{_host}/news/tuesday", "The morning in short", ["A bridge was closed in the north."])));
        Assert.Equal([Outcome.Added, Outcome.Added], [monday.Outcome, tuesday.Outcome]);
        Assert.NotEqual(monday.ArticleId, tuesday.ArticleId);

        // When an article of its own appears there, the address is its own.
        var own = await StoreAsync(Look(today, "What is new today", ["This page tells what is new."]));
        Assert.Equal(Outcome.Added, own.Outcome);
        await using var db = database.CreateContext();
        Assert.Equal(own.ArticleId, (await ArticleAddresses.KnownAsync(db, [today], Stop))[today]);
    }

    [Fact]
    public async Task Nobody_can_add_a_version_to_the_article_of_another_site()
    {
        var theirs = $"https://{_host}/their-story";
        var first = await StoreAsync(Look(theirs));
        var hostile = await StoreAsync(Redirected(theirs, Look("https://hostile.example/story", "Harbour opens", [.. Story, "Buy now."])));
        Assert.Equal(Outcome.Added, hostile.Outcome);
        Assert.NotEqual(first.ArticleId, hostile.ArticleId);
    }

    [Fact]
    public async Task Two_spellings_stored_at_once_are_one_article()
    {
        string[] spellings = [$"https://{_host}/race-of-ships", $"http://{_host}/race-of-ships", $"https://www.{_host}/race-of-ships/", $"https://m.{_host}/race-of-ships", $"https://{_host}/race-of-ships?amp"];
        var results = await Task.WhenAll(spellings.Select(url => StoreAsync(Look(url))));
        Assert.Single(results, result => result.Outcome == Outcome.Added);
        Assert.Single(results.Select(result => result.ArticleId).Distinct());
        await using var db = database.CreateContext();
        Assert.Equal(1, await db.Articles.CountAsync(article => article.Url.Contains(_host), Stop));
    }

    [Fact]
    public async Task Spellings_in_one_batch_are_one_article()
    {
        await using var db = database.CreateContext();
        var results = await db.StoreAsync(
            Look($"http://{_host}/a-story"), Look($"https://{_host}/a-story/"), Look($"https://{_host}/a-story?amp=1", paragraphs: ["It closed."]), Look($"https://{_host}/a-story", paragraphs: ["It closed."]));
        Assert.Equal([Outcome.Added, Outcome.Unchanged, Outcome.Revised, Outcome.Unchanged], results.Select(result => result.Outcome));
        Assert.Single(results.Select(result => result.ArticleId).Distinct());
    }

    [Fact]
    public async Task An_archive_without_addresses_gets_them_and_two_articles_of_one_key_stay_two()
    {
        await using var db = database.CreateContext();
        var secure = await StoreAsync(Look($"https://{_host}/old-story", "Old", ["Old."]));
        var plain = await StoreAsync(Look($"http://other.{_host}/old-story", "Plain", ["Plain."]));
        var third = await StoreAsync(Look($"https://{_host}/third-story-7654321", "Third", ["Third."]));
        long[] ids = [secure.ArticleId!.Value, plain.ArticleId!.Value, third.ArticleId!.Value];
        // As archives were: no addresses, and two spellings of one address are two articles.
        await db.ArticleAddresses.Where(address => ids.Contains(address.ArticleId)).ExecuteDeleteAsync(Stop);
        await db.Articles.Where(article => article.Id == plain.ArticleId).ExecuteUpdateAsync(set => set.SetProperty(article => article.Url, $"http://{_host}/old-story"), Stop);

        Assert.InRange(await ArticleAddresses.FillAsync(db, null, Stop), 3, int.MaxValue);
        Assert.Equal([$"{_host}/old-story"], await KeysAsync(secure.ArticleId));
        Assert.Empty(await KeysAsync(plain.ArticleId));
        Assert.Equal([$"{_host}#7654321", $"{_host}/third-story-7654321"], (await KeysAsync(third.ArticleId)).Order(StringComparer.Ordinal));
        Assert.Equal(1, await ArticleAddresses.FillAsync(db, null, Stop));

        // Each is still found by its own spelling, any other spelling is the first's.
        Assert.Equal(plain.ArticleId, (await StoreAsync(Look($"http://{_host}/old-story", "Plain 2", ["Plain 2."]))).ArticleId);
        Assert.Equal(secure.ArticleId, (await StoreAsync(Look($"https://{_host}/old-story", "Old 2", ["Old 2."]))).ArticleId);
        Assert.Equal(secure.ArticleId, (await StoreAsync(Look($"https://m.{_host}/old-story", "Old 3", ["Old 3."]))).ArticleId);
    }

    [Fact]
    public async Task An_archive_that_is_not_filled_yet_still_finds_its_articles()
    {
        await using var db = database.CreateContext();
        var url = $"https://{_host}/unfilled";
        var first = await StoreAsync(Look(url));
        await db.ArticleAddresses.Where(address => address.ArticleId == first.ArticleId).ExecuteDeleteAsync(Stop);
        var results = await db.StoreAsync(Look(url), Look($"http://m.{_host}/unfilled", paragraphs: ["It closed."]));
        Assert.Equal([(Outcome.Unchanged, first.ArticleId), (Outcome.Revised, first.ArticleId)], results.Select(result => (result.Outcome, result.ArticleId)));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static IncomingArticle Look(string url, string title = "Harbour opens", string[]? paragraphs = null)
    {
        var incoming = Make.Incoming(title, null, paragraphs ?? Story, url);
        return incoming with { Article = incoming.Article with { CanonicalUrl = url } };
    }

    private static IncomingArticle Redirected(string from, IncomingArticle look) =>
        look with { Capture = look.Capture with { Url = from, FinalUrl = look.Article.Url } };

    private async Task<IngestResult> StoreAsync(IncomingArticle look)
    {
        await using var db = database.CreateContext();
        return Assert.Single(await db.StoreAsync(look));
    }

    private async Task<List<string>> KeysAsync(long? articleId)
    {
        await using var db = database.CreateContext();
        return await db.ArticleAddresses.Where(address => address.ArticleId == articleId).Select(address => address.Key).ToListAsync(Stop);
    }
}
