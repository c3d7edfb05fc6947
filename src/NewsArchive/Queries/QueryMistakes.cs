namespace NewsArchive.Queries;

/// <summary>Collects what was not understood in a query, each with the query as it was probably meant.</summary>
internal sealed class QueryMistakes(string text)
{
    private readonly List<QueryMistake> _all = [];

    /// <summary>All of them in the order of the text.</summary>
    public IReadOnlyList<QueryMistake> InOrder() => [.. _all.OrderBy(mistake => mistake.Place)];

    /// <summary>Something that was left out.</summary>
    public void Add(int place, int length, string message, string? instead = null) =>
        _all.Add(new QueryMistake(place, length, message) { Suggestion = instead is null ? null : Replaced(place, length, instead) });

    /// <summary>Something that was understood all the same.</summary>
    public void Hint(QueryToken token, string message, string instead) =>
        _all.Add(new QueryMistake(token.Place, token.Length, message) { Suggestion = Replaced(token.Place, token.Length, instead), IsHint = true });

    /// <summary>The same, mended at the end of the text.</summary>
    public void HintAtEnd(QueryToken token, string message, string added) =>
        _all.Add(new QueryMistake(token.Place, token.Length, message) { Suggestion = text.TrimEnd() + added, IsHint = true });

    /// <summary>A colon behind a name that no field has.</summary>
    public void UnknownField(QueryToken token)
    {
        var guess = QueryFields.Guess(token.Text);
        var message = guess is { } field
            ? $"There is no field {token.Text}: – did you mean {QueryFields.NameOf(field)}:? It was read as words."
            : $"There is no field {token.Text}: – it was read as words. The fields are {string.Join(", ", Enum.GetValues<QueryField>().Select(QueryFields.NameOf))}.";
        Add(token.Place, token.Length, message, guess is { } meant ? QueryFields.NameOf(meant) + ":" : null);
    }

    /// <summary>A field with nothing behind it; when a blank slipped in, the suggestion is without.</summary>
    public void EmptyField(QueryToken token, QueryToken? next)
    {
        var message = $"Nothing stands behind {token.Text}: – write its value without a blank, such as {token.Text}:{Example(token.Text)}.";
        if (next is { Kind: TokenKind.Word or TokenKind.Phrase } value)
        {
            Add(token.Place, value.Place - token.Place, message, text[token.Place..token.End]);
            return;
        }

        Add(token.Place, token.Length, message);
    }

    /// <summary>A minus on the wrong side of the field.</summary>
    public void MinusBehindField(QueryToken field, QueryToken minus) => _all.Add(new QueryMistake(field.Place, minus.End - field.Place, "The minus belongs before the field.")
    {
        Suggestion = Replaced(field.Place, minus.End - field.Place, "-" + text[field.Place..field.End]),
        IsHint = true,
    });

    /// <summary>Says when <c>within:</c> has nothing to hold together.</summary>
    public void AboutWithin(QueryNode? group)
    {
        var parts = group is GroupNode { IsAll: true } all ? all.Parts : group is null ? [] : [group];
        var isNear = parts.Any(part => part is FieldNode { Field: QueryField.Within });
        if (isNear && parts.Count(part => part is FieldNode { Field: QueryField.Entity }) < 2)
        {
            var place = Math.Max(text.IndexOf("within:", StringComparison.OrdinalIgnoreCase), 0);
            var message = "within: says that entities stand in one sentence or paragraph. Write two of them beside it: entity:Shoigu entity:BRICS within:sentence.";
            if (_all.All(mistake => mistake.Message != message))
            {
                Add(place, Math.Min("within:".Length, text.Length - place), message);
            }
        }
    }

    /// <summary>Says when nothing is left to look for, or only things to leave out.</summary>
    public void AboutWhole(QueryNode? root)
    {
        if (root is null && _all.Count == 0 && text.Length > 0)
        {
            Add(0, text.Length, "There is no word in this, so all articles are shown. Write words, or a field such as source:name.");
        }

        if (root is NotNode or GroupNode { IsAll: true } && IsOnlyNegative(root))
        {
            _all.Add(new QueryMistake(0, text.Length, "This only leaves things out, so nearly all articles remain. Add a word that must be there.") { IsHint = true });
        }
    }

    private static bool IsOnlyNegative(QueryNode node) => node is NotNode || (node is GroupNode group && group.Parts.All(IsOnlyNegative));

    private string Replaced(int place, int length, string instead) => (text[..place] + instead + text[(place + length)..]).Trim();

    private static string Example(string field) => QueryFields.Find(field) switch
    {
        QueryField.Lang => "en",
        QueryField.Has => "annotations",
        QueryField.Words => ">300",
        QueryField.Before or QueryField.After or QueryField.Date => "2024-08",
        QueryField.Within => "sentence",
        QueryField.Source or QueryField.By => "Reuters",
        _ => "sanctions",
    };
}
