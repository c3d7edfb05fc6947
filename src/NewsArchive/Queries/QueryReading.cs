using System.Globalization;

namespace NewsArchive.Queries;

/// <summary>Says a query in plain words, so that a person can see how it was understood.</summary>
internal static class QueryReading
{
    /// <summary>Such as <c>articles with “sanctions” in the headline, from Reuters, not mentioning BRICS</c>.</summary>
    public static string Of(QueryNode root) => "articles " + Clause(root);

    private static string Clause(QueryNode node) => node switch
    {
        GroupNode { IsAll: true } all => string.Join(", ", all.Parts.Select(Clause)),
        GroupNode any => $"either {string.Join(" or ", any.Parts.Select(part => part is GroupNode ? $"({Clause(part)})" : Clause(part)))}",
        NotNode { Part: GroupNode group } => $"except those ({Clause(group)})",
        NotNode { Part: WordNode or PhraseNode } not => "without " + Clause(not.Part)["with ".Length..],
        NotNode not => "not " + Clause(not.Part),
        WordNode word => $"with {(word.IsPrefix ? "words that begin with " : "")}“{word.Text}”{Place(word.Part)}",
        PhraseNode { Distance: { } distance } near => $"with the words of “{near.Text}” at most {distance} apart{Place(near.Part)}",
        PhraseNode phrase => $"with {(phrase.Text.Contains(' ', StringComparison.Ordinal) ? "the phrase " : "")}“{phrase.Text}”{Place(phrase.Part)}",
        FieldNode field => Demand(field.Field, field.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static string Place(TextPart part) => part switch
    {
        TextPart.Title => " in the headline",
        TextPart.Lead => " in the lead",
        _ => "",
    };

    private static string Demand(QueryField field, string value) => field switch
    {
        QueryField.By => $"by “{value}”",
        QueryField.Source => $"from {value}",
        QueryField.Lang => $"in the language “{value}”",
        QueryField.Entity => $"mentioning {value}",
        QueryField.Tag => $"tagged “{value}”",
        QueryField.Label => $"with a passage labelled “{value}”",
        QueryField.Note => $"with a note that says “{value}”",
        QueryField.Has => value switch
        {
            "versions" => "with several versions",
            "copies" => "with near-copies",
            "lead" => "with a lead",
            _ => $"with {value}",
        },
        QueryField.Words => Length(value),
        QueryField.Before => $"before {Day(QueryValues.Span(value)!.Value.From)}",
        QueryField.After => $"since {Day(QueryValues.Span(value)!.Value.From)}",
        QueryField.Date => Span(value),
        QueryField.Within => $"with these entities in one {value}",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private static string Length(string value)
    {
        var (sign, count) = QueryValues.Length(value);
        var words = count.ToString("N0", CultureInfo.InvariantCulture);
        return sign switch
        {
            ">" => $"of more than {words} words",
            ">=" => $"of {words} words or more",
            "<" => $"of less than {words} words",
            "<=" => $"of {words} words or less",
            _ => $"of {words} words",
        };
    }

    private static string Span(string value)
    {
        var (from, to) = QueryValues.Span(value)!.Value;
        return value.Length switch
        {
            4 => $"of {value}",
            7 => $"of {from.ToString("MMM yyyy", CultureInfo.InvariantCulture)}",
            10 => $"of {Day(from)}",
            _ => $"from {Day(from)} to {Day(to.AddDays(-1))}",
        };
    }

    private static string Day(DateTimeOffset day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
