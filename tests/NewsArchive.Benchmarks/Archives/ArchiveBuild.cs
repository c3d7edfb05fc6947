using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Captures;
using NewsArchive.Data;
using NewsArchive.Entities;
using NewsArchive.Sources;
using Npgsql;

namespace NewsArchive.Benchmarks.Archives;

/// <summary>
/// Builds an archive of any size that the site works on: rows by COPY, what search reads by the product's own statement on a second connection
/// meanwhile, the indexes at the end.
/// </summary>
internal sealed class ArchiveBuild(ArchiveDatabase database, int count)
{
    private const int Batch = 5_000;
    private static readonly string[] Tables = ["articles", "article_versions", "captures", "article_addresses", "mentions"];

    private readonly long _begun = Stopwatch.GetTimestamp();

    /// <summary>Builds it; takes about a second a thousand articles.</summary>
    public async Task RunAsync()
    {
        var pool = SentencePool.Load();
        Say($"text from {pool.Origin}");
        await database.CreateAsync();
        var body = await AddRegistryAsync();
        await using var connection = await database.LoadAsync();
        var indexes = await DropIndexesAsync(connection);
        await FillAsync(connection, pool, body);
        await using (var db = database.Open())
        {
            db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
            Say($"{await ArticleSearchIndex.DivideAsync(db, CancellationToken.None)} quarters of search got parts of their own");
        }

        foreach (var index in indexes)
        {
            await ArchiveDatabase.ExecuteAsync(connection, index);
            Say($"{index.Split(" USING")[0]}");
        }

        await ArchiveDatabase.ExecuteAsync(connection, $"""
            SELECT setval(pg_get_serial_sequence(name, 'id'), {count}) FROM unnest(ARRAY['articles', 'article_versions', 'captures']) AS name;
            UPDATE aliases SET matched_at = created_at;
            """);
        await ArchiveDatabase.ExecuteAsync(connection, "VACUUM (ANALYZE)");
        await database.MarkBuiltAsync();
        Say($"built, {(long)(await database.ScalarAsync("SELECT pg_database_size(current_database())"))! / 1e9:F1} GB");
    }

    private async Task FillAsync(NpgsqlConnection connection, SentencePool pool, CaptureBody body)
    {
        var copy = new ArchiveCopy(connection, body);
        var indexing = Task.CompletedTask;
        for (var first = 1; first <= count; first += Batch)
        {
            var ids = Enumerable.Range(first, Math.Min(Batch, count - first + 1)).ToArray();
            var articles = new InventedArticle[ids.Length];
            Parallel.For(0, ids.Length, place => articles[place] = InventedArticle.Make(ids[place], count, pool));
            await copy.WriteAsync(articles);
            await indexing;
            indexing = IndexAsync(articles);
            if ((first - 1) % (Batch * 10) == 0)
            {
                Say($"{first - 1 + ids.Length} articles");
            }
        }

        await indexing;
    }

    private async Task IndexAsync(InventedArticle[] articles)
    {
        await using var db = database.Open();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await ArticleSearchIndex.WriteAsync(
            db, [.. articles.Select(article => article.Id)], [.. articles.Select(article => SearchConfigurations.For(article.Language))], CancellationToken.None);
    }

    /// <summary>Outlets, entities with their names, and the one page that all captures share.</summary>
    private async Task<CaptureBody> AddRegistryAsync()
    {
        var at = DateTimeOffset.UnixEpoch;
        var page = Encoding.UTF8.GetBytes("<!doctype html><title>Invented</title><p>The page of every article of the measured archive.");
        var body = CaptureBody.Of(new CaptureDraft { Origin = CaptureOrigin.File, Url = "https://paper1.example/", Body = page, CapturedAt = at, MediaType = "text/html" });
        await using var db = database.Open();
        db.CaptureBodies.Add(body);
        await db.SaveChangesAsync();
        foreach (var number in Enumerable.Range(1, InventedArticle.Sources))
        {
            db.Sources.Add(new Source("The " + InventedNames.Name(2_000_000 + number) + " Paper", string.Create(CultureInfo.InvariantCulture, $"paper{number}.example"), at));
        }

        var types = Enum.GetValues<EntityType>();
        foreach (var number in Enumerable.Range(1, InventedArticle.Entities))
        {
            db.Entities.Add(new Entity(InventedArticle.EntityName(number), types[number % 3], null, at));
        }

        await db.Database.BeginTransactionAsync();
        await db.SaveInBulkAsync(CancellationToken.None);
        await db.Database.CommitTransactionAsync();
        return body;
    }

    /// <summary>Drops what is not the key of a table and says how to make it again.</summary>
    private async Task<List<string>> DropIndexesAsync(NpgsqlConnection connection)
    {
        var names = new List<string>();
        var definitions = new List<string>();
        await using (var command = new NpgsqlCommand(
            """
            SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
            WHERE (c.relname = ANY ($1) OR c.relname = 'article_search') AND NOT i.indisprimary
            """,
            connection))
        {
            command.Parameters.AddWithValue(Tables);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                names.Add(reader.GetString(0));
                definitions.Add(reader.GetString(1).Replace(" ON ONLY ", " ON ", StringComparison.Ordinal));
            }
        }

        foreach (var name in names)
        {
            await ArchiveDatabase.ExecuteAsync(connection, $"DROP INDEX {name}");
        }

        Say($"{names.Count} indexes are left for the end");
        return definitions;
    }

    private void Say(FormattableString line) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Stopwatch.GetElapsedTime(_begun).TotalSeconds,6:F0} s  ") + line.ToString(CultureInfo.InvariantCulture));
}
