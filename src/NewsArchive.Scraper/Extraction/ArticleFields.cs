using NewsArchive.Articles;
using NewsArchive.Scraper.Extraction.Fields;

namespace NewsArchive.Scraper.Extraction;

/// <summary>Puts the chosen fields together and notes which rule chose each.</summary>
internal sealed class ArticleFields(string url)
{
    private readonly Dictionary<string, string> _rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _confidence = new(StringComparer.Ordinal);
    private ExtractedArticle _article = new() { Url = url };

    /// <summary>Adds what holds for any page, article or not.</summary>
    public void Add(PageSources sources, Found<string>? siteName, IReadOnlyList<string> paragraphs) => _article = _article with
    {
        CanonicalUrl = Note("canonicalUrl", AddressChoice.Canonical(sources)),
        Section = Note("section", SubjectChoice.Section(sources)),
        Keywords = Note("keywords", SubjectChoice.Keywords(sources, siteName?.Value)) ?? [],
        Language = Note("language", LanguageChoice.Choose(sources, paragraphs)),
        SiteName = Note("siteName", siteName),
        ImageUrl = Note("image", ImageChoice.Choose(sources)),
    };

    /// <summary>The page as one that holds no article.</summary>
    public ExtractedArticle WithoutArticle() => _article with { Rules = _rules, Confidence = _confidence };

    /// <summary>The page with its article.</summary>
    public ExtractedArticle WithArticle(
        PageSources sources, Found<string> title, Found<string>? lead, IReadOnlyList<string> paragraphs, string bodyRule)
    {
        _rules["text"] = bodyRule;
        var place = ArticlePlace.Find(sources.Page, title.Value);
        var credit = Note("authors", AuthorChoice.Choose(sources, _article.SiteName, place));
        return _article with
        {
            Title = Note("title", title),
            Lead = Note("lead", lead),
            Authors = credit?.Names ?? [],
            AuthorOrganizations = credit?.Organizations ?? [],
            Published = Note("published", TimeChoice.Published(sources, place)),
            Modified = Note("modified", TimeChoice.Modified(sources)),
            Paragraphs = paragraphs,
            Rules = _rules,
            Confidence = _confidence,
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
