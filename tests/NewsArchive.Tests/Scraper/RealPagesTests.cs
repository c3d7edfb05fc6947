using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Fetches;
using NewsArchive.Scraper.Imports;
using NewsArchive.Scraper.Scraping;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper;

/// <summary>Real pages of many publishers through the whole pipeline: served on loopback and scraped, then imported from their files.</summary>
public sealed class RealPagesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scraped_pages_are_unchanged_when_their_files_are_imported()
    {
        var folder = SharedFiles.Find("corpora/extraction/fundus");
        using var truth = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "truth.json"), Cancellation));
        var pages = truth.RootElement.EnumerateObject()
            .Select(page => (Url: page.Value.GetProperty("url").GetString()!, Path: Path.Combine(folder, "pages", page.Name + ".html.gz"))).ToList();
        await using var site = await FakeNewsSite.StartAsync();
        foreach (var (url, path) in pages)
        {
            site.Bytes(url, await UnpackAsync(path), "text/html; charset=utf-8");
        }

        await using var collector = new Collector(database, site, [.. pages.Select(page => new Uri(page.Url).IdnHost).Distinct()]);
        var scraped = await CountAsync(collector.Get<ScrapeNow>().RunAsync(TypedAddresses.Read(pages.Select(page => page.Url)), Cancellation), one => one.Result.Outcome);
        Assert.All(site.Unregistered, url => Assert.EndsWith("/robots.txt", url, StringComparison.Ordinal));
        Assert.Equal($"Added {pages.Count}", scraped);

        var manifest = Path.Combine(Directory.CreateTempSubdirectory("newsarchive-").FullName, "pages.jsonl");
        await File.WriteAllLinesAsync(manifest, pages.Select((page, id) => JsonSerializer.Serialize(new { id = $"{id}", url = page.Url, path = page.Path })), Cancellation);
        var records = collector.Get<ImportFiles>().ReadAsync([manifest], null, Cancellation);
        var imported = await CountAsync(collector.Get<ArchiveImport>().RunAsync(records, "pages", pages.Count, Cancellation), one => one.Result.Outcome);
        Assert.Equal($"Unchanged {pages.Count}", imported);
        await using var db = database.CreateContext();
        Assert.Equal(pages.Count, await db.ArticleVersions.CountAsync(Cancellation));
    }

    private static async Task<string> CountAsync<T>(IAsyncEnumerable<T> results, Func<T, Outcome> outcomeOf)
    {
        var outcomes = new List<Outcome>();
        await foreach (var result in results)
        {
            outcomes.Add(outcomeOf(result));
        }

        return string.Join(", ", outcomes.CountBy(outcome => outcome).Select(pair => $"{pair.Key} {pair.Value}"));
    }

    private static async Task<byte[]> UnpackAsync(string path)
    {
        await using var unpacked = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        await unpacked.CopyToAsync(bytes, Cancellation);
        return bytes.ToArray();
    }
}
