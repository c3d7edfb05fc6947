using System.Text;

namespace NewsArchive.Scraper.Imports;

/// <summary>Compares texts that differ only in how their quotation marks, dashes and blanks are printed.</summary>
internal static class TypographicText
{
    /// <summary>The text with typewriter characters in place of typographic ones.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            folded.Append(character switch
            {
                '\u2018' or '\u2019' or '\u201a' or '\u201b' or '\u2032' or '\u02bc' or '\u0060' or '\u00b4' => '\'',
                '\u201c' or '\u201d' or '\u201e' or '\u201f' or '\u2033' or '\u00ab' or '\u00bb' => '"',
                '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => '-',
                '\u00a0' or '\u2009' or '\u202f' => ' ',
                _ => character,
            });
        }

        return folded.ToString();
    }

    /// <summary>How many characters of a text are typographic.</summary>
    public static int CountTypographic(string text) => text.Zip(Fold(text)).Count(pair => pair.First != pair.Second);
}
