using NewsArchive.Texts;

namespace NewsArchive.Queries;

/// <summary>Makes a word, a phrase or a field's demand of one piece of a query.</summary>
internal sealed class QueryLeaf(QueryToken token, QueryMistakes mistakes)
{
    /// <summary>Most words that a proximity may span: each distance is a condition of its own for the database.</summary>
    public const int MaxDistance = 20;

    /// <summary>Most words that can be looked for near each other, for the same reason.</summary>
    public const int MaxNear = 6;

    /// <summary>Longest word or phrase, in UTF-16 units. PostgreSQL refuses words of more than two thousand bytes.</summary>
    public const int MaxLength = 400;

    private static readonly char[] Before = [.. "*,;.!?…-+'’"];

    private static readonly char[] Behind = [.. "*,;.!?…:"];

    /// <summary>What the piece means, in a field or among the words; null when there is nothing in it to look for.</summary>
    public QueryNode? Read(QueryField? field)
    {
        var text = ArchiveText.NormalizeLine(token.Text);
        if (text.Length > MaxLength)
        {
            mistakes.Add(token.Place, token.Length, $"This is longer than {MaxLength} characters; only its beginning was read.");
            text = ArchiveText.NormalizeLine(Cut(text));
        }

        if (field is not (null or QueryField.Title or QueryField.Lead))
        {
            return Demand(field.Value, text);
        }

        var part = field switch { QueryField.Title => TextPart.Title, QueryField.Lead => TextPart.Lead, _ => TextPart.Anywhere };
        var node = token.Kind == TokenKind.Phrase ? Phrase(text, part) : Word(text, part);
        if (node is null && token.Kind == TokenKind.Phrase)
        {
            mistakes.Hint(token, "There is no word between the quotation marks.", "");
        }

        return node;
    }

    private static QueryNode? Word(string typed, TextPart part)
    {
        var isPrefix = typed.TrimEnd(',', ';', '.').EndsWith('*');
        var text = typed.TrimStart(Before).TrimEnd(Behind);
        if (!HasWord(text))
        {
            return null;
        }

        // What would be read otherwise when it is written again stands in quotation marks.
        var isOwn = !text.Contains(':', StringComparison.Ordinal) && !text.Equals("or", StringComparison.OrdinalIgnoreCase) && text != "AND";
        return isOwn ? new WordNode(text, isPrefix, part) : new PhraseNode(text, null, part);
    }

    private PhraseNode? Phrase(string text, TextPart part)
    {
        // The straight mark is the one that closes, so a phrase between others may not hold it.
        text = ArchiveText.NormalizeLine(text.Replace('"', ' '));
        if (!HasWord(text))
        {
            return null;
        }

        if (token.Distance is not null && text.Split(' ').Length > MaxNear)
        {
            mistakes.Hint(token, $"Up to {MaxNear} words can be looked for near each other; this was read as a phrase.", $"\"{text}\"");
            return new PhraseNode(text, null, part);
        }

        if (token.Distance is > MaxDistance or 0)
        {
            var nearest = token.Distance == 0 ? 1 : MaxDistance;
            mistakes.Hint(token, $"Words can be looked for 1 to {MaxDistance} words apart; this was read as {nearest}.", $"\"{text}\"~{nearest}");
            return new PhraseNode(text, nearest, part);
        }

        return new PhraseNode(text, token.Distance, part);
    }

    private FieldNode? Demand(QueryField field, string typed)
    {
        var text = ArchiveText.NormalizeLine((token.Kind == TokenKind.Word ? typed.TrimEnd(',', ';') : typed).Replace('"', ' '));
        if (text.Length == 0)
        {
            mistakes.Add(token.Place, token.Length, $"Nothing stands behind {QueryFields.NameOf(field)}:");
            return null;
        }

        var (value, problem, nearest) = QueryValues.Read(field, text);
        if (value is null)
        {
            mistakes.Add(token.Place, token.Length, problem!, nearest);
            return null;
        }

        return new FieldNode(field, value);
    }

    private static bool HasWord(string text) => text.Any(character => char.IsLetterOrDigit(character) || char.IsSurrogate(character));

    private static string Cut(string text) => text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
}
