using NewsArchive.Articles;

namespace NewsArchive.Scraper.Extraction;

/// <summary>One field of an article with the source that won it and what the other sources proposed.</summary>
/// <param name="Field">The field, named as in the output of <c>newsarchive extract</c>.</param>
/// <param name="Value">Its value on one line; null when it is unknown.</param>
public sealed record FieldReading(string Field, string? Value)
{
    /// <summary>The rule that produced it.</summary>
    public string? Rule { get; init; }

    /// <summary>How sure it is, 0 to 1; null when nothing judged it.</summary>
    public double? Confidence { get; init; }

    /// <summary>What other sources proposed.</summary>
    public IReadOnlyList<FieldProposal> Others { get; init; } = [];

    /// <summary>The fields of an article that have a value or were proposed, in the order in which people read them.</summary>
    public static IReadOnlyList<FieldReading> Of(ExtractedArticle article, IReadOnlyList<FieldProposal> proposals)
    {
        ArgumentNullException.ThrowIfNull(article);
        (string Field, string? Value)[] values =
        [
            ("title", article.Title), ("lead", article.Lead), ("text", Measure(article)), ("authors", Join(article.Authors)),
            ("authorOrganizations", Join(article.AuthorOrganizations)), ("published", article.Published?.ToIso8601() ?? article.Published?.Printed),
            ("modified", article.Modified?.ToIso8601() ?? article.Modified?.Printed), ("section", article.Section), ("keywords", Join(article.Keywords)),
            ("language", article.Language), ("siteName", article.SiteName), ("canonicalUrl", article.CanonicalUrl), ("image", article.ImageUrl),
        ];
        var byField = proposals.ToLookup(proposal => proposal.Field, StringComparer.Ordinal);
        return [.. values.Where(pair => pair.Value is not null || byField.Contains(pair.Field)).Select(pair =>
        {
            var rule = article.Rules.GetValueOrDefault(pair.Field);
            return new FieldReading(pair.Field, pair.Value)
            {
                Rule = rule,
                Confidence = article.Confidence.TryGetValue(pair.Field, out var confidence) ? confidence : null,
                Others = [.. byField[pair.Field].Where(proposal => proposal.Rule != rule || proposal.Value != pair.Value).Distinct()],
            };
        })];
    }

    private static string? Join(IReadOnlyList<string> values) => values.Count == 0 ? null : string.Join(", ", values);

    private static string? Measure(ExtractedArticle article) => article.Paragraphs.Count == 0
        ? null
        : $"{article.Paragraphs.Count} paragraphs, {article.Paragraphs.Sum(paragraph => paragraph.Length)} characters";
}
