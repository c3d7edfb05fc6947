namespace NewsArchive.Queries;

/// <summary>Something in a query that was not understood, or that hardly means what it says.</summary>
/// <param name="Place">Where it begins in the typed text, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
/// <param name="Message">What is wrong and what to do, in words for people.</param>
public sealed record QueryMistake(int Place, int Length, string Message)
{
    /// <summary>The whole query as it was probably meant; null when there is no guess.</summary>
    public string? Suggestion { get; init; }

    /// <summary>
    /// True when the meaning is clear all the same, such as that of a quotation mark left open. Scripts and exports are refused only what is
    /// not clear.
    /// </summary>
    public bool IsHint { get; init; }
}

/// <summary>A query as it was understood.</summary>
/// <param name="Typed">The text that was read.</param>
/// <param name="Root">What it means; null when there is nothing in it to look for.</param>
/// <param name="Mistakes">What was not understood, in the order of the text.</param>
public sealed record ParsedQuery(string Typed, QueryNode? Root, IReadOnlyList<QueryMistake> Mistakes)
{
    /// <summary>The query in its one spelling.</summary>
    public string Canonical => Root is null ? "" : QueryPrinter.Print(Root);

    /// <summary>The query in plain words.</summary>
    public string Reading => Root is null ? "all articles" : QueryReading.Of(Root);

    /// <summary>True when it is nothing but words that must all be there, so that nothing needs to be explained.</summary>
    public bool IsPlain => Root switch
    {
        null => true,
        WordNode word => IsPlainWord(word),
        GroupNode { IsAll: true, Parts: var parts } => parts.All(IsPlainWord),
        _ => false,
    };

    private static bool IsPlainWord(QueryNode node) => node is WordNode { IsPrefix: false, Part: TextPart.Anywhere };
}
