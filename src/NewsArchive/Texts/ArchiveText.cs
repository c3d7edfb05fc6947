using System.Globalization;
using System.Text;

namespace NewsArchive.Texts;

/// <summary>
/// The one form in which text enters the archive: Unicode NFC, line ends LF, no control character but LF and TAB, no byte order mark,
/// no half surrogate. Whatever is stored has passed here once and is never trimmed or re-wrapped again, because annotations count on it.
/// </summary>
public static class ArchiveText
{
    /// <summary>Brings text into the archive's form. Already normal text comes back as the same instance.</summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var cleaned = NeedsCleaning(text) ? Clean(text) : text;
        return IsPlain(cleaned) || cleaned.IsNormalized(NormalizationForm.FormC) ? cleaned : cleaned.Normalize(NormalizationForm.FormC);
    }

    /// <summary>One line of normal text: every run of white space becomes one blank, the ends are trimmed, invisible joiners of layout go.</summary>
    public static string NormalizeLine(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        if (IsPlainLine(text))
        {
            return text;
        }

        var line = new StringBuilder(text.Length);
        var blank = false;
        foreach (var character in Normalize(text))
        {
            if (char.IsWhiteSpace(character))
            {
                blank = line.Length > 0;
                continue;
            }

            if (blank)
            {
                line.Append(' ');
                blank = false;
            }

            line.Append(character);
        }

        return line.ToString();
    }

    /// <summary>
    /// True when every character is one that no other composes with and that has no other form: all below the combining marks, and the
    /// dashes and quotation marks. That is most of what comes, and asking Unicode's tables takes much longer.
    /// </summary>
    private static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (character is >= '\u0300' and not (>= '\u2010' and <= '\u2027'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True for a line that is in its form already: single blanks, none at the ends, nothing that must be cleaned.</summary>
    private static bool IsPlainLine(string text)
    {
        var before = ' ';
        foreach (var character in text)
        {
            var isPlain = character is (> ' ' and < '\u007f') or (> '\u00a0' and < '\u0300') or (>= '\u2010' and <= '\u2027') || (character == ' ' && before != ' ');
            if (!isPlain)
            {
                return false;
            }

            before = character;
        }

        return before != ' ';
    }

    private static bool NeedsCleaning(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character is >= ' ' and < '\u007f' or '\n' or '\t')
            {
                continue;
            }

            if (char.IsHighSurrogate(character) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            if (char.IsControl(character) || char.IsSurrogate(character) || character is '\ufeff' or '\ufffe' or '\u2028' or '\u2029')
            {
                return true;
            }
        }

        return false;
    }

    private static string Clean(string text)
    {
        var cleaned = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            switch (character)
            {
                case '\r':
                    if (i + 1 >= text.Length || text[i + 1] != '\n')
                    {
                        cleaned.Append('\n');
                    }

                    break;
                case '\n' or '\t':
                    cleaned.Append(character);
                    break;
                case '\u0085' or '\u2028' or '\u2029':
                    cleaned.Append('\n');
                    break;
                case '\u000b' or '\u000c':
                    cleaned.Append(' ');
                    break;
                // The byte order mark, also read the wrong way round, which .NET refuses to normalise.
                case '\ufeff' or '\ufffe':
                    break;
                default:
                    i += AppendScalar(cleaned, text, i);
                    break;
            }
        }

        return cleaned.ToString();
    }

    /// <summary>Appends the character at an index unless it is a control; returns how many further UTF-16 units it took.</summary>
    private static int AppendScalar(StringBuilder cleaned, string text, int index)
    {
        var character = text[index];
        if (char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        {
            cleaned.Append(character).Append(text[index + 1]);
            return 1;
        }

        if (char.IsSurrogate(character))
        {
            cleaned.Append('\ufffd');
        }
        else if (char.GetUnicodeCategory(character) != UnicodeCategory.Control)
        {
            cleaned.Append(character);
        }

        return 0;
    }
}
