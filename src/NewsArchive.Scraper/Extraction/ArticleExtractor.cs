using NewsArchive.Articles;

namespace NewsArchive.Scraper.Extraction;

/// <summary>
/// Reads the article a page holds: HTML and address in, article out. A pure function: no network, clock or database. A page that holds no
/// article gives no paragraphs and the reason, never an exception.
/// </summary>
public static class ArticleExtractor
{
    /// <summary>Reads a page.</summary>
    /// <param name="html">The page's text.</param>
    /// <param name="url">The address it came from.</param>
    /// <param name="rules">The user's own rules for sites.</param>
    public static ExtractedArticle Extract(string html, string url, SiteRuleSet? rules = null) => Read(html, url, rules).Article;

    /// <summary>Reads a page and tells what the user's rules for its site say beyond the article.</summary>
    /// <param name="html">The page's text.</param>
    /// <param name="url">The address it came from.</param>
    /// <param name="rules">The user's own rules for sites.</param>
    public static RuledExtraction Read(string html, string url, SiteRuleSet? rules)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(url);
        var reading = PageReading.Of(html, url, rules);
        var article = ArticleFields.Of(reading);
        return new RuledExtraction(article, reading.Site?.SinglePage(url), reading.Site?.Warnings ?? []);
    }

    /// <summary>Reads a page and tells how: what every source proposed, and for every block of text whether it was taken for the body and why.</summary>
    /// <param name="html">The page's text.</param>
    /// <param name="url">The address it came from.</param>
    /// <param name="rules">The user's own rules for sites.</param>
    public static ExtractionReport Explain(string html, string url, SiteRuleSet? rules = null)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(url);
        var proposals = new List<FieldProposal>();
        var reading = PageReading.Of(html, url, rules, proposals);
        var article = ArticleFields.Of(reading);
        return new ExtractionReport(article, proposals, ExplainedBlock.Of(reading, article.NotArticle is null));
    }
}
