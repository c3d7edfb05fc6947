using System.IO.Compression;
using System.Text;
using System.Text.Json;
using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Tests.Scraper.Extraction;

public sealed class ExtractionBatchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("extraction-batch").FullName;

    [Fact]
    public async Task Lines_come_in_the_manifest_s_order_with_their_ids()
    {
        Pack("a.html.gz", ArticlePage.Html());
        await File.WriteAllTextAsync(Path.Combine(_folder, "b.html"), ArticlePage.Html(), TestContext.Current.CancellationToken);
        var manifest = Enumerable.Range(0, 40).Select(i => $$"""{"id":"{{i}}","url":"https://a.example/{{i}}","path":"{{(i % 2 == 0 ? "a.html.gz" : "b.html")}}"}""");

        var lines = await Run([.. manifest]);

        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"{i}"), lines.Select(line => line.GetProperty("id").GetString()));
        Assert.All(lines, line => Assert.Equal(3, line.GetProperty("paragraphs").GetArrayLength()));
    }

    [Fact]
    public async Task Page_that_cannot_be_read_gives_an_error_and_the_rest_goes_on()
    {
        Pack("a.html.gz", ArticlePage.Html());
        await File.WriteAllTextAsync(Path.Combine(_folder, "broken.html.gz"), "not gzip", TestContext.Current.CancellationToken);

        var lines = await Run(
        [
            """{"id":"1","url":"https://a.example/1","path":"missing.html"}""",
            """{"id":"2","url":"https://a.example/2","path":"broken.html.gz"}""",
            "not json",
            "",
            """{"id":"4","path":"a.html.gz"}""",
            """{"id":"5","url":"https://a.example/5","path":"a.html.gz"}""",
        ]);

        Assert.Equal(5, lines.Count);
        Assert.All(lines.Take(4), line => Assert.NotEqual("", line.GetProperty("error").GetString()));
        Assert.Equal("1", lines[0].GetProperty("id").GetString());
        Assert.Equal("https://a.example/2", lines[1].GetProperty("url").GetString());
        Assert.Equal(ArticlePage.Title, lines[4].GetProperty("title").GetString());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<List<JsonElement>> Run(string[] manifest)
    {
        var lines = new List<JsonElement>();
        await foreach (var line in new ExtractionBatch(_folder).RunAsync(manifest.ToAsyncEnumerable(), TestContext.Current.CancellationToken))
        {
            using var json = JsonDocument.Parse(line);
            lines.Add(json.RootElement.Clone());
        }

        return lines;
    }

    private void Pack(string name, string html)
    {
        using var packed = new GZipStream(File.Create(Path.Combine(_folder, name)), CompressionLevel.Fastest);
        packed.Write(Encoding.UTF8.GetBytes(html));
    }
}
