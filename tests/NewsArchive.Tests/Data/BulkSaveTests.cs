using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Fetches;
using NewsArchive.Mentions;
using NewsArchive.Tests.Support;
using NewsArchive.Texts;
using Npgsql;

namespace NewsArchive.Tests.Data;

/// <summary>Batches are saved by COPY, a few rows by INSERT; nobody may see a difference.</summary>
public sealed class BulkSaveTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Count = 20;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("articles", "- 'id' - 'source_id' - 'url'")]
    [InlineData("article_versions", "- 'id' - 'article_id' - 'capture_id'")]
    [InlineData("captures", "- 'id' - 'url' - 'final_url'")]
    public async Task Many_rows_are_the_same_as_few(string table, string differences)
    {
        await using (var db = database.CreateContext())
        {
            var clock = new FixedClock();
            var ingest = new ArticleIngest(db, new GazetteerCache(), clock);
            await ingest.StoreAsync([.. Enumerable.Range(0, Count).Select(number => Full($"many-{table}", number))], Stop);
            for (var number = 0; number < Count; number++)
            {
                await ingest.StoreAsync([Full($"few-{table}", number)], Stop);
            }
        }

        var (many, few) = (await RowsAsync(table, differences, $"many-{table}"), await RowsAsync(table, differences, $"few-{table}"));
        Assert.Equal(Count, many.Count);
        Assert.Equal(few, many);
    }

    [Fact]
    public async Task Workers_that_store_overlapping_batches_at_once_store_each_article_once()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(async worker =>
        {
            await using var db = database.CreateContext();
            // Each in another order, so that they wait for each other in the middle.
            var numbers = Enumerable.Range(0, Count).Select(number => (number + (worker * 5)) % Count);
            return await db.StoreAsync([.. numbers.Select(number => Full("race", number))]);
        }));

        Assert.Equal(Count, results.SelectMany(result => result).Count(result => result.Outcome == Outcome.Added));
        Assert.Equal(3 * Count, results.SelectMany(result => result).Count(result => result.Outcome == Outcome.Unchanged));
        await using var check = database.CreateContext();
        Assert.Equal(Count, await check.ArticleVersions.CountAsync(version => version.Capture.Url.StartsWith("https://race.example/"), Stop));
    }

    [Fact]
    public async Task What_the_database_refuses_keeps_the_whole_batch_out()
    {
        await using var db = database.CreateContext();
        var bad = Full("refused", 7);
        bad = bad with { Article = bad.Article with { Rules = new Dictionary<string, string> { ["title"] = "\0" } } };
        var batch = Enumerable.Range(0, Count).Select(number => number == 7 ? bad : Full("refused", number));

        await Assert.ThrowsAsync<PostgresException>(() => db.StoreAsync([.. batch]));
        Assert.Empty(db.ChangeTracker.Entries());
        Assert.False(await db.Articles.AnyAsync(article => article.Url.StartsWith("https://refused.example/"), Stop));
        Assert.Equal(Outcome.Added, Assert.Single(await db.StoreAsync(Full("refused", 1))).Outcome);
    }

    /// <summary>An article with a value in every field; equal numbers of two hosts differ in their address only.</summary>
    private static IncomingArticle Full(string host, int number)
    {
        var url = $"https://{host}.example/{number}";
        var incoming = Make.Incoming($"Headline {number} 😀", "A \"lead\" with\ta tab", [$"Paragraph {number}.", "Second\nline."], url, "de", Make.Now.AddMinutes(number));
        return incoming with
        {
            Article = incoming.Article with
            {
                Authors = ["Anna Ämter", "B, C"],
                Modified = new PrintedTime("later", Make.Now.AddDays(1), TimePrecision.Instant),
                Section = "Politik",
                Keywords = ["eins", "zwei; drei"],
                ImageUrl = "https://pictures.example/1.jpg",
                Rules = new Dictionary<string, string> { ["title"] = "og" },
                AuthorOrganizations = ["dpa"],
                Confidence = new Dictionary<string, double> { ["title"] = 0.75 },
                IsPaywalled = number % 2 == 0,
            },
            Capture = incoming.Capture with { Headers = [new("X-One", "1"), new("X-Two", "2")], Redirects = ["https://hop.example/"], RemoteAddress = "192.0.2.1" },
        };
    }

    private async Task<List<string>> RowsAsync(string table, string differences, string host)
    {
        var key = table switch { "articles" => "article.id", "captures" => "capture.id", _ => "version.id" };
        var sql = $$"""
            SELECT (to_jsonb(found) {{differences}})::text AS "Value"
            FROM articles article
            JOIN article_versions version ON version.article_id = article.id
            JOIN captures capture ON capture.id = version.capture_id
            JOIN {{table}} found ON found.id = {{key}}
            WHERE article.url LIKE {0}
            ORDER BY capture.url
            """;
        await using var db = database.CreateContext();
        return await db.Database.SqlQueryRaw<string>(sql, $"https://{host}.example/%").ToListAsync(Stop);
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Make.Now;
    }
}
