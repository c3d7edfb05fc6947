using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Exports;
using NewsArchive.Fetches;
using NewsArchive.Tests.Exports;
using NewsArchive.Tests.Support;
using Npgsql;

namespace NewsArchive.Tests.Articles;

/// <summary>What an extraction says of itself, on its way through the archive.</summary>
public sealed class ExtractionSignsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_version_keeps_the_signs_and_they_leave_with_it()
    {
        await using var db = database.CreateContext();
        var stored = Assert.Single(await db.StoreAsync(Judged("Signs")));
        db.ChangeTracker.Clear();

        var version = await db.ArticleVersions.SingleAsync(one => one.ArticleId == stored.ArticleId, Stop);
        var line = Assert.Single(ExportSet.Lines(await db.WriteAsync(ArticleExportTests.Only(ExportFormats.Find("jsonl")!, stored))));

        Assert.Equal((true, "The Agency", 0.4), (version.IsPaywalled, Assert.Single(version.AuthorOrganizations), version.Confidence["text"]));
        Assert.Equal("""["The Agency"]""", line.GetProperty("authorOrganizations").GetRawText());
        Assert.Equal("""{"text":0.4,"title":0.9}""", line.GetProperty("confidence").GetRawText());
        Assert.True(line.GetProperty("isPaywalled").GetBoolean());
    }

    [Fact]
    public async Task Nobody_can_change_them_afterwards()
    {
        await using var db = database.CreateContext();
        var stored = Assert.Single(await db.StoreAsync(Judged("Fixed")));

        await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlAsync($"UPDATE article_versions SET is_paywalled = false WHERE article_id = {stored.ArticleId}", Stop));
    }

    [Fact]
    public async Task A_page_that_is_no_article_is_skipped_with_the_extractor_s_reason()
    {
        await using var db = database.CreateContext();
        var incoming = Make.Incoming("A list");

        var result = Assert.Single(await db.StoreAsync(incoming with { Article = incoming.Article with { NotArticle = "It lists other pages" } }));

        Assert.Equal(new IngestResult(Outcome.Skipped, "It lists other pages"), result);
    }

    private static IncomingArticle Judged(string title)
    {
        var incoming = Make.Incoming(title);
        return incoming with
        {
            Article = incoming.Article with
            {
                AuthorOrganizations = ["The Agency"],
                Confidence = new Dictionary<string, double> { ["title"] = 0.9, ["text"] = 0.4 },
                IsPaywalled = true,
            },
        };
    }
}
