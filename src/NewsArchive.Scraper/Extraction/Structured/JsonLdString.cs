using System.Text;

namespace NewsArchive.Scraper.Extraction.Structured;

/// <summary>Reads one text of broken JSON: finds where it ends although quotation marks may stand inside unescaped.</summary>
internal static class JsonLdString
{
    private const int LongestKey = 60;

    /// <summary>Reads from an opening mark; false when the text is cut off.</summary>
    /// <param name="json">The script.</param>
    /// <param name="at">The opening mark; afterwards the place behind the closing one.</param>
    /// <param name="isKey">True for the name of a member.</param>
    /// <param name="text">The text in marks, as JSON writes it.</param>
    /// <param name="inObject">True when the next text would be a name.</param>
    public static bool TryRead(string json, ref int at, bool isKey, out string text, bool inObject = false)
    {
        var read = new StringBuilder("\"");
        for (var i = at + 1; i < json.Length; i++)
        {
            var sign = json[i];
            if (sign == '\\')
            {
                i += AppendEscape(read, json, i);
            }
            else if (sign == '"' && (isKey || Ends(json, i + 1, inObject)))
            {
                at = i + 1;
                text = read.Append('"').ToString();
                return true;
            }
            else
            {
                read.Append(sign == '"' ? "\\\"" : sign < ' ' ? " " : sign.ToString());
            }
        }

        at = json.Length;
        text = "";
        return false;
    }

    /// <summary>True when a name and a colon come next.</summary>
    public static bool IsKeyAfter(string json, int at)
    {
        var start = Next(json, at);
        if (start >= json.Length || json[start] != '"')
        {
            return start >= json.Length || json[start] is '}' or ']' or '/';
        }

        var end = json.IndexOf('"', start + 1, Math.Min(LongestKey, json.Length - start - 1));
        return end > 0 && Next(json, end + 1) is var colon && colon < json.Length && json[colon] == ':';
    }

    /// <summary>A mark ends a text when what follows can only stand between values.</summary>
    private static bool Ends(string json, int at, bool inObject)
    {
        var next = Next(json, at);
        if (next >= json.Length)
        {
            return true;
        }

        return json[next] switch
        {
            '}' or ']' => true,
            ',' when inObject => IsKeyAfter(json, next + 1),
            ',' => Next(json, next + 1) is var value && value < json.Length && (json[value] is '"' or '{' or '[' or ']' || char.IsAsciiDigit(json[value])),
            '"' => inObject && IsKeyAfter(json, next),
            '/' => next + 1 < json.Length && json[next + 1] is '/' or '*',
            _ => false,
        };
    }

    private static int AppendEscape(StringBuilder read, string json, int at)
    {
        var next = at + 1 < json.Length ? json[at + 1] : ' ';
        var isWhole = next == 'u' ? at + 5 < json.Length && IsHexadecimal(json.AsSpan(at + 2, 4)) : "\"\\/bfnrt".Contains(next, StringComparison.Ordinal);
        if (!isWhole)
        {
            // A backslash before any other letter stands for itself; before a single quotation mark it is an error of the template.
            read.Append(next == '\'' ? "" : "\\\\");
            return 0;
        }

        read.Append('\\').Append(next);
        return 1;
    }

    private static bool IsHexadecimal(ReadOnlySpan<char> digits)
    {
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit(digit))
            {
                return false;
            }
        }

        return true;
    }

    private static int Next(string json, int at)
    {
        while (at < json.Length && char.IsWhiteSpace(json[at]))
        {
            at++;
        }

        return at;
    }
}
