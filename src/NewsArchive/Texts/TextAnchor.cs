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
        var context = map.Slice(Math.Max(0, start - ContextLength), start);
        var first = FirstGraphemeBorder(context, start > ContextLength);
        return context[first..];
    }

    private static string After(CodePointMap map, int end)
    {
        var stop = Math.Min(map.Length, end + ContextLength);
        var context = map.Slice(end, stop);
        if (stop == map.Length || context.Length == 0)
        {
            return context;
        }

        var borders = StringInfo.ParseCombiningCharacters(context);
        // The last cluster may go on behind the cut: keep it only when the next character starts a new one.
        var withNext = map.Slice(end, stop + 1);
        var wholeLast = StringInfo.ParseCombiningCharacters(withNext)[^1] == context.Length;
        return wholeLast ? context : context[..borders[^1]];
    }

    private static int FirstGraphemeBorder(string context, bool isCut)
    {
        if (!isCut)
        {
            return 0;
        }

        // A context that begins with a mark was cut inside a cluster: skip to the next whole one.
        var first = 0;
        while (first < context.Length && IsContinuation(context, first))
        {
            first += char.IsHighSurrogate(context[first]) ? 2 : 1;
        }

        return first;
    }

    private static bool IsContinuation(string text, int index)
    {
        var category = CharUnicodeInfo.GetUnicodeCategory(text, index);
        return category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark
            || text[index] == '\u200d';
    }
}
