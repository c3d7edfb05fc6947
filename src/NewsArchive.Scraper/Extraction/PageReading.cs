using AngleSharp.Html.Parser;
using NewsArchive.Scraper.Extraction.Bodies;
using NewsArchive.Scraper.Extraction.Fields;
using NewsArchive.Scraper.Extraction.Pages;
using NewsArchive.Scraper.Extraction.SiteConfigs;
using NewsArchive.Scraper.Extraction.Structured;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Extraction;

/// <summary>
/// What one reading of a page found out: its sources, its headline and its body. The page is parsed once and walked once; article,
/// explanation and verdicts all come from here.
/// </summary>
internal sealed record PageReading(PageSources Sources, Found<string>? SiteName, Found<string>? Title, Body Body, string BodyRule)
{
    /// <summary>The rule of a text that stands in the page's data and not in its elements.</summary>
    public const string FromData = "json-ld";

    private const string Generic = "generic";
    private static readonly HtmlParserOptions Options = new() { SkipComments = true };

    /// <summary>The body's paragraphs.</summary>
    public IReadOnlyList<string> Paragraphs { get; private init; } = [];

    /// <summary>Length of the body in letters of an alphabet.</summary>
    public int Length { get; private init; }

    /// <summary>What the walk over the page found.</summary>
    public Page Page => Sources.Page;

    /// <summary>What the user's rules for the site find; null without such rules.</summary>
    public SiteReading? Site { get; private init; }

    /// <summary>Reads a page.</summary>
    /// <param name="html">The page's text.</param>
    /// <param name="url">The address it came from.</param>
    /// <param name="rules">The user's own rules for sites.</param>
    /// <param name="proposals">Where to note what the sources proposed for each field; null when nobody asks.</param>
    public static PageReading Of(string html, string url, SiteRuleSet? rules = null, List<FieldProposal>? proposals = null)
    {
        var config = rules?.For(url);
        using var document = new HtmlParser(Options).ParseDocument(NestingLimit.Apply(config?.Prepare(html) ?? html));
        var site = config is null ? null : SiteReading.Of(config, document);
        var page = PageWalk.Read(document, url, site?.Marked);
        var sources = new PageSources(page, StructuredArticle.Read(page.JsonLd, url), SiteRules.For(url)) { Proposals = proposals };
        var siteName = SubjectChoice.SiteName(sources);
        var title = SiteFields.Title(site) ?? TitleChoice.Choose(sources, siteName?.Value);
        var (body, rule) = ReadBody(sources, title?.Value, site);
        IReadOnlyList<string> paragraphs = [.. body.Kept().Select(block => ArchiveText.Normalize(page.Blocks[block].Text))];
        if (rule == Generic && DataBody.Read(sources.Data.Text("articleBody"), paragraphs) is { } fromData)
        {
            (paragraphs, rule) = (fromData, FromData);
        }

        return new PageReading(sources, siteName, title, body, rule)
        {
            Paragraphs = paragraphs,
            Site = site,
            Length = paragraphs.Sum(BlockWeights.Length),
        };
    }

    private static (Body Body, string Rule) ReadBody(PageSources sources, string? title, SiteReading? site) =>
        site is not null && SiteBody.Read(sources, site, title) is { } own ? (own, "site-rule")
        : sources.Rule is { } rule && RuledBody.Read(sources.Page, rule) is { } ruled
            ? (ruled, "site-rule")
            : (BodyReader.Read(sources.Page, title, LeadChoice.Descriptions(sources)), Generic);
}
