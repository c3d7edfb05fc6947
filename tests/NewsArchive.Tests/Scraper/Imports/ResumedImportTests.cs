using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Fetches;
using NewsArchive.Scraper.Imports;
using NewsArchive.Tests.Scraper.Imports.Warcs;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper.Imports;

/// <summary>An import that was cut off goes on where it came, and ends as it would have undisturbed.</summary>
public sealed class ResumedImportTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const int Count = 120;

    private readonly string _folder = Directory.CreateTempSubdirectory("newsarchive-resumed-").FullName;
    private FakeNewsSite _site = null!;
    private Collector _collector = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await FakeNewsSite.StartAsync();
        _collector = new Collector(database, _site, []);
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        await _site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("plain.warc")]
    [InlineData("packed.warc.gz")]
    [InlineData("lines.jsonl")]
    [InlineData("lines.jsonl.gz")]
    public async Task It_goes_on_behind_the_last_record_that_was_stored(string name)
    {
        var path = Write(name, Count);

        var before = await ImportAsync(path, stopAfter: 30);
        var stored = await CountAsync(name);
        var rest = await ImportAsync(path);

        Assert.InRange(stored, before.Count, Count - 1);
        Assert.Equal(Outcome.Skipped, rest[0].Result.Outcome);
        Assert.StartsWith("An earlier import of this file came to byte ", rest[0].Result.Reason, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Repeat(Outcome.Added, Count - stored), rest.Skip(1).Select(record => record.Result.Outcome));
        Assert.Equal(Count, await CountAsync(name));
        // It is over: the next time begins at the beginning.
        Assert.Equal(Enumerable.Repeat(Outcome.Unchanged, Count), (await ImportAsync(path)).Select(record => record.Result.Outcome));
    }

    [Fact]
    public async Task A_file_that_is_packed_as_a_whole_begins_anew_and_changes_nothing()
    {
        const string Name = "whole.warc.gz";
        var path = Path.Combine(_folder, Name);
        await File.WriteAllBytesAsync(path, WarcText.Gzip([.. Enumerable.Range(0, Count).Select(number => WarcText.Page(Url(Name, number), $"{Name} {number}"))]));

        await ImportAsync(path, stopAfter: 30);
        var stored = await CountAsync(Name);
        var rest = await ImportAsync(path);

        Assert.Equal((stored, Count - stored), (rest.Count(record => record.Result.Outcome == Outcome.Unchanged), rest.Count(record => record.Result.Outcome == Outcome.Added)));
    }

    [Fact]
    public async Task Another_file_of_the_same_name_begins_at_its_beginning()
    {
        var path = Write("same.jsonl", Count);
        await ImportAsync(path, stopAfter: 30);

        Write("same.jsonl", Count + 1);

        Assert.Equal(Count + 1, (await ImportAsync(path)).Count(record => record.Result.Outcome is Outcome.Added or Outcome.Unchanged));
    }

    private static string Url(string name, int number) => $"https://resumed.example/{name}/{number}";

    private string Write(string name, int count)
    {
        var path = Path.Combine(_folder, name);
        var records = Enumerable.Range(0, count).Select(number => name.Contains("warc", StringComparison.Ordinal)
            ? WarcText.Page(Url(name, number), $"{name} {number}")
            : Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { url = Url(name, number), title = $"{name} {number}", text = "Text." }) + "\n"));
        File.WriteAllBytes(path, name switch
        {
            "packed.warc.gz" => [.. records.SelectMany(record => WarcText.Gzip(record))],
            "lines.jsonl.gz" => WarcText.Gzip([.. records]),
            _ => [.. records.SelectMany(record => record)],
        });
        return path;
    }

    private async Task<int> CountAsync(string name)
    {
        await using var db = database.CreateContext();
        return await db.Articles.CountAsync(article => article.Url.StartsWith($"https://resumed.example/{name}/"));
    }

    private async Task<List<ImportedRecord>> ImportAsync(string path, int stopAfter = int.MaxValue)
    {
        var files = _collector.Get<ImportFiles>();
        var results = new List<ImportedRecord>();
        try
        {
            await foreach (var record in _collector.Get<ArchiveImport>().RunAsync(UpToAsync(files.ReadAsync([path], null, default), stopAfter), Path.GetFileName(path), null, default))
            {
                results.Add(record);
            }
        }
        catch (OperationCanceledException)
        {
            // Cut off, as was asked for.
        }

        return results;
    }

    /// <summary>Breaks off like a program that ends, after some records.</summary>
    private static async IAsyncEnumerable<ImportRecord> UpToAsync(IAsyncEnumerable<ImportRecord> records, int most)
    {
        await foreach (var record in records)
        {
            if (most-- == 0)
            {
                throw new OperationCanceledException();
            }

            yield return record;
        }
    }
}
