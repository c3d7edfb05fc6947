using System.Text.RegularExpressions;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>Chooses the main picture. Pictures that a site shows for want of one, such as its logo, are none.</summary>
internal static partial class ImageChoice
{
    /// <summary>The main picture's address; null when the page names none of its own.</summary>
    public static Found<string>? Choose(PageSources sources)
    {
        foreach (var (text, rule) in (ReadOnlySpan<(string?, string)>)
            [(sources.Page.Meta("og:image", "og:image:url", "og:image:secure_url"), "og"), (Single(sources.Data.Text("image")), "json-ld"),
             (sources.Page.Meta("twitter:image", "twitter:image:src", "itemprop:image"), "twitter"), (Single(sources.Data.Text("thumbnailUrl")), "json-ld")])
        {
            if (AddressChoice.Absolute(text, sources.Page.Url) is not { } found)
            {
                continue;
            }

            sources.Proposals?.Add(new FieldProposal("image", rule, found.AbsoluteUri));
            if (!StandIn().IsMatch(found.Segments[^1]))
            {
                return new Found<string>(found.AbsoluteUri, rule);
            }
        }

        return null;
    }

    private static string? Single(string? address) => address is not null && !address.Contains(' ', StringComparison.Ordinal) ? address : null;

    /// <summary>File names of stand-ins; "logo" only where the name says nothing else, because articles show logos too.</summary>
    [GeneratedRegex(@"(?:^|[-_.])(?:placeholder|fallback|blank|spacer|no-?image|noimg|dummy|default(?:-(?:image|share|social|og))?)(?:[-_.]|\d|$)|"
        + @"^(?:(?:site|og|social|share|sharing|fb|facebook|twitter|header|main|new|white|black|dark|light|square|default|amp|\d+x?\d*)[-_])*logo(?:[-_](?:white|black|dark|light|square|small|large|big|amp|og|social|\d+x?\d*))*\.",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StandIn();
}
