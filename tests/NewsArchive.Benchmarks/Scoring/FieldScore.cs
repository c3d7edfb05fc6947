using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsArchive.Benchmarks.Scoring;

/// <summary>Whether titles are the same and how far sets of names agree, by the definitions of the corpus' score.py.</summary>
internal static partial class FieldScore
{
    private const string DoubleQuotes = "“”„‟«»″‶＂❝❞〝〞";
    private const string SingleQuotes = "‘’‚‛′‵`´＇❛❜‹›";

    /// <summary>True when two titles differ at most in blanks, entities, compatibility forms and the kind of quotation marks.</summary>
    public static bool SameTitle(string truth, string? reading) => Plain(truth) == Plain(reading);

    /// <summary>F1 of two sets of names; 1 when both are empty.</summary>
    public static double Authors(IEnumerable<string> truth, IEnumerable<string> reading)
    {
        var meant = truth.Select(Name).Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal);
        var said = reading.Select(Name).Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal);
        return meant.Count + said.Count == 0 ? 1 : 2.0 * meant.Count(said.Contains) / (meant.Count + said.Count);
    }

    private static string Name(string name) => By().Replace(Plain(name).ToLowerInvariant(), "").Trim(' ', '.', ',', ';', ':', '|', '-');

    private static string Plain(string? text)
    {
        var normal = WebUtility.HtmlDecode(text ?? "").Normalize(NormalizationForm.FormKC);
        var plain = new StringBuilder(normal.Length);
        foreach (var character in normal)
        {
            if (char.IsWhiteSpace(character))
            {
                if (plain.Length > 0 && plain[^1] != ' ')
                {
                    plain.Append(' ');
                }
            }
            else
            {
                plain.Append(DoubleQuotes.Contains(character) ? '"' : SingleQuotes.Contains(character) ? '\'' : character);
            }
        }

        return plain.ToString().TrimEnd(' ');
    }

    [GeneratedRegex(@"^by\s+")]
    private static partial Regex By();
}
