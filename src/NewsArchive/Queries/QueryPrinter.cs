namespace NewsArchive.Queries;

/// <summary>Writes a query in its one spelling; reading that gives the same query again.</summary>
public static class QueryPrinter
{
    /// <summary>The query text.</summary>
    public static string Print(QueryNode node) => node switch
    {
        WordNode word => Prefix(word.Part) + word.Text + (word.IsPrefix ? "*" : ""),
        PhraseNode phrase => $"{Prefix(phrase.Part)}\"{phrase.Text}\"" + (phrase.Distance is { } distance ? $"~{distance}" : ""),
        FieldNode field => $"{QueryFields.NameOf(field.Field)}:{Value(field.Value)}",
        NotNode { Part: GroupNode group } => $"-({Print(group)})",
        NotNode not => "-" + Print(not.Part),
        GroupNode { IsAll: true } all => string.Join(' ', all.Parts.Select(InGroup)),
        GroupNode any => string.Join(" OR ", any.Parts.Select(Print)),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    /// <summary>Standing side by side binds tighter than "or", so only alternatives inside need parentheses.</summary>
    private static string InGroup(QueryNode node) => node is GroupNode ? $"({Print(node)})" : Print(node);

    private static string Prefix(TextPart part) => part switch
    {
        TextPart.Title => "title:",
        TextPart.Lead => "lead:",
        _ => "",
    };

    private static string Value(string value) =>
        value[0] != '-' && value.All(character => char.IsLetterOrDigit(character) || character is '.' or '-' or '_' or '<' or '>' or '=') ? value : $"\"{value}\"";
}
