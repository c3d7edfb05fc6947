using System.Globalization;
using System.Text;

namespace NewsArchive.Scraper.Extraction.Structured;

/// <summary>
/// Makes JSON of what is nearly JSON: raw line breaks and quotation marks inside text, members without a comma between, a bracket too many
/// or too few, several objects in a row, an end cut off. What stands whole is kept, what cannot be understood becomes null or is left out;
/// nothing is made up. The result is a list of the objects found.
/// </summary>
internal sealed class JsonLdRepair
{
    // The parser takes 64 levels.
    private const int Deepest = 60;

    private readonly string _json;
    private readonly StringBuilder _whole;
    private readonly Stack<Level> _open = new();
    private Expected _expected = Expected.Value;
    private bool _hasValue;
    private int _at;

    private JsonLdRepair(string json)
    {
        _json = json;
        _whole = new StringBuilder(json.Length + 64);
    }

    private enum Expected
    {
        Key,
        Colon,
        Value,
        End,
    }

    /// <summary>The text as JSON, as far as it can be made out.</summary>
    public static string Apply(string json) => new JsonLdRepair(json).Read();

    private string Read()
    {
        _whole.Append('[');
        while (_open.Count < Deepest && Skip() && Step(_json[_at]))
        {
        }

        while (_open.Count > 0)
        {
            Close();
        }

        return _whole.Append(']').ToString();
    }

    /// <summary>Passes over blanks and comments; false at the end.</summary>
    private bool Skip()
    {
        while (_at < _json.Length)
        {
            if (char.IsWhiteSpace(_json[_at]))
            {
                _at++;
            }
            else if (_json.AsSpan(_at).StartsWith("//", StringComparison.Ordinal))
            {
                var end = _json.IndexOf('\n', _at);
                _at = end < 0 ? _json.Length : end;
            }
            else if (_json.AsSpan(_at).StartsWith("/*", StringComparison.Ordinal))
            {
                var end = _json.IndexOf("*/", _at, StringComparison.Ordinal);
                _at = end < 0 ? _json.Length : end + 2;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes one sign or word; false when what follows is no JSON.</summary>
    private bool Step(char sign)
    {
        if (_open.Count == 0 && _hasValue)
        {
            return Further(sign);
        }

        if (sign is '}' or ']')
        {
            _at++;
            CloseAt(sign);
        }
        else if (sign == ',')
        {
            _at++;
            Finish();
        }
        else if (_expected is Expected.Colon)
        {
            _at += sign == ':' ? 1 : 0;
            _whole.Append(sign == ':' ? ':' : ' ');
            _expected = Expected.Value;
        }
        else if (_expected is Expected.Key || (_expected is Expected.End && _open.TryPeek(out var level) && level.IsObject))
        {
            TakeKey(sign);
        }
        else
        {
            TakeValue(sign);
        }

        return true;
    }

    /// <summary>Behind a whole object: another one, or members of it when a bracket closed it too early.</summary>
    private bool Further(char sign)
    {
        if (sign is '{' or '[')
        {
            _expected = Expected.Value;
            TakeValue(sign);
            return true;
        }

        var isEarlyEnd = sign == ',' && _whole[^1] == '}' && JsonLdString.IsKeyAfter(_json, _at + 1);
        if (isEarlyEnd)
        {
            _whole.Length--;
            _open.Push(new Level(IsObject: true));
            _open.Peek().Count = 1;
            _expected = Expected.Key;
        }

        _at++;
        return isEarlyEnd || sign is ',' or ';' or '}' or ']';
    }

    private void TakeKey(char sign)
    {
        if (sign != '"' || !JsonLdString.TryRead(_json, ref _at, isKey: true, out var key))
        {
            _at++;
            return;
        }

        var level = _open.Peek();
        _whole.Append(level.Count++ > 0 ? "," : "");
        // A name given twice would make the whole object unreadable.
        _whole.Append(level.Names.Add(key) ? key : $"\"{level.Count} {key[1..]}");
        _expected = Expected.Colon;
        Skip();
        if (_at < _json.Length && _json[_at] == ':')
        {
            _at++;
        }

        _whole.Append(':');
        _expected = Expected.Value;
    }

    private void TakeValue(char sign)
    {
        if (_open.TryPeek(out var around) && !around.IsObject)
        {
            _whole.Append(around.Count++ > 0 ? "," : "");
        }
        else if (_open.Count == 0)
        {
            _whole.Append(_hasValue ? "," : "");
            _hasValue = true;
        }

        if (sign is '{' or '[')
        {
            _at++;
            _whole.Append(sign);
            _open.Push(new Level(sign == '{'));
            _expected = sign == '{' ? Expected.Key : Expected.Value;
            return;
        }

        if (sign == '"')
        {
            _whole.Append(JsonLdString.TryRead(_json, ref _at, isKey: false, out var text, _open.TryPeek(out var level) && level.IsObject) ? text : "null");
        }
        else
        {
            _whole.Append(Word());
        }

        _expected = _open.TryPeek(out var now) && now.IsObject ? Expected.End : Expected.Value;
    }

    /// <summary>A number, true, false or null; null for anything else.</summary>
    private string Word()
    {
        var start = _at;
        while (_at < _json.Length && _json[_at] is not (',' or '}' or ']' or '"' or '\n'))
        {
            _at++;
        }

        _at += _at == start ? 1 : 0;
        var word = _json.AsSpan(start, _at - start).Trim();
        return word is "true" or "false" or "null" || IsNumber(word) ? word.ToString() : "null";
    }

    private static bool IsNumber(ReadOnlySpan<char> word)
    {
        var digits = word.StartsWith('-') ? word[1..] : word;
        return digits.Length is > 0 and < 40 && char.IsAsciiDigit(digits[0]) && char.IsAsciiDigit(digits[^1]) && !(digits[0] == '0' && digits.Length > 1 && digits[1] != '.')
            && double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);
    }

    /// <summary>Ends a member that has a name and no value.</summary>
    private void Finish()
    {
        if (_open.TryPeek(out var level) && level.IsObject)
        {
            _whole.Append(_expected is Expected.Value ? "null" : "");
            _expected = Expected.Key;
        }
        else
        {
            _expected = Expected.Value;
        }
    }

    private void CloseAt(char sign)
    {
        var isObject = sign == '}';
        if (!_open.Any(level => level.IsObject == isObject))
        {
            return;
        }

        while (_open.Peek().IsObject != isObject)
        {
            Close();
        }

        Close();
    }

    private void Close()
    {
        Finish();
        _whole.Append(_open.Pop().IsObject ? '}' : ']');
        _expected = _open.TryPeek(out var level) && level.IsObject ? Expected.End : Expected.Value;
    }

    private sealed record Level(bool IsObject)
    {
        public int Count { get; set; }

        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);
    }
}
