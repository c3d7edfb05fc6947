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

public sealed class ArticleFacetsTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private ArchiveDbContext _db = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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
    public async Task Every_facet_counts_articles_once()
    {
        var brics = new Entity("BRICS", EntityType.Organisation, null, Make.Now);
        var tag = new Tag("diplomacy", Make.Now);
        _db.AddRange(brics, tag);
        await _db.SaveChangesAsync(Cancellation);
        await GazetteerCache.ChangeAsync(_db, Cancellation);
        var stored = await _db.StoreAsync(
            Make.Incoming("BRICS meets, and BRICS talks", url: "https://one.example/1", published: new(2024, 8, 31, 23, 0, 0, TimeSpan.Zero)),
            Make.Incoming("Treffen", url: "https://one.example/2", language: "de", published: new(2024, 9, 1, 0, 0, 0, TimeSpan.Zero)),
            Make.Incoming("Elsewhere", url: "https://one.example/3", published: new(2024, 9, 2, 0, 0, 0, TimeSpan.Zero)));
        var (first, second) = (stored[0].ArticleId!.Value, stored[1].ArticleId!.Value);
        _db.Add(new ArticleEntity(first, brics.Id, Person.LocalId, Make.Now));
        _db.Add(new ArticleEntity(second, brics.Id, Person.LocalId, Make.Now));
        _db.Add(new ArticleTag(second, tag.Id, Person.LocalId, Make.Now));
        var label = await _db.Labels.OrderBy(one => one.Id).FirstAsync(Cancellation);
        foreach (var note in new[] { "One.", "Another." })
        {
            var version = await _db.ArticleVersions.SingleAsync(one => one.ArticleId == first, Cancellation);
            var annotation = new Annotation(first, version.Id, null, Person.LocalId, AnnotationMethod.Manual, Make.Now);
            annotation.Describe(label.Id, null, note, [], Make.Now);
            _db.Add(annotation);
        }

        await _db.SaveChangesAsync(Cancellation);
        var found = await ReadAsync("");
        Assert.False(found.IsPartial);
        Assert.Equal([("The Paper", 3)], Of(found, ArticleFacet.Source));
        Assert.Equal([("2024-09", 2), ("2024-08", 1)], Of(found, ArticleFacet.Month));
        Assert.Equal([("en", 2), ("de", 1)], Of(found, ArticleFacet.Language));
        Assert.Equal([("BRICS", 2)], Of(found, ArticleFacet.Entity));
        Assert.Equal([("diplomacy", 1)], Of(found, ArticleFacet.Tag));
        Assert.Equal([(label.Name, 1)], Of(found, ArticleFacet.Label));
        // What a value promises is what its filter gives.
        foreach (var query in new[] { $"entity={brics.Id}", "lang=en", "after=2024-09-01&before=2024-10-01" })
        {
            Assert.Equal(2, await ArticleFilter.Parse(query).Apply(_db).CountAsync(Cancellation));
        }
    }

    [Fact]
    public async Task Counts_are_those_of_the_search()
    {
        await _db.StoreAsync(Make.Incoming("Otter", language: "en"), Make.Incoming("Otter twee", language: "nl"), Make.Incoming("Badger", language: "fr"));
        Assert.Equal([("en", 1), ("nl", 1)], Of(await ReadAsync("q=otter"), ArticleFacet.Language));
        Assert.Empty((await ReadAsync("q=otter&lang=fr")).Counts);
    }

    [Fact]
    public async Task Of_many_articles_the_newest_are_counted_and_that_is_said()
    {
        await _db.StoreAsync(Make.Incoming("The first", language: "fr", published: new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        await CopyAsync(ArticleFacets.Newest - 1);
        var exact = await ReadAsync("");
        Assert.False(exact.IsPartial);
        Assert.Equal([("en", ArticleFacets.Newest - 1), ("fr", 1)], Of(exact, ArticleFacet.Language));
        await CopyAsync(1);
        var partial = await ReadAsync("");
        Assert.True(partial.IsPartial);
        Assert.Equal([("en", ArticleFacets.Newest)], Of(partial, ArticleFacet.Language));
    }

    private async Task CopyAsync(int count) => await _db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO articles (source_id, url, title, language, published_precision, sort_at, first_seen_at, last_checked_at, current_version, is_sample)
        SELECT source_id, 'https://many.example/' || gen_random_uuid(), 'One of many', 'en', published_precision, sort_at + n * interval '1 minute', first_seen_at, last_checked_at, 1, false
        FROM articles CROSS JOIN generate_series(1, {count}) AS n WHERE language = 'fr'
        """,
        Cancellation);

    private async Task<ArticleFacetCounts> ReadAsync(string query)
    {
        var counts = await new ArticleFacets(_db, new ArticleList(_db)).ReadAsync(ArticleFilter.Parse(query), Cancellation);
        Assert.NotNull(counts);
        return counts;
    }

    private static IEnumerable<(string Name, int Count)> Of(ArticleFacetCounts counts, ArticleFacet facet) =>
        counts.Counts.Where(one => one.Facet == facet).Select(one => (one.Name, one.Count));
}
