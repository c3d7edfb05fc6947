using System.Runtime.CompilerServices;
using System.Text.Json;
using NewsArchive.Articles;
using NewsArchive.Captures;
using NewsArchive.Scraper.Extraction.Fields;

namespace NewsArchive.Scraper.Imports;

/// <summary>
/// Reads articles, one JSON object a line: url, title and text, and what else is known (source, published, lang and the other fields that
/// "extract" prints). Paragraphs of the text are apart by line breaks.
/// </summary>
internal static class ArticleLinesReader
{
    public static async IAsyncEnumerable<ImportRecord> ReadAsync(
        ImportFile file,
        ImportPlace from,
        DateTimeOffset at,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in FileLines.ReadAsync(file, from, cancellationToken))
        {
            yield return Read(line.Bytes, $"{file.Path} line {line.Number}", at) with { After = line.After };
        }
    }

    private static ImportRecord Read(byte[] line, string name, DateTimeOffset at)
    {
        if (!JsonRecord.TryParse(line, out var json, out var problem))
        {
            return new ImportRecord.Broken(name, problem);
        }

        using (json)
        {
            var record = json.RootElement;
            var url = JsonRecord.Text(record, "canonicalUrl", "url");
            if (ArticleUrl.Canonicalize(url) is not { } canonical)
            {
                return new ImportRecord.Broken(name, url is null ? "It has no \"url\"; every article needs one." : $"Its \"url\" is not an http or https address: {url}");
            }

            var capture = new CaptureDraft
            {
                Origin = CaptureOrigin.File,
                Url = canonical,
                Body = line,
                CapturedAt = at,
                MediaType = "application/json",
                Charset = "utf-8",
            };
            return new ImportRecord.Readable(canonical, new IncomingArticle(ArticleOf(record, canonical), capture)
            {
                SourceName = JsonRecord.Text(record, "source"),
            });
        }
    }

    private static ExtractedArticle ArticleOf(JsonElement record, string url)
    {
        var paragraphs = JsonRecord.Texts(record, "paragraphs");
        return new ExtractedArticle
        {
            Url = url,
            CanonicalUrl = url,
            Title = JsonRecord.Text(record, "title"),
            Lead = JsonRecord.Text(record, "lead"),
            Authors = JsonRecord.Texts(record, "authors"),
            AuthorOrganizations = JsonRecord.Texts(record, "authorOrganizations"),
            Published = PrintedDates.Read(JsonRecord.Text(record, "published")),
            Modified = PrintedDates.Read(JsonRecord.Text(record, "modified")),
            Section = JsonRecord.Text(record, "section"),
            Keywords = JsonRecord.Texts(record, "keywords"),
            Language = JsonRecord.Text(record, "lang", "language"),
            SiteName = JsonRecord.Text(record, "siteName"),
            ImageUrl = JsonRecord.Text(record, "image"),
            Paragraphs = paragraphs.Count > 0
                ? paragraphs
                : JsonRecord.Text(record, "text")?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            Rules = new Dictionary<string, string> { ["*"] = "json-lines" },
            Confidence = JsonRecord.Numbers(record, "confidence"),
            IsPaywalled = JsonRecord.IsTrue(record, "paywalled") || JsonRecord.IsTrue(record, "isPaywalled"),
            NotArticle = JsonRecord.Text(record, "notArticle"),
        };
    }
}
