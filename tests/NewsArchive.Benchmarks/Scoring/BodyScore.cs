using System.Globalization;
using System.Text;

namespace NewsArchive.Benchmarks.Scoring;

/// <summary>
/// How much of a body's text is right. A text is the multiset of its 4-token shingles; a token is a run of letters, numbers and underscores
/// of any script (not marks: Python's \w, which the corpus' score.py counts by, leaves them out and .NET's takes them in).
/// </summary>
/// <param name="Right">Shingles in both texts.</param>
/// <param name="Extra">Shingles that only the reading has.</param>
/// <param name="Missed">Shingles that only the truth has.</param>
/// <param name="IsExact">True when the tokens are the same.</param>
internal sealed record BodyScore(int Right, int Extra, int Missed, bool IsExact)
{
    private const int Shingle = 4;

    /// <summary>Share of the reading that is right; null for an empty reading, which no mean takes in.</summary>
    public double? Precision => Right + Extra > 0 ? (double)Right / (Right + Extra) : null;

    /// <summary>Share of the truth that was read; null for an empty truth.</summary>
    public double? Recall => Right + Missed > 0 ? (double)Right / (Right + Missed) : null;

    /// <summary>Harmonic mean of the page's precision and recall.</summary>
    public double F1 => Right + Extra + Missed == 0 ? 1 : Harmonic(Precision ?? 0, Recall ?? 0);

    /// <summary>Compares a reading with the truth.</summary>
    public static BodyScore Of(string truth, string reading)
    {
        var meant = Tokens(truth);
        var said = Tokens(reading);
        var ours = Shingles(said);
        var theirs = Shingles(meant);
        var right = theirs.Sum(pair => Math.Min(pair.Value, ours.GetValueOrDefault(pair.Key)));
        return new BodyScore(right, ours.Values.Sum() - right, theirs.Values.Sum() - right, meant.SequenceEqual(said, StringComparer.Ordinal));
    }

    /// <summary>The harmonic mean of two shares.</summary>
    public static double Harmonic(double one, double other) => one + other > 0 ? 2 * one * other / (one + other) : 0;

    /// <summary>The runs of word characters of a text.</summary>
    public static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var start = -1;
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsWord(rune))
            {
                start = start < 0 ? at : start;
            }
            else if (start >= 0)
            {
                tokens.Add(text[start..at]);
                start = -1;
            }

            at += rune.Utf16SequenceLength;
        }

        if (start >= 0)
        {
            tokens.Add(text[start..]);
        }

        return tokens;
    }

    private static bool IsWord(Rune rune) => rune.Value == '_' || Rune.IsLetter(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static Dictionary<string, int> Shingles(List<string> tokens)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        if (tokens.Count == 0)
        {
            return counts;
        }

        for (var i = 0; i <= Math.Max(0, tokens.Count - Shingle); i++)
        {
            var shingle = string.Join(' ', tokens.Skip(i).Take(Shingle));
            counts[shingle] = counts.GetValueOrDefault(shingle) + 1;
        }

        return counts;
    }
}
