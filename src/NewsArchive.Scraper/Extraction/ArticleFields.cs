using NewsArchive.Articles;
using NewsArchive.Scraper.Extraction.Fields;
using NewsArchive.Scraper.Extraction.SiteConfigs;
using NewsArchive.Scraper.Extraction.Verdicts;

namespace NewsArchive.Scraper.Extraction;

/// <summary>Puts the chosen fields together and notes which rule chose each, and how sure it is.</summary>
internal sealed class ArticleFields
{
    private readonly Dictionary<string, string> _rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _confidence = new(StringComparer.Ordinal);

    /// <summary>The article of a page that was read. Of a page without one only what holds for any page.</summary>
    public static ExtractedArticle Of(PageReading reading)
    {
        var fields = new ArticleFields();
        var page = fields.ReadPage(reading);
        return ArticleVerdict.WhyNone(reading) is { } reason
            ? page with { NotArticle = reason }
            : fields.ReadArticle(page, reading);
    }

    private ExtractedArticle ReadPage(PageReading reading) => new()
    {
        Url = reading.Page.Url,
        CanonicalUrl = Note("canonicalUrl", AddressChoice.Canonical(reading.Sources)),
        Section = Note("section", SubjectChoice.Section(reading.Sources)),
        Keywords = Note("keywords", SubjectChoice.Keywords(reading.Sources, reading.SiteName?.Value)) ?? [],
        Language = Note("language", LanguageChoice.Choose(reading.Sources, reading.Paragraphs)),
        SiteName = Note("siteName", reading.SiteName),
        ImageUrl = Note("image", ImageChoice.Choose(reading.Sources)),
        Rules = _rules,
        Confidence = _confidence,
    };

    private ExtractedArticle ReadArticle(ExtractedArticle page, PageReading reading)
    {
        var isStub = PaywallVerdict.IsStub(reading);
        _rules["text"] = reading.Site is { } site ? SiteFields.BodyRule(reading.BodyRule, site) : reading.BodyRule;
        _confidence["text"] = TextConfidence.Of(reading, isStub);
        var place = ArticlePlace.Find(reading.Page, reading.Title?.Value ?? "");
        var credit = Note("authors", SiteFields.Authors(reading) ?? AuthorChoice.Choose(reading.Sources, reading.SiteName?.Value, place));
        return page with
        {
            Title = Note("title", reading.Title),
            Lead = Note("lead", LeadChoice.Choose(reading.Sources, reading.Body, reading.Title?.Value ?? "")),
            Authors = credit?.Names ?? [],
            AuthorOrganizations = credit?.Organizations ?? [],
            Published = Note("published", SiteFields.Published(reading.Site, reading.Page.Language) ?? TimeChoice.Published(reading.Sources, place)),
            Modified = Note("modified", TimeChoice.Modified(reading.Sources)),
            Paragraphs = reading.Paragraphs,
            IsPaywalled = isStub,
        };
    }

    private T? Note<T>(string field, Found<T>? found)
        where T : class
    {
        if (found is null)
        {
            return null;
        }

        _rules[field] = found.Rule;
        if (found.Confidence is { } confidence)
        {
            _confidence[field] = confidence;
        }

        return found.Value;
    }
}
