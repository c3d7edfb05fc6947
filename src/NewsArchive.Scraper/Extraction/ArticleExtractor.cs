using AngleSharp.Html.Parser;
using NewsArchive.Articles;
using NewsArchive.Scraper.Extraction.Bodies;
using NewsArchive.Scraper.Extraction.Fields;
using NewsArchive.Scraper.Extraction.Pages;
using NewsArchive.Scraper.Extraction.Structured;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Extraction;

/// <summary>
/// Reads the article a page holds: HTML and address in, article out. A pure function: no network, clock or database. The page is parsed
/// once and walked once; a page that holds no article gives no paragraphs, never an exception.
/// </summary>
public static class ArticleExtractor
{
    private const int LeastText = 60;

    private static readonly HtmlParserOptions Options = new() { SkipComments = true };

    /// <summary>Reads a page.</summary>
    /// <param name="html">The page's text.</param>
    /// <param name="url">The address it came from.</param>
    public static ExtractedArticle Extract(string html, string url)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(url);
        using var document = new HtmlParser(Options).ParseDocument(NestingLimit.Apply(html));
        var page = PageWalk.Read(document, url);
        return Read(new PageSources(page, StructuredArticle.Read(page.JsonLd, url), SiteRules.For(url)));
    }

    /// <summary>Tells for every block of text on a page whether it was taken for the body, and why not.</summary>
    /// <param name="html">The page's text.</param>
    /// <param name="url">The address it came from.</param>
    public static IReadOnlyList<ExplainedBlock> Explain(string html, string url)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(url);
        using var document = new HtmlParser(Options).ParseDocument(NestingLimit.Apply(html));
        var page = PageWalk.Read(document, url);
        var sources = new PageSources(page, StructuredArticle.Read(page.JsonLd, url), SiteRules.For(url));
        return ExplainedBlock.Of(page, ReadBody(sources, TitleChoice.Choose(sources, SubjectChoice.SiteName(sources)?.Value)?.Value).Body);
    }

    private static (Body Body, string Rule) ReadBody(PageSources sources, string? title) =>
        sources.Rule is { } rule && RuledBody.Read(sources.Page, rule) is { } ruled
            ? (ruled, "site-rule")
            : (BodyReader.Read(sources.Page, title, LeadChoice.Descriptions(sources)), "generic");

    private static ExtractedArticle Read(PageSources sources)
    {
        var siteName = SubjectChoice.SiteName(sources);
        var title = TitleChoice.Choose(sources, siteName?.Value);
        var (body, bodyRule) = ReadBody(sources, title?.Value);
        var paragraphs = body.Kept().Select(block => ArchiveText.Normalize(sources.Page.Blocks[block].Text)).ToList();
        var fields = new ArticleFields(sources.Page.Url);
        fields.Add(sources, siteName, paragraphs);
        if (title is null || paragraphs.Sum(BlockWeights.Length) < LeastText)
        {
            return fields.WithoutArticle();
        }

        return fields.WithArticle(sources, title, LeadChoice.Choose(sources, body, title.Value), paragraphs, bodyRule);
    }
}
