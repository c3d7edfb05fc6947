using NewsArchive.Scraper.Extraction.Bodies;
using NewsArchive.Scraper.Extraction.Pages;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>Chooses what the publisher says the article and the site are about: keywords, section, site name.</summary>
internal static class SubjectChoice
{
    private const int MostKeywords = 100;
    private const int FewestOfASite = 4;
    private const int LongParagraph = 80;

    /// <summary>The publisher's keywords; null when there are none of this article.</summary>
    public static Found<IReadOnlyList<string>>? Keywords(PageSources sources, string? siteName)
    {
        foreach (var (words, rule, isOfArticle) in (ReadOnlySpan<(IEnumerable<string>, string, bool)>)
            [(sources.Data.Texts("keywords"), "json-ld", true), (Metas(sources, "article:tag"), "og", true), (Metas(sources, "news_keywords"), "meta", true),
             (Metas(sources, "keywords"), "meta", false), (Metas(sources, "parsely-tags"), "meta", true)])
        {
            var list = words.ToList();
            // A list is taken as it is; a single text is a list in one string.
            var split = list.Count == 1 ? list[0].Split([',', ';', '、', '，', '|'], StringSplitOptions.RemoveEmptyEntries) : [.. list];
            var keywords = split.Select(ArchiveText.NormalizeLine).Where(word => word.Length > 0 && (siteName is null || !TextLikeness.Same(word, siteName)))
                .Distinct(StringComparer.OrdinalIgnoreCase).Take(MostKeywords).ToList();
            if (keywords.Count == 0)
            {
                continue;
            }

            sources.Proposals?.Add(new FieldProposal("keywords", rule, string.Join(", ", keywords)));
            if (isOfArticle || keywords.Count < FewestOfASite || OccurIn(sources.Page, keywords))
            {
                return new Found<IReadOnlyList<string>>(keywords, rule);
            }
        }

        return null;
    }

    /// <summary>The section the article stands in.</summary>
    public static Found<string>? Section(PageSources sources) =>
        First(sources, "section", (sources.Page.Meta("article:section", "og:article:section"), "og"), (sources.Data.Text("articleSection"), "json-ld"),
            (sources.Page.Meta("parsely-section", "section", "cxenseparse:section", "itemprop:articlesection"), "meta"));

    /// <summary>The name the site gives itself.</summary>
    public static Found<string>? SiteName(PageSources sources) =>
        First(sources, "siteName", (sources.Page.Meta("og:site_name"), "og"), (sources.Data.Names("publisher") is [var publisher, ..] ? publisher.Name : null, "json-ld"),
            (sources.Page.Meta("application-name", "apple-mobile-web-app-title", "twitter:app:name:iphone"), "meta"), (sources.Data.Publishers() is [var known, ..] ? known : null, "json-ld"));

    private static List<string> Metas(PageSources sources, string name) => sources.Page.Metas.GetValueOrDefault(name) ?? [];

    /// <summary>Keywords that a template gives every page of the site occur nowhere in the running text.</summary>
    private static bool OccurIn(Page page, List<string> keywords)
    {
        foreach (var block in page.Blocks)
        {
            if (block.Kind is BlockKind.Paragraph or BlockKind.Loose && block.Text.Length > LongParagraph
                && keywords.Exists(word => block.Text.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first source that says something; others that say the same make it surer.</summary>
    private static Found<string>? First(PageSources sources, string field, params ReadOnlySpan<(string? Text, string Rule)> proposals)
    {
        Found<string>? first = null;
        var agreeing = 0;
        foreach (var (text, rule) in proposals)
        {
            var line = ArchiveText.NormalizeLine(text);
            if (line.Length == 0 || TextLikeness.Key(line).Length == 0 || line.Contains("://", StringComparison.Ordinal))
            {
                continue;
            }

            sources.Proposals?.Add(new FieldProposal(field, rule, line));
            first ??= new Found<string>(line, rule);
            agreeing += TextLikeness.Same(first.Value, line) ? 1 : 0;
        }

        return first is null ? null : first with { Confidence = agreeing > 1 ? 0.95 : 0.75 };
    }
}
