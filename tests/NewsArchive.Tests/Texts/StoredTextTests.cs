using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Operations;
using NewsArchive.Persons;
using NewsArchive.Tests.Support;
using NewsArchive.Texts;
using Npgsql;

namespace NewsArchive.Tests.Texts;

/// <summary>What the database itself promises about texts, whoever writes to it.</summary>
public sealed class StoredTextTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("Sergei Shoigu visited Iran", "Sergei Shoigu", 0, 13)]
    [InlineData("😀 Iran", "Iran", 2, 6)]
    [InlineData("👩‍🚀 Iran", "Iran", 4, 8)]
    [InlineData("Sergei\nShoigu visited Iran", "Sergei\nShoigu", 0, 13)]
    [InlineData("Шойгу посетил Иран", "Иран", 14, 18)]
    [InlineData("زار شويغو إيران", "إيران", 10, 15)]
    public async Task PostgreSQL_counts_as_we_do(string body, string quote, int start, int end)
    {
        await using var db = database.CreateContext();
        var result = Assert.Single(await db.StoreAsync(Make.Incoming("T", paragraphs: [body])));
        var version = await db.ArticleVersions.SingleAsync(v => v.ArticleId == result.ArticleId);
        var map = new CodePointMap(version.Text);
        var anchor = TextAnchor.At(map, version.BodyStart + start, version.BodyStart + end);
        Assert.Equal(quote, anchor.Quote);
        db.Annotations.Add(new Annotation(version.ArticleId, version.Id, anchor, Person.LocalId, AnnotationMethod.Manual, Make.Now));
        await db.SaveChangesAsync();
    }

    [Theory]
    [InlineData(0, 4, "Iran")]
    [InlineData(5, 9, "iran")]
    [InlineData(6, 10, "Iran")]
    [InlineData(5, 99, "Iran")]
    [InlineData(50, 51, "")]
    public async Task A_quote_that_does_not_stand_at_its_offsets_is_refused(int start, int end, string quote)
    {
        await using var db = database.CreateContext();
        var version = await StoreAsync(db, "In 😀 Iran");
        var body = version.BodyStart;
        var anchor = new TextAnchor(body + start, body + end, quote, "", "");
        db.Annotations.Add(new Annotation(version.ArticleId, version.Id, anchor, Person.LocalId, AnnotationMethod.Manual, Make.Now));
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        Assert.Equal(PostgresErrorCodes.CheckViolation, Assert.IsType<PostgresException>(refused.InnerException).SqlState);
    }

    [Fact]
    public async Task An_annotation_cannot_be_moved_to_where_its_quote_does_not_stand()
    {
        await using var db = database.CreateContext();
        var version = await StoreAsync(db, "Iran and Iraq");
        var anchor = TextAnchor.Find(new CodePointMap(version.Text), "Iran").Last();
        db.Annotations.Add(new Annotation(version.ArticleId, version.Id, anchor, Person.LocalId, AnnotationMethod.Manual, Make.Now));
        await db.SaveChangesAsync();
        await AssertRefusedAsync(db, "UPDATE annotations SET start = start + 1, \"end\" = \"end\" + 1", PostgresErrorCodes.CheckViolation);
    }

    [Fact]
    public async Task An_annotation_names_the_article_of_its_version()
    {
        await using var db = database.CreateContext();
        var (one, other) = (await StoreAsync(db, "One"), await StoreAsync(db, "Other"));
        db.Annotations.Add(new Annotation(other.ArticleId, one.Id, null, Person.LocalId, AnnotationMethod.Manual, Make.Now));
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, Assert.IsType<PostgresException>(refused.InnerException).SqlState);
    }

    [Fact]
    public async Task Texts_captures_and_the_log_cannot_be_changed()
    {
        await using var db = database.CreateContext();
        await StoreAsync(db, "Iran");
        db.Operations.Add(new Operation(Person.LocalId, OperationSubject.Tag, 1, null, null, "{}", Make.Now));
        await db.SaveChangesAsync();
        string[] attempts =
        [
            "UPDATE article_versions SET text = 'other'", "UPDATE captures SET url = 'other'", "UPDATE capture_bodies SET length = 0",
            "UPDATE operations SET after = NULL", "DELETE FROM operations",
        ];
        foreach (var attempt in attempts)
        {
            await AssertRefusedAsync(db, attempt, PostgresErrorCodes.IntegrityConstraintViolation);
        }
    }

    private static async Task AssertRefusedAsync(NewsArchive.Data.ArchiveDbContext db, string sql, string state)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(sql));
        Assert.Equal(state, refused.SqlState);
    }

    private static async Task<NewsArchive.Articles.ArticleVersion> StoreAsync(NewsArchive.Data.ArchiveDbContext db, string body)
    {
        var result = Assert.Single(await db.StoreAsync(Make.Incoming(paragraphs: [body])));
        return await db.ArticleVersions.SingleAsync(version => version.ArticleId == result.ArticleId);
    }
}
