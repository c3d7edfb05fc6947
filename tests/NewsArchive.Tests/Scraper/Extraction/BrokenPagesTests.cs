using System.IO.Compression;
using System.Text;
using System.Text.Json;
using NewsArchive.Articles;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper.Extraction;

/// <summary>Runs over the development pages that lie beside the repository. The long run is "fuzz" of the benchmarks.</summary>
public sealed class BrokenPagesTests
{
    private const int Seeds = 120;
    private const long MostMemory = 200L * 1024 * 1024;

    /// <summary>Reasons that depend on what stands around a line: a label only above the text, a date only outside an embedded post.</summary>
    private static readonly string[] DependentReasons = ["label-line", "date-line"];

    [Fact]
    public void Broken_pages_neither_throw_nor_take_much_memory()
    {
        var pages = Pages().ToList();
        Parallel.For(0, Seeds, seed =>
        {
            var (url, html) = pages[seed % pages.Count];
            var bytes = new PageMutation(seed).Of(html);
            var before = GC.GetAllocatedBytesForCurrentThread();

            var article = ArticleExtractor.Extract(PageText.Decode(bytes).Text, url);

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostMemory);
            Assert.DoesNotContain(article.Paragraphs, string.IsNullOrWhiteSpace);
            Assert.NotEmpty(ExtractionJson.Write(article));
            Assert.NotEmpty(VersionText.Compose(article.Title ?? "x", article.Lead, article.Paragraphs).Text);
        });
    }

    [Fact]
    public void Reading_a_clean_article_again_loses_only_lines_that_depend_on_their_surroundings()
    {
        Parallel.ForEach(Pages(), page =>
        {
            var article = ArticleExtractor.Extract(page.Html, page.Url);
            var again = ArticleExtractor.Explain(RandomPage.Plain(article), ArticlePage.Url);
            var lost = again.Blocks.Where(block => !block.IsKept && block.Reason is not ("title" or "outside") && !DependentReasons.Contains(block.Reason)).Select(block => $"{block.Reason}: {block.Text}");
            Assert.Empty(article.Paragraphs.Count > 0 ? lost : []);
        });
    }

    private static IEnumerable<(string Url, string Html)> Pages()
    {
        foreach (var corpus in new[] { "zyte", "fundus" })
        {
            var folder = SharedFiles.Find($"corpora/extraction/{corpus}");
            using var truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "truth.json")));
            foreach (var page in truth.RootElement.EnumerateObject())
            {
                using var unpacked = new GZipStream(File.OpenRead(Path.Combine(folder, "pages", page.Name + ".html.gz")), CompressionMode.Decompress);
                using var reader = new StreamReader(unpacked, Encoding.UTF8);
                yield return (page.Value.GetProperty("url").GetString()!, reader.ReadToEnd());
            }
        }
    }
}
