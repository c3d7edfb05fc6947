using System.Globalization;

namespace NewsArchive.Mentions;

/// <summary>
/// The spelling differences that never matter when a name is looked for: case, kinds of apostrophes, hyphens and blanks. Folding maps one
/// UTF-16 unit to one, so that places in a folded text are places in the text.
/// </summary>
internal static class NameFolding
{
    private static readonly char[] Folded = Table(ignoreCase: true);
    private static readonly char[] Typographic = Table(ignoreCase: false);

    /// <summary>A character without case and typography.</summary>
    public static char Fold(char character) => Folded[character];

    /// <summary>True when two spans of equal length differ in typography only.</summary>
    public static bool EqualsWithCase(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (Typographic[left[i]] != Typographic[right[i]])
            {
                return false;
            }
        }

        return true;
    }

    private static char[] Table(bool ignoreCase)
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = FoldOne((char)i, ignoreCase);
        }

        return table;
    }

    private static char FoldOne(char character, bool ignoreCase) => character switch
    {
        '\u2018' or '\u2019' or '\u02bc' or '\uff07' or '`' or '\u00b4' => '\'',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' => '-',
        '\n' or '\t' => ' ',
        _ when char.IsSurrogate(character) => character,
        _ when CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.SpaceSeparator => ' ',
        _ => ignoreCase ? char.ToLowerInvariant(character) : character,
    };
}
