using System.Text.Encodings.Web;
using System.Text.Json;
using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Benchmarks;

/// <summary>Writes what the extractor reads from a corpus, in the form that the corpus' score.py takes.</summary>
internal static class ExtractionPredictions
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };
    private static readonly JsonSerializerOptions Lines = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the predictions for all pages of a corpus.</summary>
    public static int Write(string corpus, string output)
    {
        var predictions = Corpus.Pages(corpus).AsParallel().AsOrdered().Select(page => (page.Id, Article: ArticleExtractor.Extract(page.Html, page.Url)));
        var all = predictions.ToDictionary(page => page.Id, page => new
        {
            text = string.Join("\n\n", page.Article.Paragraphs),
            title = page.Article.Title,
            lead = page.Article.Lead,
            authors = page.Article.Authors,
            published = page.Article.Published?.ToIso8601(),
            rules = page.Article.Rules,
        });
        File.WriteAllText(output, JsonSerializer.Serialize(all, Options));
        return 0;
    }

    /// <summary>Prints what became of every block of one page, or of every page when the id is "all", as JSON lines.</summary>
    public static int Explain(string corpus, string id)
    {
        foreach (var page in Corpus.Pages(corpus).Where(page => id == "all" || page.Id.StartsWith(id, StringComparison.Ordinal)))
        {
            foreach (var block in ArticleExtractor.Explain(page.Html, page.Url).Blocks)
            {
                Console.WriteLine(JsonSerializer.Serialize(new { id = page.Id, block.Reason, block.Text, block.Path }, Lines));
            }
        }

        return 0;
    }
}
