using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using NewsArchive.Benchmarks.Scoring;
using NewsArchive.Scraper.Extraction;
using SmartReader;

namespace NewsArchive.Benchmarks;

/// <summary>The programs that are compared: HTML and address in, article out, nothing from the network.</summary>
internal static partial class Contestants
{
    /// <summary>The parser alone: what no extractor that is built on it can be faster than.</summary>
    public static void Parse(string html) => new HtmlParser().ParseDocument(html).Dispose();

    /// <summary>This program.</summary>
    public static Reading NewsArchive(string html, string url)
    {
        var article = ArticleExtractor.Extract(html, url);
        return new Reading(string.Join("\n\n", article.Paragraphs), article.Title, article.Authors, article.Published?.ToIso8601());
    }

    /// <summary>
    /// SmartReader with its own text. It downloads a page only when it is given no text; its line of authors is cut as for all peers in
    /// shared/extraction.md, because it returns one line.
    /// </summary>
    public static Reading SmartReader(string html, string url)
    {
        var article = new Reader(url, html).GetArticle();
        var names = Leading().Replace((string.IsNullOrWhiteSpace(article.Author) ? article.Byline : article.Author) ?? "", "");
        return new Reading(
            article.TextContent ?? "",
            article.Title,
            [.. Dividers().Split(names).Select(name => name.Trim()).Where(name => name.Length > 0)],
            article.PublicationDate?.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^\s*(?:by|von)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(@"\s*[,;&]\s*|\s+(?:and|und|et)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dividers();
}
