using NewsArchive.Scraper.Extraction.Bodies;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>Gathers the wordings of the headline from all places of a page.</summary>
internal static class TitleProposals
{
    private const int Longest = 400;

    private static readonly string[] MetaNames =
    [
        "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "cxenseparse:title", "cxenseparse:contenttitle", "headline", "hdl", "article:title", "ob_headline",
        "ob:title", "taboola:headline", "fulltitle", "bt:title", "dcsext.articletitle", "itemprop:headline", "article-title", "article.headline",
    ];

    /// <summary>The wordings, each source at most a few times; none that is only the site's name.</summary>
    public static List<TitleProposal> Of(PageSources sources, string? siteName)
    {
        var page = sources.Page;
        var proposals = new List<TitleProposal>();
        void Add(string? text, TitleSource source, string rule)
        {
            var proposal = new TitleProposal(ArchiveText.NormalizeLine(text), source, rule);
            if (proposal.Key.Length is > 1 and < Longest && (siteName is null || !TextLikeness.Same(proposal.Text, siteName)))
            {
                proposals.Add(proposal);
                sources.Proposals?.Add(new FieldProposal("title", rule, proposal.Text));
            }
        }

        if (sources.Rule?.Title is { } name && page.FirstText(name) is { } ruled)
        {
            Add(ruled, TitleSource.SiteRule, "site-rule");
        }

        Add(TitleSuffix.Strip(sources.Data.Text("headline"), siteName), TitleSource.JsonLd, "json-ld");
        Add(sources.Data.IsArticle ? TitleSuffix.Strip(sources.Data.Text("name"), siteName) : null, TitleSource.JsonLdName, "json-ld-name");
        foreach (var heading in TitleHeadings.Read(page))
        {
            Add(heading.Text, heading.Source, heading.Rule);
        }

        Add(TitleSuffix.Strip(page.Meta("og:title"), siteName), TitleSource.Social, "og");
        Add(TitleSuffix.Strip(page.Meta("twitter:title"), siteName), TitleSource.Social, "twitter");
        foreach (var meta in MetaNames)
        {
            Add(TitleSuffix.Strip(page.Meta(meta), siteName), TitleSource.Meta, "meta");
        }

        Add(TitleSuffix.Strip(page.DocumentTitle ?? page.Meta("title"), siteName), TitleSource.Document, "title");
        return TitleMerge.Apply(proposals);
    }
}
