using NewsArchive.Scraper.Extraction.Bodies;
using NewsArchive.Scraper.Extraction.Pages;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>
/// Chooses the headline by agreement: every source proposes, and the proposal that the others support most wins. One source alone is
/// often another, longer wording for search engines or social networks.
/// </summary>
internal static class TitleChoice
{
    private const int MostHeadings = 8;

    /// <summary>The headline; null when no source has one.</summary>
    public static Found<string>? Choose(PageSources sources, string? siteName)
    {
        var proposals = Propose(sources, siteName);
        Found<string>? best = null;
        var bestSupport = 0.0;
        foreach (var (text, rule, trust) in proposals)
        {
            var support = trust;
            foreach (var other in proposals)
            {
                if (other.Rule != rule)
                {
                    support += other.Trust * (TextLikeness.Same(text, other.Text) ? 1 : 0.5 * TextLikeness.SharedWords(text, other.Text));
                }
            }

            if (best is null || support > bestSupport)
            {
                best = new Found<string>(text, rule);
                bestSupport = support;
            }
        }

        return best is null ? null : AsPrinted(best, proposals);
    }

    /// <summary>Of wordings that differ only in quotation marks the one that readers see: metadata often flatten them.</summary>
    private static Found<string> AsPrinted(Found<string> best, List<(string Text, string Rule, double Trust)> proposals)
    {
        foreach (var (text, rule, _) in proposals)
        {
            if (rule is "h1" && PlainQuotes(text) == PlainQuotes(best.Value))
            {
                return new Found<string>(text, rule);
            }
        }

        return best;
    }

    private static string PlainQuotes(string text) =>
        string.Create(text.Length, text, (plain, from) =>
        {
            for (var i = 0; i < plain.Length; i++)
            {
                plain[i] = from[i] switch
                {
                    '“' or '”' or '„' or '‟' or '«' or '»' => '"',
                    '‘' or '’' or '‚' or '‛' or '‹' or '›' or '`' or '´' => '\'',
                    var other => other,
                };
            }
        });

    private static List<(string Text, string Rule, double Trust)> Propose(PageSources sources, string? siteName)
    {
        var proposals = new List<(string Text, string Rule, double Trust)>();
        void Add(string? text, string rule, double trust)
        {
            var line = ArchiveText.NormalizeLine(text);
            if (line.Length > 1 && (siteName is null || !TextLikeness.Same(line, siteName)))
            {
                proposals.Add((line, rule, trust));
            }
        }

        var page = sources.Page;
        if (sources.Rule?.Title is { } name && page.FirstText(name) is { } ruled)
        {
            Add(ruled, "site-rule", 10);
        }

        Add(sources.Data.Text("headline"), "json-ld", sources.Data.IsArticle ? 1.0 : 0.5);
        foreach (var mark in page.Marks.Where(mark => mark.Kind is MarkKind.Headline).Take(MostHeadings))
        {
            Add(mark.Text, mark.Rule, mark.Rule == "h1" ? 0.9 : 0.7);
        }

        Add(TitleSuffix.Strip(page.Meta("og:title"), siteName), "og", 0.6);
        Add(TitleSuffix.Strip(page.Meta("twitter:title"), siteName), "twitter", 0.3);
        Add(page.Meta("parsely-title", "sailthru.title", "dc.title", "dcterms.title", "cxenseparse:title"), "meta", 0.5);
        Add(TitleSuffix.Strip(page.DocumentTitle, siteName), "title", 0.4);
        return proposals;
    }
}
