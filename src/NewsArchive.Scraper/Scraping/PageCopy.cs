using NewsArchive.Articles;
using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Scraper.Scraping;

/// <summary>Extracts a page that lies here as a file. Unless somebody says which address it is a copy of, the page itself does.</summary>
public static class PageCopy
{
    /// <summary>Where a page is read as if it lay when neither is known, so that its relative links have something to lean on.</summary>
    private const string Nowhere = "file:///";

    /// <summary>The article of a page; its canonical address is null when nobody says one.</summary>
    public static ExtractedArticle Extract(string html, string? url)
    {
        if (url is not null)
        {
            var given = ArticleExtractor.Extract(html, url);
            return given with { CanonicalUrl = ArticleUrl.Canonicalize(url), Rules = new Dictionary<string, string>(given.Rules) { ["canonicalUrl"] = "given" } };
        }

        // Read twice: what a site's own rules and relative links mean is known only once the page has said where it belongs.
        var first = PageAddress.Settle(ArticleExtractor.Extract(html, Nowhere), null, isCopy: true);
        return first.CanonicalUrl is { } claimed ? PageAddress.Settle(ArticleExtractor.Extract(html, claimed), claimed, isCopy: true) : first;
    }
}
