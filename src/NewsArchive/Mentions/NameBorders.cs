namespace NewsArchive.Mentions;

/// <summary>
/// Where a name may begin and end: not inside a run of letters, digits and marks, except in scripts that write words without blanks, where a
/// name may stand anywhere.
/// </summary>
internal static class NameBorders
{
    /// <summary>True when no word of the text is cut at either end of the span of UTF-16 units.</summary>
    public static bool IsWhole(string text, int start, int end) => IsBorder(text, start) && IsBorder(text, end);

    private static bool IsBorder(string text, int index)
    {
        if (index <= 0 || index >= text.Length)
        {
            return true;
        }

        var before = char.IsLowSurrogate(text[index - 1]) && index >= 2 ? index - 2 : index - 1;
        return !IsWordPart(text, before) || !IsWordPart(text, index) || WritesWithoutBlanks(text[before]) || WritesWithoutBlanks(text[index]);
    }

    private static bool IsWordPart(string text, int index)
    {
        if (char.IsLetterOrDigit(text, index))
        {
            return true;
        }

        var category = char.GetUnicodeCategory(text, index);
        return category is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark
            || text[index] == '_';
    }

    /// <summary>Thai, Lao, Myanmar, Khmer, Kana, Han, and the surrogates of Han's extensions.</summary>
    private static bool WritesWithoutBlanks(char character) => character
        is (>= '\u0e00' and <= '\u0eff') or (>= '\u1000' and <= '\u109f') or (>= '\u1780' and <= '\u17ff')
        or (>= '\u3040' and <= '\u30ff') or (>= '\u3400' and <= '\u9fff') or (>= '\uf900' and <= '\ufaff')
        or (>= '\ud840' and <= '\ud888');
}
