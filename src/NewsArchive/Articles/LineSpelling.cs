using System.Text;

namespace NewsArchive.Articles;

/// <summary>Folds what may be spelled in several ways without saying anything else: blanks, quotation marks, hyphens and dashes, full-width signs.</summary>
internal static class LineSpelling
{
    private const string Quotes = "\"'`´“”„‟«»‹›‘’‚‛ʼ「」『』〝〞";
    private const string Opening = "«‹([「『";
    private const string Closing = "»›)]」』!?:;,.%";

    /// <summary>The line as it is compared. Letters, digits and their case stay.</summary>
    public static string Fold(string line)
    {
        var folded = new StringBuilder(line.Length);
        var (blank, last) = (false, '\0');
        foreach (var written in line)
        {
            // Full-width forms of East Asian type lie in one block, in ASCII's order.
            var sign = written is >= '\uff01' and <= '\uff5e' ? (char)(written - 0xfee0) : written;
            if (IsInvisible(sign))
            {
                continue;
            }

            if (char.IsWhiteSpace(sign))
            {
                blank = folded.Length > 0;
                continue;
            }

            var plain = Plain(sign);
            if (blank && plain != '-' && last != '-' && !Opening.Contains(last, StringComparison.Ordinal) && !Closing.Contains(sign, StringComparison.Ordinal))
            {
                folded.Append(' ');
            }

            // Two single quotes are one double.
            if (plain != '"' || last == '\0' || folded.Length == 0 || folded[^1] != '"')
            {
                folded.Append(plain == '…' ? "..." : plain);
            }

            (blank, last) = (false, plain == '-' ? plain : sign);
        }

        return folded.ToString();
    }

    private static char Plain(char sign) => sign switch
    {
        >= '\u2010' and <= '\u2015' or '\u2212' or '\ufe58' or '\ufe63' => '-',
        _ when Quotes.Contains(sign, StringComparison.Ordinal) => '"',
        _ => sign,
    };

    /// <summary>Soft hyphens, joiners and marks of direction.</summary>
    private static bool IsInvisible(char sign) =>
        sign is '\u00ad' or '\ufeff' or '\u2060' or (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
