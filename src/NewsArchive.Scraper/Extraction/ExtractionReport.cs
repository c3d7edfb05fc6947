using NewsArchive.Articles;

namespace NewsArchive.Scraper.Extraction;

/// <summary>An article with the account of how it was read from its page.</summary>
/// <param name="Article">What was read.</param>
/// <param name="Proposals">What each source proposed for each field.</param>
/// <param name="Blocks">Every block of the page's text in reading order, taken or not, and why.</param>
public sealed record ExtractionReport(ExtractedArticle Article, IReadOnlyList<FieldProposal> Proposals, IReadOnlyList<ExplainedBlock> Blocks)
{
    /// <summary>The fields in the order in which people read them, each with the source that won and the other proposals.</summary>
    public IReadOnlyList<FieldReading> Fields => FieldReading.Of(Article, Proposals);
}
