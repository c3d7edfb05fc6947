using System.Text.RegularExpressions;

namespace NewsArchive.Texts;

/// <summary>
/// Where the sentences of a text end, by one rule for every language: at a line feed, or behind a full stop, question mark, exclamation mark or
/// ellipsis and the quotes and brackets that close with it, when white space and then an upper-case letter, a digit or an opening quote follow.
/// Coarse, but the same everywhere and for ever, which is what an export needs.
/// </summary>
public sealed partial class SentenceBreaks
{
    private readonly string _text;

    /// <summary>UTF-16 indexes behind the last character of each sentence, ascending.</summary>
    private readonly int[] _ends;

    /// <summary>Finds the sentences of a text.</summary>
    public SentenceBreaks(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
        var ends = new List<int>();
        foreach (var match in End().EnumerateMatches(text))
        {
            ends.Add(match.Index + match.Length);
        }

        _ends = [.. ends];
    }

    /// <summary>The sentence around a passage given in UTF-16 indexes; ends inside the passage do not count.</summary>
    public string Around(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, end);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, _text.Length);
        var before = Array.BinarySearch(_ends, start);
        var begin = before >= 0 ? start : ~before == 0 ? 0 : _ends[~before - 1];
        var after = Array.BinarySearch(_ends, end);
        var stop = after >= 0 ? end : ~after == _ends.Length ? _text.Length : _ends[~after];
        return _text[begin..stop].Trim();
    }

    // Opening quotes: the straight ones, everything Unicode calls an initial quote, and the low and corner ones it calls brackets.
    [GeneratedRegex("""\n|[.!?…](?>["'”’)\]]*)(?=\s+[\p{Lu}\p{Lt}\p{Nd}"'\p{Pi}„‚「『])""", RegexOptions.CultureInvariant)]
    private static partial Regex End();
}
