using NewsArchive.Scraper.Extraction.Structured;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>Chooses the addresses a page names: its own and that of its main picture. Only absolute http and https addresses count.</summary>
internal static class AddressChoice
{
    /// <summary>The address the page names as its own; null when it names none, or names the site's front page.</summary>
    public static Found<string>? Canonical(PageSources sources)
    {
        foreach (var (address, rule) in (ReadOnlySpan<(string?, string)>)
            [(sources.Page.CanonicalLink, "canonical"), (sources.Page.Meta("og:url"), "og"), (sources.Data.IsArticle ? sources.Data.Text("url") : null, "json-ld")])
        {
            if (Absolute(address) is { } found && !IsFrontPageOf(found, sources.Page.Url))
            {
                return new Found<string>(ArchiveText.NormalizeLine(found.OriginalString), rule);
            }
        }

        return null;
    }

    /// <summary>The main picture's address.</summary>
    public static Found<string>? Image(PageSources sources)
    {
        foreach (var (address, rule) in (ReadOnlySpan<(string?, string)>)
            [(sources.Page.Meta("og:image", "og:image:url", "og:image:secure_url"), "og"), (DataImage(sources.Data), "json-ld"),
             (sources.Page.Meta("twitter:image", "twitter:image:src", "itemprop:image"), "twitter")])
        {
            if (Absolute(address, sources.Page.Url) is { } found)
            {
                return new Found<string>(found.AbsoluteUri, rule);
            }
        }

        return null;
    }

    private static string? DataImage(StructuredArticle data) => data.Text("image") is { } text && !text.Contains(' ', StringComparison.Ordinal) ? text : null;

    private static bool IsFrontPageOf(Uri named, string url) =>
        named.AbsolutePath.Length <= 1 && named.Query.Length == 0 && Uri.TryCreate(url, UriKind.Absolute, out var own) && own.PathAndQuery.Length > 1;

    private static Uri? Absolute(string? address, string? page = null)
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
}
