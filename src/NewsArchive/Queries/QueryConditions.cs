using System.Collections.Immutable;

namespace NewsArchive.Queries;

/// <summary>
/// A query divided for the database: the words that the text index answers first, and what is then asked of each article. Words that are only
/// not wanted are asked of the articles, for an index cannot list what it does not hold.
/// </summary>
/// <param name="Words">For <c>to_tsquery</c>; null when the text index need not be asked first.</param>
/// <param name="Others">What else must all be true.</param>
/// <param name="Language">The one language that is wanted; null for any.</param>
internal sealed record QueryConditions(string? Words, ImmutableArray<QueryNode> Others, string? Language)
{
    /// <summary>Divides a query.</summary>
    public static QueryConditions Of(QueryNode? root, string? language)
    {
        ImmutableArray<QueryNode> parts = root switch { null => [], GroupNode { IsAll: true } all => all.Parts, _ => [root] };
        language ??= parts.OfType<FieldNode>().FirstOrDefault(field => field.Field == QueryField.Lang)?.Value;
        var words = parts.Where(WordSearch.IsWords).ToList();
        return words.All(part => part is NotNode)
            ? new QueryConditions(null, parts, language)
            : new QueryConditions(WordSearch.Of(QueryNode.All(words)!), [.. parts.Where(part => !WordSearch.IsWords(part))], language);
    }
}
