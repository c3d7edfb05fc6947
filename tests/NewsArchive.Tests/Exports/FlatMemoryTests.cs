using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Exports;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Exports;

/// <summary>Alone, because what other tests hold would be counted too.</summary>
[CollectionDefinition(nameof(FlatMemoryTests), DisableParallelization = true)]
[Collection(nameof(FlatMemoryTests))]
public sealed class FlatMemoryTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Copies = 5_000;

    private const int Megabyte = 1 << 20;

    [Theory]
    [InlineData("jsonl")]
    [InlineData("csv")]
    public async Task An_export_does_not_hold_what_it_has_written(string format)
    {
        await using var db = database.CreateContext();
        await EnsureCopiesAsync(db);
        var request = ExportRequest.For(ArticleFilter.Parse("source=paper.example"), ExportFormats.Find(format)!);
        await using var output = new ForwardOnlyStream(keeps: false);
        var live = new LiveBytes();
        var manifest = await new ArticleExport(db).WriteFileAsync(request, "data", output, live, CancellationToken.None);

        Assert.Equal((Copies + 1, 2 * (Copies + 1)), (manifest.ArticleCount, (int)manifest.AnnotationCount));
        Assert.True(live.Samples >= 5, $"only {live.Samples} samples");
        // What the texts of all articles take is 40 MB; a batch of a hundred takes less than one.
        Assert.True(live.Growth < 10 * Megabyte, $"{live.Growth / Megabyte} MB more were alive at the worst moment");
        Assert.True(format == "csv" || output.Written > 40 * Megabyte, $"{output.Written} bytes");
    }

    private static async Task EnsureCopiesAsync(NewsArchive.Data.ArchiveDbContext db)
    {
        if (await db.Articles.AnyAsync())
        {
            return;
        }

        var stored = Assert.Single(await db.StoreAsync(Make.Incoming("Long 😀", paragraphs: [string.Concat(Enumerable.Repeat("A sentence about Iran. ", 360))])));
        await db.AnnotateAsync(stored.ArticleId!.Value, "Iran", "LOC", "a note");
        await db.AnnotateAsync(stored.ArticleId!.Value, "Long", "MISC", tags: ["tag"]);
        await CopyAsync(db, "articles", "id", $"1000 + n", ("url", "url || '/' || n"));
        await CopyAsync(db, "article_versions", "id", "1000 + n", ("article_id", "1000 + n"));
        await CopyAsync(db, "annotations", "id", "original.id * 10000 + n", ("article_id", "1000 + n"), ("version_id", "1000 + n"));
    }

    /// <summary>Copies every row many times inside the database, with another key and a few other values.</summary>
    private static async Task CopyAsync(NewsArchive.Data.ArchiveDbContext db, string table, string key, string keyValue, params (string Column, string Value)[] others)
    {
        var changes = others.Append((key, keyValue)).ToDictionary(change => change.Item1, change => change.Item2);
        var columns = await db.Database.SqlQuery<string>(
            $"SELECT column_name AS \"Value\" FROM information_schema.columns WHERE table_name = {table} ORDER BY ordinal_position").ToListAsync();
        var values = columns.Select(column => changes.TryGetValue(column, out var value) ? value : $"original.\"{column}\"");
        var names = columns.Select(column => $"\"{column}\"");
        var sql = $"INSERT INTO {table} ({string.Join(',', names)}) SELECT {string.Join(',', values)} FROM {table} AS original, generate_series(1, {Copies}) AS n";
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    private sealed class LiveBytes : IProgress<ExportProgress>
    {
        private readonly long _atStart = GC.GetTotalMemory(forceFullCollection: true);
        private int _reports;

        public int Samples { get; private set; }

        public long Growth { get; private set; }

        public void Report(ExportProgress value)
        {
            if (_reports++ % 10 == 0)
            {
                Samples++;
                Growth = Math.Max(Growth, GC.GetTotalMemory(forceFullCollection: true) - _atStart);
            }
        }
    }
}
