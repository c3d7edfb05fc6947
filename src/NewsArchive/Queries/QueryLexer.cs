using System.Globalization;

namespace NewsArchive.Queries;

/// <summary>What a piece of a query's text is.</summary>
internal enum TokenKind
{
    Word,
    Phrase,
    Field,
    Minus,
    Or,
    And,
    Open,
    Close,
}

/// <summary>A piece of a query's text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Place">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Text">Its content without its marks.</param>
internal readonly record struct QueryToken(TokenKind Kind, int Place, int Length, string Text)
{
    /// <summary>The number behind the tilde; null without one.</summary>
    public int? Distance { get; init; }

    /// <summary>True when a quotation mark was left open.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Where it ends.</summary>
    public int End => Place + Length;
}

/// <summary>Cuts a query's text into pieces. Every text has some; it never fails.</summary>
internal sealed class QueryLexer(string text)
{
    /// <summary>Most pieces that are read; nobody types more.</summary>
    public const int MaxTokens = 200;

    private const string Quotes = "\"“”„";

    private readonly List<QueryToken> _tokens = [];
    private int _at;

    /// <summary>The pieces, in order.</summary>
    public List<QueryToken> Read()
    {
        while (_at < text.Length && _tokens.Count < MaxTokens)
        {
            if (IsBlank(text[_at]))
            {
                _at++;
                continue;
            }

            Next();
        }

        return _tokens;
    }

    /// <summary>Where reading stopped; the length of the text unless that was too long.</summary>
    public int End => _at;

    private void Next()
    {
        var first = text[_at];
        if (first is '(' or ')')
        {
            Add(first == '(' ? TokenKind.Open : TokenKind.Close, 1, "");
            return;
        }

        if (Quotes.Contains(first, StringComparison.Ordinal))
        {
            Phrase(first);
            return;
        }

        if (first == '-')
        {
            var length = text.AsSpan(_at).IndexOfAnyExcept('-');
            Add(TokenKind.Minus, length < 0 ? text.Length - _at : length, "");
            return;
        }

        Word();
    }

    private void Phrase(char opening)
    {
        // A straight mark is closed by a straight one only, so that it can hold the others.
        var rest = text.AsSpan(_at + 1);
        var length = opening == '"' ? rest.IndexOf('"') : rest.IndexOfAny('"', '”', '“');
        if (length < 0)
        {
            Add(TokenKind.Phrase, text.Length - _at, rest.ToString());
            _tokens[^1] = _tokens[^1] with { IsOpen = true };
            return;
        }

        var content = rest[..length].ToString();
        var behind = rest[(length + 1)..];
        var digits = behind.Length > 1 && behind[0] == '~' ? behind[1..] : [];
        var count = digits.IndexOfAnyExceptInRange('0', '9');
        count = Math.Min(count < 0 ? digits.Length : count, 6);
        Add(TokenKind.Phrase, length + 2 + (count > 0 ? count + 1 : 0), content);
        if (count > 0)
        {
            _tokens[^1] = _tokens[^1] with { Distance = int.Parse(digits[..count], CultureInfo.InvariantCulture) };
        }
    }

    private void Word()
    {
        var end = _at;
        while (end < text.Length && !IsBlank(text[end]) && text[end] is not ('(' or ')') && !Quotes.Contains(text[end], StringComparison.Ordinal))
        {
            end++;
        }

        var word = text[_at..end];
        var isValue = _tokens.Count > 0 && _tokens[^1] is { Kind: TokenKind.Field } before && before.End == _at;
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        if (!isValue && colon > 0 && IsField(word[..colon], _at + colon + 1))
        {
            Add(TokenKind.Field, colon + 1, word[..colon]);
            return;
        }

        var kind = isValue ? TokenKind.Word
            : word.Equals("or", StringComparison.OrdinalIgnoreCase) ? TokenKind.Or
            : word == "AND" ? TokenKind.And
            : TokenKind.Word;
        Add(kind, word.Length, word);
    }

    /// <summary>A known name always; another only when a value touches it, for headlines and addresses have colons, too.</summary>
    private bool IsField(string name, int behind)
    {
        if (QueryFields.Find(name) is not null)
        {
            return true;
        }

        var hasValue = behind < text.Length && (char.IsLetterOrDigit(text[behind]) || text[behind] is '(' or '>' or '<' || Quotes.Contains(text[behind], StringComparison.Ordinal));
        return hasValue && name.Length is >= 2 and <= 12 && name.All(char.IsLetter);
    }

    private void Add(TokenKind kind, int length, string content)
    {
        _tokens.Add(new QueryToken(kind, _at, length, content));
        _at += length;
    }

    private static bool IsBlank(char character) => char.IsWhiteSpace(character) || char.IsControl(character);
}
