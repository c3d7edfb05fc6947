using NewsArchive.Articles;
using NewsArchive.Sources;

namespace NewsArchive.Scraper.Scraping;

/// <summary>
/// Decides which address a page is stored under. A page may speak for its own site only: its canonical link counts when it leads to the
/// same host, to a subdomain or to a parent domain; otherwise any page could claim to be somebody else's article. A copy that lies on this
/// machine or in its network speaks for the original, because there is nothing else it could be known by.
/// </summary>
public static class PageAddress
{
    internal const string Field = "canonicalUrl";

    /// <summary>The article under its settled address, with the rule that settled it.</summary>
    /// <param name="article">What the page says.</param>
    /// <param name="finalUrl">The address that answered; null for a file that nobody named an address for.</param>
    /// <param name="isCopy">True when the page came from a file or from this machine's network.</param>
    public static ExtractedArticle Settle(ExtractedArticle article, string? finalUrl, bool isCopy)
    {
        ArgumentNullException.ThrowIfNull(article);
        var final = ArticleUrl.Canonicalize(finalUrl);
        var claimed = ArticleUrl.Canonicalize(article.CanonicalUrl);
        if (claimed is null)
        {
            return With(article, final, "address of the page; it names none");
        }

        if (final is null || isCopy)
        {
            return With(article, claimed, RuleOf(article, "canonical link of a copy"));
        }

        if (!Source.IsSameSite(claimed, final))
        {
            return With(article, final, $"address of the page; the one it names is another site's: {claimed}");
        }

        // Some sites name their home page as the canonical address of every page.
        return IsHome(claimed) && !IsHome(final)
            ? With(article, final, "address of the page; the one it names is the site's home")
            : With(article, claimed, RuleOf(article, "canonical link"));
    }

    private static string RuleOf(ExtractedArticle article, string otherwise) => article.Rules.GetValueOrDefault(Field, otherwise);

    private static ExtractedArticle With(ExtractedArticle article, string? url, string rule) => article with
    {
        Url = url ?? article.Url,
        CanonicalUrl = url,
        Rules = new Dictionary<string, string>(article.Rules) { [Field] = rule },
    };

    private static bool IsHome(string url) => new Uri(url) is { AbsolutePath: "/", Query: "" };
}
