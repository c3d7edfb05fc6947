using System.Net;
using NewsArchive.Articles;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Scraper.Fetching;

namespace NewsArchive.Scraper.Scraping;

/// <summary>Extracts a page that lies here as a file, under the address that it, a manifest or a person says it has.</summary>
public static class PageCopy
{
    /// <summary>Where a page is read as if it lay when nobody knows, so that its relative links have something to lean on.</summary>
    private const string Nowhere = "file:///";

    /// <summary>A page of which nobody says where it is from: it speaks for itself. Its canonical address is null when it does not say.</summary>
    public static ExtractedArticle Extract(string html, SiteRuleSet? rules = null)
    {
        // Read twice: what a site's own rules and relative links mean is known only once the page has said where it belongs.
        var first = PageAddress.Settle(ArticleExtractor.Extract(html, Nowhere, rules), null, isCopy: true);
        return first.CanonicalUrl is { } claimed ? PageAddress.Settle(ArticleExtractor.Extract(html, claimed, rules), claimed, isCopy: true) : first;
    }

    /// <summary>The same page with the account of how it was read.</summary>
    public static ExtractionReport Explain(string html, SiteRuleSet? rules = null)
    {
        var claimed = Extract(html, rules).CanonicalUrl;
        var report = ArticleExtractor.Explain(html, claimed ?? Nowhere, rules);
        return report with { Article = PageAddress.Settle(report.Article, claimed, isCopy: true) };
    }

    /// <summary>A page that was saved from an address: the same rules hold as if it had just been fetched from there.</summary>
    public static ExtractedArticle ExtractFrom(string html, string url, SiteRuleSet? rules = null) =>
        PageAddress.Settle(ArticleExtractor.Extract(html, url, rules), url, IsLocal(url));

    /// <summary>A page that a person wants to have under an address, whatever it says itself.</summary>
    public static ExtractedArticle ExtractAs(string html, string url, SiteRuleSet? rules = null)
    {
        var article = ArticleExtractor.Extract(html, url, rules);
        return article with
        {
            CanonicalUrl = ArticleUrl.Canonicalize(url),
            Rules = new Dictionary<string, string>(article.Rules) { [PageAddress.Field] = "given" },
        };
    }

    private static bool IsLocal(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.IsLoopback || (IPAddress.TryParse(uri.DnsSafeHost, out var address) && !PublicAddress.IsPublic(address)));
}
