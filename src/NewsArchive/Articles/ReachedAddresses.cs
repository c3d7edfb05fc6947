using NewsArchive.Captures;

namespace NewsArchive.Articles;

/// <summary>An address and its key.</summary>
internal readonly record struct KeyedAddress(string Key, string Url);

/// <summary>
/// Which of the addresses that led to a page may be noted as the article's: those of its own site, and short addresses made to redirect.
/// Redirects to a home page and to other sites say nothing, because sites send readers there for pages that are gone.
/// </summary>
internal static class ReachedAddresses
{
    private const int MostAddresses = 12;
    private const int LongestShortHost = 9;
    private const int LongestToken = 12;

    private static readonly HashSet<string> Shorteners = new(StringComparer.Ordinal)
    {
        "bit.ly", "buff.ly", "clck.ru", "cutt.ly", "dlvr.it", "feedproxy.google.com", "feeds.feedburner.com", "goo.gl", "ift.tt", "is.gd", "lnkd.in", "ow.ly",
        "rebrand.ly", "shorturl.at", "t.co", "t.ly", "tiny.cc", "tinyurl.com", "trib.al", "vk.cc",
    };

    /// <summary>The addresses besides the canonical one, each once, in the order in which the page was reached.</summary>
    public static IReadOnlyList<KeyedAddress> Of(string canonicalUrl, string pageUrl, CaptureDraft capture)
    {
        var canonical = ArticleUrl.KeyOf(canonicalUrl)!;
        if (AddressKey.IsHome(canonical))
        {
            return [];
        }

        var site = AddressKey.HostOf(canonicalUrl)!;
        return
        [
            .. new[] { capture.Url }.Concat(capture.Redirects).Append(capture.FinalUrl).Append(pageUrl)
                .Select(url => (Key: ArticleUrl.KeyOf(url), Url: ArticleUrl.Canonicalize(url)))
                .Where(address => address.Key is not null && address.Key != canonical && !AddressKey.IsHome(address.Key) && MayLeadTo(site, address.Url!))
                .Select(address => new KeyedAddress(address.Key!, address.Url!))
                .DistinctBy(address => address.Key)
                .Take(MostAddresses),
        ];
    }

    private static bool MayLeadTo(string site, string url)
    {
        var host = AddressKey.HostOf(url)!;
        return host == site
            || host.EndsWith("." + site, StringComparison.Ordinal)
            || site.EndsWith("." + host, StringComparison.Ordinal)
            || Shorteners.Contains(host)
            || IsShort(host, new Uri(url).AbsolutePath[1..]);
    }

    /// <summary>A house's own short addresses, such as "ppr.ex/3xYzQ": a short host and one token that is no word.</summary>
    private static bool IsShort(string host, string token) =>
        host.Length <= LongestShortHost
        && token.Length is >= 4 and <= LongestToken
        && token.All(char.IsAsciiLetterOrDigit)
        && token.Any(character => char.IsAsciiDigit(character) || char.IsAsciiLetterUpper(character));
}
