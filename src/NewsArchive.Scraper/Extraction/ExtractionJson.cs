using System.Text.Encodings.Web;
using System.Text.Json;
using NewsArchive.Articles;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Extraction;

/// <summary>Writes an extracted article as the one-line JSON object that <c>newsarchive extract</c> prints. Scripts rely on its names.</summary>
public static class ExtractionJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The article as one line of JSON.</summary>
    /// <param name="article">What was extracted.</param>
    /// <param name="id">The id the caller knows the page by; left out when null.</param>
    public static string Write(ExtractedArticle article, string? id = null)
    {
        ArgumentNullException.ThrowIfNull(article);
        return Line(json =>
        {
            WriteId(json, id);
            WriteArticle(json, article);
        });
    }

    /// <summary>The account of an extraction as one line of JSON: the article as <c>extract</c> prints it, the proposals, the blocks.</summary>
    public static string Write(ExtractionReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Line(json =>
        {
            json.WriteStartObject("article");
            WriteArticle(json, report.Article);
            json.WriteEndObject();
            WriteList(json, "doubts", report.Article.Doubts);
            json.WriteStartArray("proposals");
            foreach (var proposal in report.Proposals)
            {
                json.WriteStartObject();
                json.WriteString("field", proposal.Field);
                json.WriteString("rule", proposal.Rule);
                json.WriteString("value", proposal.Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("blocks");
            foreach (var block in report.Blocks)
            {
                json.WriteStartObject();
                json.WriteBoolean("kept", block.IsKept);
                json.WriteString("text", block.Text);
                json.WriteString("reason", block.Reason);
                json.WriteString("reasonInWords", block.ReasonInWords);
                json.WriteString("path", block.Path);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    /// <summary>The line for a page that could not be read.</summary>
    /// <param name="id">The id the caller knows the page by; left out when null.</param>
    /// <param name="url">The page's address.</param>
    /// <param name="error">What went wrong, for people.</param>
    public static string WriteError(string? id, string? url, string error) => Line(json =>
    {
        WriteId(json, id);
        json.WriteString("url", url);
        json.WriteString("error", error);
    });

    private static void WriteArticle(Utf8JsonWriter json, ExtractedArticle article)
    {
        json.WriteString("url", article.Url);
        json.WriteString("canonicalUrl", article.CanonicalUrl);
        json.WriteString("title", article.Title);
        json.WriteString("lead", article.Lead);
        WriteList(json, "authors", article.Authors);
        WriteTime(json, "published", article.Published);
        WriteTime(json, "modified", article.Modified);
        json.WriteString("section", article.Section);
        WriteList(json, "keywords", article.Keywords);
        json.WriteString("language", article.Language);
        json.WriteString("siteName", article.SiteName);
        json.WriteString("image", article.ImageUrl);
        json.WriteString("text", string.Join("\n\n", article.Paragraphs));
        WriteList(json, "paragraphs", article.Paragraphs);
        json.WriteStartObject("rules");
        foreach (var (field, rule) in article.Rules.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteString(field, rule);
        }

        json.WriteEndObject();
        WriteList(json, "authorOrganizations", article.AuthorOrganizations);
        json.WriteStartObject("confidence");
        foreach (var (field, confidence) in article.Confidence.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(field, Math.Round(confidence, 2));
        }

        json.WriteEndObject();
        json.WriteBoolean("paywalled", article.IsPaywalled);
        json.WriteString("notArticle", article.NotArticle);
    }

    private static string Line(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteId(Utf8JsonWriter json, string? id)
    {
        if (id is not null)
        {
            json.WriteString("id", id);
        }
    }

    private static void WriteTime(Utf8JsonWriter json, string name, PrintedTime? time) => json.WriteString(name, time?.ToIso8601());

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
