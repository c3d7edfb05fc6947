using NewsArchive.Scraper.Extraction.Bodies;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>Chooses what the publisher says the article and the site are about: keywords, section, site name.</summary>
internal static class SubjectChoice
{
    private const int MostKeywords = 100;

    /// <summary>The publisher's keywords; null when there are none.</summary>
    public static Found<IReadOnlyList<string>>? Keywords(PageSources sources)
    {
        foreach (var (words, rule) in (ReadOnlySpan<(IEnumerable<string>, string)>)
            [(sources.Data.Texts("keywords"), "json-ld"), (Metas(sources, "article:tag"), "og"),
             (Metas(sources, "news_keywords"), "meta"), (Metas(sources, "keywords"), "meta"), (Metas(sources, "parsely-tags"), "meta")])
        {
            var list = words.ToList();
            // A list is taken as it is; a single text is a list in one string.
            var split = list.Count == 1 ? list[0].Split([',', ';', '、'], StringSplitOptions.RemoveEmptyEntries) : [.. list];
            var keywords = split.Select(ArchiveText.NormalizeLine).Where(word => word.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase).Take(MostKeywords).ToList();
            if (keywords.Count > 0)
            {
                return new Found<IReadOnlyList<string>>(keywords, rule);
            }
        }

        return null;
    }

    /// <summary>The section the article stands in.</summary>
    public static Found<string>? Section(PageSources sources) =>
        First((sources.Page.Meta("article:section", "og:article:section"), "og"), (sources.Data.Text("articleSection"), "json-ld"),
            (sources.Page.Meta("parsely-section", "section", "cxenseparse:section", "itemprop:articlesection"), "meta"));

    /// <summary>The name the site gives itself.</summary>
    public static Found<string>? SiteName(PageSources sources) =>
        First((sources.Page.Meta("og:site_name"), "og"), (sources.Data.Names("publisher") is [var publisher, ..] ? publisher.Name : null, "json-ld"),
            (sources.Page.Meta("application-name", "apple-mobile-web-app-title", "twitter:app:name:iphone"), "meta"), (sources.Data.Publishers() is [var known, ..] ? known : null, "json-ld"));

    private static List<string> Metas(PageSources sources, string name) => sources.Page.Metas.GetValueOrDefault(name) ?? [];

    private static Found<string>? First(params ReadOnlySpan<(string? Text, string Rule)> proposals)
    {
        foreach (var (text, rule) in proposals)
        {
            var line = ArchiveText.NormalizeLine(text);
            if (line.Length > 0 && TextLikeness.Key(line).Length > 0)
            {
                return new Found<string>(line, rule);
            }
        }

        return null;
    }
}
