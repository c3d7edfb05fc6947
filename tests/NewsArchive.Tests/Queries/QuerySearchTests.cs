using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Entities;
using NewsArchive.Mentions;
using NewsArchive.Persons;
using NewsArchive.Tags;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Queries;

public sealed class QuerySearchTests(QuerySearchTests.Stored stored) : IClassFixture<QuerySearchTests.Stored>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("title:harbour", "Harbour")]
    [InlineData("lead:harbour", "Lead")]
    [InlineData("harbour", "Harbour Lead")]
    [InlineData("title:harbour or lead:harbour", "Harbour Lead")]
    [InlineData("title:(harbour or ministers)", "Harbour Ministers")]
    [InlineData("minist*", "Ministers Ministres")]
    [InlineData("talks", "Ministers")]
    [InlineData("\"the ministers talked\"", "Ministers")]
    [InlineData("\"talked ministers\"", "")]
    [InlineData("\"grain ministers\"~6", "Ministers")]
    [InlineData("\"grain ministers\"~5", "")]
    [InlineData("harbour -lead:harbour", "Harbour")]
    [InlineData("-harbour -ministers -minist*", "Two Verkehr Минск")]
    [InlineData("verkehrsminister", "Verkehr")]
    [InlineData("переговоры", "Минск")]
    [InlineData("tag:trade", "Harbour")]
    [InlineData("tag:trade or talks", "Harbour Ministers")]
    [InlineData("(tag:trade or talks) -title:harbour", "Ministers")]
    [InlineData("-(tag:trade or talks or lang:de or lang:ru or lang:fr)", "Lead Two")]
    [InlineData("source:other.example", "Verkehr")]
    [InlineData("-source:other.example harbour or source:other.example", "Harbour Lead Verkehr")]
    [InlineData("lang:de or lang:ru", "Verkehr Минск")]
    [InlineData("by:smi", "Lead")]
    [InlineData("has:tags", "Harbour")]
    [InlineData("has:notes or note:nothing", "Lead")]
    [InlineData("note:CHECK", "Lead")]
    [InlineData("label:org has:annotations", "Lead")]
    [InlineData("has:lead", "Lead")]
    [InlineData("has:authors", "Lead")]
    [InlineData("has:versions or has:copies", "")]
    [InlineData("words:8", "Ministers")]
    [InlineData("words:>8 words:<20", "Two")]
    [InlineData("date:2024-08-16", "Ministers")]
    [InlineData("after:2024-08-17 before:2024-09", "Verkehr")]
    [InlineData("date:2024-08 lang:en", "Ministers")]
    [InlineData("entity:BRICS", "Two")]
    [InlineData("entity:Orban entity:brics", "Two")]
    [InlineData("entity:Orban entity:brics within:paragraph", "Two")]
    [InlineData("entity:Orban entity:brics within:sentence", "")]
    [InlineData("entity:Szijjarto entity:brics within:sentence", "Two")]
    [InlineData("entity:brics entity:Szijjarto within:sentence or lang:fr", "Ministres Two")]
    [InlineData("the", "")]
    [InlineData("it's \\ ' : & | ! <-> harbour", "Harbour Lead")]
    public async Task A_query_finds(string query, string titles)
    {
        await using var db = stored.Database.CreateContext();
        var filter = new ArticleFilter { Q = query };
        var rows = (await new ArticleList(db).ReadAsync(filter, Cancellation)).Rows;
        Assert.Equal(rows.Count, (await new ArticleList(db).SizeAsync(filter, Cancellation)).Articles);
        var found = await filter.Apply(db).Select(article => article.Title).ToListAsync(Cancellation);
        Assert.Equal(rows.Select(row => Plain(row.Title)).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.Equal(titles, string.Join(' ', found.Select(title => title.Split(' ')[0]).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Snippets_mark_what_is_wanted_also_beside_fields()
    {
        await using var db = stored.Database.CreateContext();
        var row = Assert.Single((await new ArticleList(db).ReadAsync(new ArticleFilter { Q = "(harbour or tag:none) -grain has:lead" }, Cancellation)).Rows);
        Assert.Contains("\u0001harbour\u0002", row.Snippet, StringComparison.Ordinal);
    }

    private static string Plain(string marked) => marked.Replace("\u0001", "", StringComparison.Ordinal).Replace("\u0002", "", StringComparison.Ordinal);

    /// <summary>A few articles of several languages, stored once.</summary>
    public sealed class Stored : IAsyncLifetime
    {
        public TestDatabase Database { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Database.InitializeAsync();
            await using var db = Database.CreateContext();
            foreach (var name in new[] { "BRICS", "Orban", "Szijjarto" })
            {
                db.Add(new Entity(name, EntityType.Organisation, null, Make.Now));
            }

            await db.SaveChangesAsync(Cancellation);
            await GazetteerCache.ChangeAsync(db, Cancellation);
            var lead = Make.Incoming("Lead story", "On the harbour.", ["Body text."], published: At(2024, 1, 1));
            await db.StoreAsync(
                Make.Incoming("Harbour reopens", null, ["Ships return."], published: At(2023, 1, 1)),
                lead with { Article = lead.Article with { Authors = ["Ann Smith"] } },
                Make.Incoming("Ministers meet", null, ["The ministers talked for hours about the grain."], published: At(2024, 8, 16)),
                Make.Incoming("Verkehr ruht", null, ["Der Verkehrsminister schweigt."], "https://other.example/1", "de", At(2024, 8, 20)),
                Make.Incoming("Минск ждёт", null, ["Переговоры идут."], language: "ru", published: At(2022, 1, 1)),
                Make.Incoming("Ministres réunis", null, ["Ils parlent."], language: "fr", published: At(2022, 1, 1)),
                Make.Incoming("Two sentences", null, ["Orban spoke in Budapest. Then Szijjarto praised BRICS at length."], published: At(2021, 1, 1)));
            await DescribeAsync(db);
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();

        private static async Task DescribeAsync(ArchiveDbContext db)
        {
            var tag = new Tag("Trade", Make.Now);
            db.Add(tag);
            await db.SaveChangesAsync(Cancellation);
            var harbour = await db.Articles.SingleAsync(article => article.Title == "Harbour reopens", Cancellation);
            db.ArticleTags.Add(new ArticleTag(harbour.Id, tag.Id, Person.LocalId, Make.Now));
            var version = await db.ArticleVersions.SingleAsync(one => one.Title == "Lead story", Cancellation);
            var annotation = new Annotation(version.ArticleId, version.Id, null, Person.LocalId, AnnotationMethod.Manual, Make.Now);
            annotation.Describe(2, null, "To check later", [], Make.Now);
            db.Annotations.Add(annotation);
            await db.SaveChangesAsync(Cancellation);
        }

        private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 9, 0, 0, TimeSpan.Zero);
    }
}
