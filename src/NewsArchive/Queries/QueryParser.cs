namespace NewsArchive.Queries;

/// <summary>
/// Reads one line of query text. "or" binds weaker than standing side by side, as in web searches. What is not understood is told and left
/// out; the rest counts. Nothing that a person can type makes it fail.
/// </summary>
public sealed class QueryParser
{
    /// <summary>How deep parentheses may stand in one another.</summary>
    private const int MaxDepth = 20;

    private readonly List<QueryToken> _tokens;
    private readonly QueryMistakes _mistakes;
    private int _next;

    private QueryParser(string text)
    {
        var lexer = new QueryLexer(text);
        _tokens = lexer.Read();
        _mistakes = new QueryMistakes(text);
        if (lexer.End < text.Length)
        {
            _mistakes.Add(lexer.End, text.Length - lexer.End, "The query is too long; this part was left out.");
        }
    }

    /// <summary>Reads a query.</summary>
    public static ParsedQuery Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new QueryParser(text);
        var root = parser.ReadAny(null, 0);
        parser._mistakes.AboutWhole(root);
        return new ParsedQuery(text, root, parser._mistakes.InOrder());
    }

    private QueryToken? Peek => _next < _tokens.Count ? _tokens[_next] : null;

    /// <summary>Alternatives up to the end or the closing parenthesis, which stays.</summary>
    private QueryNode? ReadAny(QueryField? field, int depth)
    {
        var alternatives = new List<QueryNode>();
        var together = new List<QueryNode>();
        while (Peek is { } token && (token.Kind != TokenKind.Close || depth == 0))
        {
            _next++;
            if (token.Kind != TokenKind.Or)
            {
                Add(together, ReadOne(token, field, depth));
                continue;
            }

            if (together.Count > 0 && Peek is { Kind: not TokenKind.Close })
            {
                Add(alternatives, ReadTogether(together));
                together = [];
                continue;
            }

            LonelyOr(token, together, field);
        }

        Add(alternatives, ReadTogether(together));
        return QueryNode.Any(alternatives);
    }

    private QueryNode? ReadTogether(List<QueryNode> parts)
    {
        var all = QueryNode.All(parts);
        _mistakes.AboutWithin(all);
        return all;
    }

    private QueryNode? ReadOne(QueryToken token, QueryField? field, int depth)
    {
        switch (token.Kind)
        {
            case TokenKind.Minus:
                return ReadNot(token, field, depth);
            case TokenKind.Open:
                return ReadGroup(token, field, depth);
            case TokenKind.Close:
                _mistakes.Hint(token, "No parenthesis was opened here.", "");
                return null;
            case TokenKind.Field:
                return ReadField(token, depth);
            case TokenKind.Word or TokenKind.Phrase:
                if (token.IsOpen)
                {
                    _mistakes.Hint(token, "The quotation mark is not closed; everything behind it was read as one phrase.", $"\"{token.Text.TrimEnd()}\"");
                }

                return new QueryLeaf(token, _mistakes).Read(field);
            default:
                // "AND" says what standing side by side says already.
                return null;
        }
    }

    private QueryNode? ReadNot(QueryToken minus, QueryField? field, int depth)
    {
        if (Peek is not { Kind: not (TokenKind.Close or TokenKind.Or or TokenKind.And) } next)
        {
            return null;
        }

        if (next.Place > minus.End && next.Kind != TokenKind.Minus)
        {
            _mistakes.Hint(minus, "A minus leaves out what follows it. If it is a dash of the text, drop it.", "");
        }

        _next++;
        return ReadOne(next, field, depth) is { } part ? QueryNode.Without(part) : null;
    }

    private QueryNode? ReadGroup(QueryToken open, QueryField? field, int depth)
    {
        if (depth >= MaxDepth)
        {
            // Read on as if there were no parenthesis; the closing one is told as one too many.
            _mistakes.Add(open.Place, open.Length, $"Parentheses stand more than {MaxDepth} deep here; this one was left out.");
            return null;
        }

        var inner = ReadAny(field, depth + 1);
        if (Peek is { Kind: TokenKind.Close })
        {
            _next++;
            return inner;
        }

        _mistakes.HintAtEnd(open, "The parenthesis is not closed.", ")");
        return inner;
    }

    private QueryNode? ReadField(QueryToken token, int depth)
    {
        if (QueryFields.Find(token.Text) is not { } field)
        {
            _mistakes.UnknownField(token);
            // Its name was perhaps just a word of a text with a colon.
            return new PhraseNode(token.Text);
        }

        var value = Peek;
        if (value is not { } next || next.Place > token.End || next.Kind is not (TokenKind.Word or TokenKind.Phrase or TokenKind.Open or TokenKind.Minus))
        {
            _mistakes.EmptyField(token, value);
            return null;
        }

        _next++;
        if (next.Kind != TokenKind.Minus)
        {
            return ReadOne(next, field, depth);
        }

        _mistakes.MinusBehindField(token, next);
        return ReadNot(next, field, depth);
    }

    private void LonelyOr(QueryToken token, List<QueryNode> together, QueryField? field)
    {
        // In small letters it may be a word of any language, such as the French for gold.
        if (token.Text != "OR")
        {
            Add(together, new QueryLeaf(token, _mistakes).Read(field));
            return;
        }

        _mistakes.Hint(token, "OR stands between two things; one of them is missing. For the word itself write \"OR\".", "");
    }

    private static void Add(List<QueryNode> nodes, QueryNode? node)
    {
        if (node is not null)
        {
            nodes.Add(node);
        }
    }
}
