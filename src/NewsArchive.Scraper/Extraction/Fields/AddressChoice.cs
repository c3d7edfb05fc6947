using NewsArchive.Texts;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>
/// Chooses the address that a page names as its own. The canonical link comes first, unless it names the front page or a section, or
/// everything else agrees on the address that the page was read from. Only absolute http and https addresses count.
/// </summary>
internal static class AddressChoice
{
    private const int WordsOfSlug = 3;
    private const int DigitsOfId = 5;

    /// <summary>The address the page names as its own; null when it names none that can be an article's.</summary>
    public static Found<string>? Canonical(PageSources sources)
    {
        var own = Absolute(sources.Page.Url);
        var named = new List<(Uri Address, string Rule)>();
        foreach (var (text, rule) in (ReadOnlySpan<(string?, string)>)
            [(sources.Page.CanonicalLink, "canonical"), (sources.Page.Meta("og:url"), "og"),
             (sources.Data.IsArticle ? sources.Data.Text("url") ?? sources.Data.Text("mainEntityOfPage") : null, "json-ld")])
        {
            if (Absolute(text) is { } address)
            {
                sources.Proposals?.Add(new FieldProposal("canonicalUrl", rule, address.OriginalString));
                if (own is null || !(IsFrontPageOf(address, own) || IsSectionOf(address, own)))
                {
                    named.Add((address, rule));
                }
            }
        }

        if (named.Count == 0)
        {
            return null;
        }

        // A template that gives every page the same canonical link is outvoted by two others and the page's own address.
        var isOutvoted = own is not null && named.Count == 3 && !IsSamePage(named[0].Address, own) && IsSamePage(named[1].Address, own) && IsSamePage(named[2].Address, own);
        var (chosen, source) = named[isOutvoted ? 1 : 0];
        var agreeing = named.Count(other => IsSamePage(other.Address, chosen)) + (own is not null && IsSamePage(own, chosen) ? 1 : 0);
        return new Found<string>(ArchiveText.NormalizeLine(chosen.OriginalString), source) { Confidence = agreeing > 2 ? 0.98 : agreeing == 2 ? 0.93 : 0.7 };
    }

    /// <summary>The address when it is an absolute one on the web, or can be made one from the page's.</summary>
    public static Uri? Absolute(string? address, string? page = null)
    {
        var text = address?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var found = Uri.TryCreate(text, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" ? absolute : null;
        return found is null && page is not null && Uri.TryCreate(page, UriKind.Absolute, out var around)
            && Uri.TryCreate(around, text, out var joined) && joined.Scheme is "http" or "https" ? joined : found;
    }

    private static bool IsSamePage(Uri one, Uri other) => one.AbsolutePath.TrimEnd('/').Equals(other.AbsolutePath.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    private static bool IsFrontPageOf(Uri named, Uri own) => named.AbsolutePath.Length <= 1 && named.Query.Length == 0 && own.PathAndQuery.Length > 1;

    /// <summary>True when the named path is where the page's path begins, and the rest is an article's name: "/news" of "/news/harbour-opens-again".</summary>
    private static bool IsSectionOf(Uri named, Uri own)
    {
        var path = named.AbsolutePath.TrimEnd('/') + "/";
        if (named.Query.Length > 0 || !own.AbsolutePath.StartsWith(path, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var rest = own.AbsolutePath[path.Length..];
        return rest.Count(character => character is '-' or '_') >= WordsOfSlug - 1 || rest.Count(char.IsAsciiDigit) >= DigitsOfId;
    }
}
