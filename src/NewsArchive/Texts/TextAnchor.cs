using System.Globalization;

namespace NewsArchive.Texts;

/// <summary>
/// A passage of one text, anchored twice as the W3C Web Annotation model does: by position (code points, half-open) and by quote with
/// up to <see cref="ContextLength"/> code points before and after it.
/// </summary>
/// <param name="Start">First code point of the passage.</param>
/// <param name="End">Code point behind the passage.</param>
/// <param name="Quote">The passage itself.</param>
/// <param name="Prefix">What stands before it, cut on a grapheme border.</param>
/// <param name="Suffix">What stands after it, cut on a grapheme border.</param>
public sealed record TextAnchor(int Start, int End, string Quote, string Prefix, string Suffix)
{
    /// <summary>How much context is kept on either side, in code points.</summary>
    public const int ContextLength = 32;

    /// <summary>Anchors a passage. The offsets must lie inside the text and hold at least one code point.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The offsets are not a passage of the text.</exception>
    public static TextAnchor At(CodePointMap map, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, end);
        return new TextAnchor(start, end, map.Slice(start, end), Before(map, start), After(map, end));
    }

    /// <summary>Every place where a quote stands in a text, in order, also overlapping ones.</summary>
    public static IEnumerable<TextAnchor> Find(CodePointMap map, string quote)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentException.ThrowIfNullOrEmpty(quote);
        for (var at = map.Text.IndexOf(quote, StringComparison.Ordinal); at >= 0; at = map.Text.IndexOf(quote, at + 1, StringComparison.Ordinal))
        {
            yield return At(map, map.ToCodePoint(at), map.ToCodePoint(at + quote.Length));
        }
    }

    private static string Before(CodePointMap map, int start)
    {
        var to = map.ToUtf16(start);
        var cut = map.ToUtf16(Math.Max(0, start - ContextLength));
        return map.Text[Math.Min(to, BordersAround(map.Text, cut).After)..to];
    }

    private static string After(CodePointMap map, int end)
    {
        var from = map.ToUtf16(end);
        var cut = map.ToUtf16(Math.Min(map.Length, end + ContextLength));
        return map.Text[from..Math.Max(from, BordersAround(map.Text, cut).Before)];
    }

    /// <summary>The last grapheme border at or before a UTF-16 index and the first at or behind it.</summary>
    /// <remarks>
    /// Clusters are counted from the beginning of the line, which is always a border. Nothing nearer is safe: whether two regional
    /// indicators are one flag depends on how many stand before them, and a joiner ties an emoji to the one before it.
    /// </remarks>
    private static (int Before, int After) BordersAround(string text, int index)
    {
        var border = index == 0 ? 0 : text.LastIndexOf('\n', index - 1) + 1;
        while (border < index)
        {
            var next = border + StringInfo.GetNextTextElementLength(text.AsSpan(border));
            if (next > index)
            {
                return (border, next);
            }

            border = next;
        }

        return (border, border);
    }
}
