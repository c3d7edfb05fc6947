using NewsArchive.Scraper.Extraction.Pages;
using NewsArchive.Scraper.Extraction.Structured;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>Everything fields are chosen from: the page, its structured data, and the rule of its site if it has one.</summary>
/// <param name="Page">What the walk over the page found.</param>
/// <param name="Data">What its JSON-LD says.</param>
/// <param name="Rule">The site's rule.</param>
internal sealed record PageSources(Page Page, StructuredArticle Data, SiteRule? Rule)
{
    /// <summary>Takes every proposal that a field considered; null in ordinary extraction, where nobody asks for them.</summary>
    public List<FieldProposal>? Proposals { get; init; }
}
