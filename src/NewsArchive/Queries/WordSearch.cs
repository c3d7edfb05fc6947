using System.Collections.Immutable;
using NewsArchive.Texts;

namespace NewsArchive.Queries;

/// <summary>
/// Writes words of a query in the input language of PostgreSQL's <c>to_tsquery</c> (its manual, section 12.3.2). Every text of the query stands
/// in quotes there, so that nothing in it is read as an operator; the parser of each configuration then takes it apart as it did the articles.
/// Several words in one pair of quotes must stand side by side.
/// </summary>
internal static class WordSearch
{
    /// <summary>True when a part of a query asks for words only.</summary>
    public static bool IsWords(QueryNode node) => node switch
    {
        WordNode or PhraseNode => true,
        NotNode not => IsWords(not.Part),
        GroupNode group => group.Parts.All(IsWords),
        _ => false,
    };

    /// <summary>The words of a part that asks for nothing else.</summary>
    public static string Of(QueryNode node) => node switch
    {
        WordNode word => Operand(word.Text, (word.IsPrefix ? "*" : "") + Weight(word.Part)),
        PhraseNode { Distance: { } distance } near => Near(near, distance),
        PhraseNode phrase => Operand(phrase.Text, Weight(phrase.Part)),
        NotNode not => $"!({Of(not.Part)})",
        GroupNode group => string.Join(group.IsAll ? " & " : " | ", group.Parts.Select(part => $"({Of(part)})")),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    /// <summary>What to mark in an article that was found: its words wherever they stand, without those that are not wanted; null for nothing.</summary>
    public static string? Marks(QueryNode? node) => Wanted(node) is { } wanted ? Of(wanted) : null;

    private static QueryNode? Wanted(QueryNode? node) => node switch
    {
        WordNode word => word with { Part = TextPart.Anywhere },
        PhraseNode phrase => phrase with { Part = TextPart.Anywhere },
        GroupNode { IsAll: true } all => QueryNode.All(all.Parts.Select(Wanted).OfType<QueryNode>()),
        GroupNode any => QueryNode.Any(any.Parts.Select(Wanted).OfType<QueryNode>()),
        _ => null,
    };

    /// <summary>Neighbours of the list in either order, at most so far apart: PostgreSQL knows exact distances only, so each is an alternative.</summary>
    private static string Near(PhraseNode near, int distance)
    {
        var words = near.Text.Split(' ').Where(word => word.Any(char.IsLetterOrDigit)).Select(word => Operand(word, Weight(near.Part))).ToImmutableArray();
        if (words.Length < 2)
        {
            return Operand(near.Text, Weight(near.Part));
        }

        var pairs = words.Zip(words.Skip(1)).Select(pair =>
            string.Join(" | ", Enumerable.Range(1, distance).Select(apart => $"({pair.First} <{apart}> {pair.Second}) | ({pair.Second} <{apart}> {pair.First})")));
        return string.Join(" & ", pairs.Select(pair => $"({pair})"));
    }

    private static string Operand(string text, string flags)
    {
        var quoted = ArchiveText.NormalizeLine(text).Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal);
        return flags.Length == 0 ? $"'{quoted}'" : $"'{quoted}':{flags}";
    }

    private static string Weight(TextPart part) => part switch
    {
        TextPart.Title => "A",
        TextPart.Lead => "B",
        _ => "",
    };
}
