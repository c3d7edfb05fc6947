using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper.Extraction;

/// <summary>Runs over the development corpora that lie beside the repository; without them there is nothing to measure.</summary>
public sealed partial class ExtractionCorpusTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("zyte", "body", 0.97)]
    [InlineData("fundus", "body_core", 0.965)]
    public void Body_f1_stays_above_the_floor(string corpus, string field, double floor)
    {
        var folder = SharedFiles.Find($"corpora/extraction/{corpus}");
        using var truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "truth.json")));

        var pages = truth.RootElement.EnumerateObject().AsParallel().Select(page => Measure(folder, page, field)).ToList();

        var precision = pages.Where(page => page.Said > 0).Average(page => (double)page.Shared / page.Said);
        var recall = pages.Where(page => page.True > 0).Average(page => (double)page.Shared / page.True);
        var f1 = 2 * precision * recall / (precision + recall);
        output.WriteLine($"{corpus}: F1 {f1:F4}, precision {precision:F4}, recall {recall:F4}, {pages.Count} pages");
        Assert.InRange(f1, floor, 1);
    }

    /// <summary>The counts of score.py: 4-token shingles as multisets.</summary>
    private static (int Shared, int Said, int True) Measure(string folder, JsonProperty page, string field)
    {
        using var unpacked = new GZipStream(File.OpenRead(Path.Combine(folder, "pages", page.Name + ".html.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        var article = ArticleExtractor.Extract(reader.ReadToEnd(), page.Value.GetProperty("url").GetString()!);
        var said = Shingles(string.Join("\n\n", article.Paragraphs));
        var meant = Shingles(page.Value.GetProperty(field).GetString()!);
        return (meant.Sum(pair => Math.Min(pair.Value, said.GetValueOrDefault(pair.Key))), said.Values.Sum(), meant.Values.Sum());
    }

    private static Dictionary<string, int> Shingles(string text)
    {
        var words = Word().Matches(text).Select(match => match.Value).ToList();
        var counts = new Dictionary<string, int>();
        for (var i = 0; i <= Math.Max(0, words.Count - 4) && words.Count > 0; i++)
        {
            var shingle = string.Join(' ', words.Skip(i).Take(4));
            counts[shingle] = counts.GetValueOrDefault(shingle) + 1;
        }

        return counts;
    }

    [GeneratedRegex(@"[\w\p{N}]+")]
    private static partial Regex Word();
}
