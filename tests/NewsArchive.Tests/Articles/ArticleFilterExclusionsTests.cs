using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Entities;
using NewsArchive.Persons;
using NewsArchive.Tags;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Articles;

public sealed class ArticleFilterExclusionsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void What_is_left_out_is_read_and_written_back()
    {
        const string query = "?not-source=One&not-source=Two&not-lang=de&not-entity=5&not-tag=a%20b";
        var filter = ArticleFilter.Parse(query);
        Assert.Equal(["One", "Two"], filter.NotSources);
        Assert.Equal(query, filter.ToQueryString());
        Assert.False(filter.IsEmpty);
    }

    [Fact]
    public async Task What_is_left_out_is_not_found()
    {
        await using var db = database.CreateContext();
        var entity = new Entity("Harbour", EntityType.Place, null, Make.Now);
        var tag = new Tag("Shipping", Make.Now);
        db.AddRange(entity, tag);
        await db.SaveChangesAsync(Cancellation);
        var stored = await db.StoreAsync(
            Make.Incoming("Plain"), Make.Incoming("Unknown", language: null), Make.Incoming("Deutsch", language: "de"), Make.Incoming("Named"), Make.Incoming("Tagged"),
            With("Other", "https://other.example/1", "Other Paper"));
        db.Add(new ArticleEntity(stored[3].ArticleId!.Value, entity.Id, Person.LocalId, Make.Now));
        db.Add(new ArticleTag(stored[4].ArticleId!.Value, tag.Id, Person.LocalId, Make.Now));
        await db.SaveChangesAsync(Cancellation);

        async Task<string[]> Missing(string query)
        {
            var left = await ArticleFilter.Parse(query).Apply(db).Select(article => article.Title).ToListAsync(Cancellation);
            return [.. new[] { "Plain", "Unknown", "Deutsch", "Named", "Tagged", "Other" }.Except(left)];
        }

        Assert.Equal(["Deutsch"], await Missing("not-lang=DE"));
        Assert.Equal(["Named"], await Missing("not-entity=harbour"));
        Assert.Equal(["Named"], await Missing($"not-entity={entity.Id}"));
        Assert.Equal(["Tagged"], await Missing("not-tag=SHIPPING"));
        Assert.Equal(["Other"], await Missing("not-source=other+paper"));
        Assert.Equal(["Other"], await Missing("not-source=other.example"));
        Assert.Equal(["Deutsch", "Tagged", "Other"], await Missing("not-source=Other+Paper&not-lang=de&not-tag=shipping"));
        Assert.Empty(await Missing("not-entity=nobody&not-tag=none&not-source=none"));
    }

    private static IncomingArticle With(string title, string url, string site)
    {
        var incoming = Make.Incoming(title, url: url);
        return incoming with { Article = incoming.Article with { SiteName = site } };
    }
}
