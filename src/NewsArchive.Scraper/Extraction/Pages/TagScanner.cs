using System.Buffers;

namespace NewsArchive.Scraper.Extraction.Pages;

/// <summary>
/// Finds the tags and comments of a page one after the other, as the HTML tokenizer does: tags in comments, in quoted attribute values and in the raw
/// text of scripts are none.
/// </summary>
internal ref struct TagScanner(ReadOnlySpan<char> html)
{
    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\n\r\f>");

    private readonly ReadOnlySpan<char> _html = html;
    private int _next = 0;

    /// <summary>Where the tag begins.</summary>
    public int Start { get; private set; }

    /// <summary>One past the tag's last character.</summary>
    public readonly int End => _next;

    /// <summary>True for an end tag.</summary>
    public bool IsEnd { get; private set; }

    /// <summary>The tag's name as written.</summary>
    public ReadOnlySpan<char> Name { get; private set; }

    /// <summary>True for a comment or the like instead of a tag; it has no name.</summary>
    public bool IsComment { get; private set; }

    /// <summary>Goes to the next tag or comment; false when there is none.</summary>
    public bool Read()
    {
        while (_next < _html.Length)
        {
            var offset = _html[_next..].IndexOf('<');
            if (offset < 0 || _next + offset + 1 >= _html.Length)
            {
                break;
            }

            Start = _next + offset;
            var after = _html[Start + 1];
            IsEnd = after == '/';
            var name = Start + (IsEnd ? 2 : 1);
            if (name < _html.Length && char.IsAsciiLetter(_html[name]))
            {
                ReadTag(name);
                IsComment = false;
                return true;
            }

            if (after is '!' or '?' or '/')
            {
                _next = CommentEnd();
                Name = [];
                IsComment = true;
                return true;
            }

            _next = Start + 1;
        }

        _next = _html.Length;
        return false;
    }

    /// <summary>Leaves out the raw text of the element whose start tag was just read: what looks like a tag in it is none.</summary>
    public void SkipRawText()
    {
        var name = Name;
        for (var at = _next; at < _html.Length;)
        {
            var offset = _html[at..].IndexOf("</", StringComparison.Ordinal);
            if (offset < 0)
            {
                break;
            }

            at += offset;
            var end = at + 2 + name.Length;
            if (end >= _html.Length)
            {
                break;
            }

            if (_html[(at + 2)..end].Equals(name, StringComparison.OrdinalIgnoreCase) && EndsName(_html[end]))
            {
                _next = at;
                return;
            }

            at += 2;
        }

        _next = _html.Length;
    }

    private static bool EndsName(char character) => character is '>' or '/' or ' ' or '\t' or '\n' or '\r' or '\f';

    private void ReadTag(int name)
    {
        var at = name + 1;
        while (at < _html.Length && !EndsName(_html[at]))
        {
            at++;
        }

        Name = _html[name..at];
        _next = AttributesEnd(at);
    }

    /// <summary>One past the sign that closes the tag; a sign inside a quoted value does not.</summary>
    private readonly int AttributesEnd(int at)
    {
        var hasName = false;
        while (at < _html.Length)
        {
            var character = _html[at];
            if (character == '>')
            {
                return at + 1;
            }

            if (character == '=' && hasName)
            {
                at = ValueEnd(at + 1);
                hasName = false;
                continue;
            }

            // An equals sign without a name before it begins one.
            hasName = character != '/' && (hasName || !EndsName(character));
            at++;
        }

        return at;
    }

    private readonly int ValueEnd(int at)
    {
        while (at < _html.Length && _html[at] is ' ' or '\t' or '\n' or '\r' or '\f')
        {
            at++;
        }

        if (at >= _html.Length)
        {
            return at;
        }

        if (_html[at] is '"' or '\'')
        {
            var close = _html[(at + 1)..].IndexOf(_html[at]);
            return close < 0 ? _html.Length : at + close + 2;
        }

        var end = _html[at..].IndexOfAny(ValueEnds);
        return end < 0 ? _html.Length : at + end;
    }

    private readonly int CommentEnd()
    {
        if (!_html[Start..].StartsWith("<!--", StringComparison.Ordinal))
        {
            var close = _html[Start..].IndexOf('>');
            return close < 0 ? _html.Length : Start + close + 1;
        }

        var at = Start + 4;
        if (_html[at..].StartsWith(">", StringComparison.Ordinal) || _html[at..].StartsWith("->", StringComparison.Ordinal))
        {
            return at + 1;
        }

        var plain = _html[at..].IndexOf("-->", StringComparison.Ordinal);
        var odd = _html.Slice(at, plain < 0 ? _html.Length - at : plain).IndexOf("--!>", StringComparison.Ordinal);
        return odd >= 0 ? at + odd + 4 : plain >= 0 ? at + plain + 3 : _html.Length;
    }
}
