using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Entities;
using NewsArchive.Mentions;
using NewsArchive.Persons;
using NewsArchive.Tags;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Articles;

public sealed class ArticleListTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private ArchiveDbContext _db = null!;
    private ArticleList _list = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _db = _database.CreateContext();
        _list = new ArticleList(_db);
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Pages_forward_and_back_hold_every_article_once_in_order()
    {
        // Three share each time, so that pages break among equal times.
        await StoreAsync([.. Enumerable.Range(0, 70).Select(i => Article($"Number {i}", published: $"2024-01-01T{i / 3 % 24:00}:00:00Z"))]);
        var forward = await WalkAsync(new ArticleFilter());
        Assert.Equal([25, 25, 20], forward.Select(page => page.Rows.Count));
        var ids = forward.SelectMany(page => page.Rows).Select(row => row.Id).ToList();
        Assert.Equal(await _db.Articles.OrderByDescending(a => a.SortAt).ThenByDescending(a => a.Id).Select(a => a.Id).ToListAsync(Cancellation), ids);

        var second = await _list.ReadAsync(new ArticleFilter { Page = forward[^1].Previous }, Cancellation);
        Assert.Equal(forward[1].Rows.Select(row => row.Id), second.Rows.Select(row => row.Id));
        var first = await _list.ReadAsync(new ArticleFilter { Page = second.Previous }, Cancellation);
        Assert.Equal(forward[0].Rows.Select(row => row.Id), first.Rows.Select(row => row.Id));
        Assert.Null(first.Previous);
        Assert.Null(forward[^1].Next);
    }

    [Fact]
    public async Task Oldest_first_is_newest_first_the_other_way_round()
    {
        await StoreAsync([.. Enumerable.Range(0, 30).Select(i => Article($"Number {i}", published: $"2024-01-{i % 9 + 1:00}T00:00:00Z"))]);
        var newest = (await WalkAsync(new ArticleFilter { Q = "number" })).SelectMany(page => page.Rows).Select(row => row.Id);
        var oldest = (await WalkAsync(new ArticleFilter { Q = "number", Sort = ArticleOrder.Oldest })).SelectMany(page => page.Rows).Select(row => row.Id);
        Assert.Equal(newest.Reverse(), oldest);
    }

    [Fact]
    public async Task Words_are_found_in_each_language_by_its_own_rules()
    {
        await StoreAsync(
            Article("The ministers were talking"),
            Article("Министры вели переговоры", language: "ru"),
            Article("Talking heads", language: "xx"));
        Assert.Equal(["The ministers were talking"], await TitlesAsync("q=talks&lang=en"));
        Assert.Equal(["Министры вели переговоры"], await TitlesAsync("q=министр"));
        Assert.Equal(["Talking heads", "The ministers were talking"], (await TitlesAsync("q=talking")).Order(StringComparer.Ordinal));
        Assert.Empty(await TitlesAsync("q=the"));
    }

    [Fact]
    public async Task Phrases_alternatives_and_exclusions_are_understood()
    {
        await StoreAsync(Article("Red square opens"), Article("Square red opens"), Article("Green opens"));
        Assert.Equal(["Red square opens"], await TitlesAsync("q=%22red+square%22"));
        Assert.Equal(3, (await TitlesAsync("q=red+or+green")).Count);
        Assert.Equal(["Green opens"], await TitlesAsync("q=opens+-red"));
    }

    [Fact]
    public async Task Snippets_mark_what_was_found_and_nothing_else()
    {
        await StoreAsync(Article("Kazan <i>calling</i>", lead: "A lead.", paragraphs: [string.Join(' ', Enumerable.Repeat("filler", 200)) + " the summit of Kazan <b>here</b>."]));
        var row = Assert.Single((await _list.ReadAsync(ArticleFilter.Parse("q=kazan"), Cancellation)).Rows);
        Assert.Equal("\u0001Kazan\u0002 <i>calling</i>", row.Title);
        Assert.Contains("\u0001Kazan\u0002 <b>here", row.Snippet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_words_a_row_shows_the_lead_or_the_first_words()
    {
        await StoreAsync(Article("With", lead: "The lead."), Article("Without", paragraphs: ["The body 🎉 begins."]));
        var rows = (await _list.ReadAsync(new ArticleFilter(), Cancellation)).Rows.ToDictionary(row => row.Title, row => row.Snippet);
        Assert.Equal("The lead.", rows["With"]);
        Assert.Equal("The body 🎉 begins.", rows["Without"]);
    }

    [Fact]
    public async Task Sources_dates_and_languages_narrow_the_list()
    {
        await StoreAsync(
            Article("One", "https://one.example/1", published: "2024-08-15T23:59:59Z"),
            Article("Two", "https://two.example/1", published: "2024-08-16T00:00:00Z"),
            Article("Drei", "https://two.example/2", published: "2024-08-17T00:00:00Z", language: "de"));
        Assert.Equal(["Drei", "Two"], await TitlesAsync("source=TWO.example"));
        Assert.Equal(["Two"], await TitlesAsync("after=2024-08-16&before=2024-08-17"));
        Assert.Equal(["Drei"], await TitlesAsync("lang=DE"));
    }

    [Fact]
    public async Task An_entity_is_found_by_name_and_by_hand()
    {
        var brics = await AddAsync(new Entity("BRICS", EntityType.Organisation, null, Make.Now));
        await GazetteerCache.ChangeAsync(_db, Cancellation);
        await StoreAsync(Article("BRICS meets"), Article("By hand"), Article("Neither"));
        _db.ArticleEntities.Add(new ArticleEntity(await IdAsync("By hand"), brics.Id, Person.LocalId, Make.Now));
        await _db.SaveChangesAsync(Cancellation);
        Assert.Equal(["BRICS meets", "By hand"], (await TitlesAsync("entity=brics")).Order(StringComparer.Ordinal));
        Assert.Equal(["BRICS meets", "By hand"], (await TitlesAsync($"entity={brics.Id}")).Order(StringComparer.Ordinal));
        Assert.Empty(await TitlesAsync("entity=BRI%25"));
        (await _db.Entities.Include(entity => entity.Aliases).SingleAsync(Cancellation)).AddAlias("B_R\\I%CS", Make.Now);
        await _db.SaveChangesAsync(Cancellation);
        Assert.Equal(2, (await TitlesAsync("entity=b_r\\i%25cs")).Count);
        Assert.Equal(["BRICS meets"], await TitlesAsync("entity=brics&q=meets"));
    }

    [Fact]
    public async Task Tags_and_labels_narrow_the_list_and_deleted_annotations_do_not_count()
    {
        await StoreAsync(Article("Tagged"), Article("Labelled"), Article("Once labelled"));
        var tag = await AddAsync(new Tag("Diplomacy", Make.Now));
        _db.ArticleTags.Add(new ArticleTag(await IdAsync("Tagged"), tag.Id, Person.LocalId, Make.Now));
        foreach (var title in new[] { "Labelled", "Once labelled" })
        {
            var version = await _db.ArticleVersions.SingleAsync(one => one.Title == title, Cancellation);
            var annotation = new Annotation(version.ArticleId, version.Id, null, Person.LocalId, AnnotationMethod.Manual, Make.Now);
            annotation.Describe(2, null, null, [], Make.Now);
            if (title == "Once labelled")
            {
                annotation.Remove(Make.Now);
            }

            _db.Annotations.Add(annotation);
        }

        await _db.SaveChangesAsync(Cancellation);
        Assert.Equal(["Tagged"], await TitlesAsync("tag=diplomacy"));
        Assert.Equal(["Labelled"], await TitlesAsync("label=org"));
        Assert.Equal(1, (await _list.ReadAsync(ArticleFilter.Parse("label=org"), Cancellation)).Rows[0].Annotations);
    }

    [Fact]
    public async Task Removed_articles_are_gone_from_lists_counts_and_search()
    {
        await StoreAsync(Article("Kept word"), Article("Removed word"));
        var article = await _db.Articles.SingleAsync(one => one.Title == "Removed word", Cancellation);
        article.Remove("asked for", Make.Now);
        await _db.SaveChangesAsync(Cancellation);
        Assert.Equal(["Kept word"], await TitlesAsync("q=word"));
        Assert.Equal(["Kept word"], await TitlesAsync(""));
        Assert.Equal(1, await ArticleFilter.Parse("q=word").Apply(_db).CountAsync(Cancellation));
    }

    private async Task<List<string>> TitlesAsync(string query)
    {
        var filter = ArticleFilter.Parse(query);
        var rows = (await _list.ReadAsync(filter, Cancellation)).Rows;
        // The three readings of a filter must never part.
        Assert.Equal(rows.Count, await _list.CountAsync(filter, Cancellation));
        Assert.Equal(rows.Select(row => row.Id).Order(), await filter.Apply(_db).Select(article => article.Id).Order().ToListAsync(Cancellation));
        return [.. rows.Select(row => row.Title.Replace("\u0001", "", StringComparison.Ordinal).Replace("\u0002", "", StringComparison.Ordinal))];
    }

    private async Task<List<ArticlePage>> WalkAsync(ArticleFilter filter)
    {
        var pages = new List<ArticlePage> { await _list.ReadAsync(filter, Cancellation) };
        while (pages[^1].Next is { } next)
        {
            pages.Add(await _list.ReadAsync(filter with { Page = next }, Cancellation));
        }

        return pages;
    }

    private Task<long> IdAsync(string title) => _db.Articles.Where(article => article.Title == title).Select(article => article.Id).SingleAsync(Cancellation);

    private async Task<T> AddAsync<T>(T thing)
        where T : class
    {
        _db.Add(thing);
        await _db.SaveChangesAsync(Cancellation);
        return thing;
    }

    private async Task StoreAsync(params IncomingArticle[] articles)
    {
        await using var db = _database.CreateContext();
        await db.StoreAsync(articles);
    }

    private static IncomingArticle Article(
        string title, string? url = null, string? lead = null, string[]? paragraphs = null, string published = "2024-08-16T06:52:00Z", string language = "en") =>
        Make.Incoming(title, lead, paragraphs ?? [$"Only {title} says this."], url, language, DateTimeOffset.Parse(published, CultureInfo.InvariantCulture));
}
