using NewsArchive.Articles;

namespace NewsArchive.Scraper.Extraction;

/// <summary>One field of an article with the source that won it and what the other sources proposed.</summary>
/// <param name="Field">The field, named as in the output of <c>newsarchive extract</c>.</param>
/// <param name="Value">Its value on one line; null when it is unknown.</param>
public sealed record FieldReading(string Field, string? Value)
{
    /// <summary>The field's name for people.</summary>
    public string Name { get; init; } = Field;

    /// <summary>The rule that produced it.</summary>
    public string? Rule { get; init; }

    /// <summary>How sure it is, 0 to 1; null when nothing judged it.</summary>
    public double? Confidence { get; init; }

    /// <summary>What other sources proposed, each wording once.</summary>
    public IReadOnlyList<OtherProposal> Others { get; init; } = [];

    /// <summary>The fields of an article that have a value or were proposed, in the order in which people read them.</summary>
    public static IReadOnlyList<FieldReading> Of(ExtractedArticle article, IReadOnlyList<FieldProposal> proposals)
    {
        ArgumentNullException.ThrowIfNull(article);
        (string Field, string Name, string? Value)[] values =
        [
            ("title", "Headline", article.Title), ("lead", "Standfirst", article.Lead), ("text", "Text", Measure(article)),
            ("authors", "Authors", Join(article.Authors)), ("authorOrganizations", "Organisations", Join(article.AuthorOrganizations)),
            ("published", "Published", article.Published?.ToIso8601() ?? article.Published?.Printed),
            ("modified", "Changed", article.Modified?.ToIso8601() ?? article.Modified?.Printed), ("section", "Section", article.Section),
            ("keywords", "Keywords", Join(article.Keywords)), ("language", "Language", article.Language), ("siteName", "Site", article.SiteName),
            ("canonicalUrl", "Address", article.CanonicalUrl), ("image", "Picture", article.ImageUrl),
        ];
        var byField = proposals.ToLookup(proposal => proposal.Field, StringComparer.Ordinal);
        return [.. values.Where(pair => pair.Value is not null || byField.Contains(pair.Field)).Select(pair =>
        {
            var rule = article.Rules.GetValueOrDefault(pair.Field);
            return new FieldReading(pair.Field, pair.Value)
            {
                Name = pair.Name,
                Rule = rule,
                Confidence = article.Confidence.TryGetValue(pair.Field, out var confidence) ? confidence : null,
                Others =
                [
                    .. byField[pair.Field].Where(proposal => proposal.Rule != rule || proposal.Value != pair.Value)
                        .GroupBy(proposal => proposal.Value, proposal => proposal.Rule, StringComparer.Ordinal)
                        .Select(group => new OtherProposal(group.Key, [.. group.Distinct(StringComparer.Ordinal)])),
                ],
            };
        })];
    }

    private static string? Join(IReadOnlyList<string> values) => values.Count == 0 ? null : string.Join(", ", values);

    private static string? Measure(ExtractedArticle article) => article.Paragraphs.Count == 0
        ? null
        : $"{article.Paragraphs.Count} paragraphs, {article.Paragraphs.Sum(paragraph => paragraph.Length)} characters";
}

/// <summary>A wording that did not win a field, or that supports the one that did.</summary>
/// <param name="Value">The wording.</param>
/// <param name="Rules">The sources that proposed it.</param>
public sealed record OtherProposal(string Value, IReadOnlyList<string> Rules);
