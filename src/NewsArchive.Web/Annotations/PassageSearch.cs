using System.Text;
using System.Text.RegularExpressions;
using NewsArchive.Texts;

namespace NewsArchive.Web.Annotations;

/// <summary>
/// Finds a typed or pasted passage in a text. How blanks, line breaks, quotation marks, apostrophes and dashes were typed does not matter, and
/// neither does case unless the passage stands there exactly.
/// </summary>
internal static class PassageSearch
{
    /// <summary>Longer passages are selected, not typed.</summary>
    public const int MaxLength = 5_000;

    /// <summary>Nobody chooses among more places than this.</summary>
    private const int MaxPlaces = 200;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>Characters that people type for one another.</summary>
    private static readonly string[] Alike = ["'’‘ʼ`´", "\"“”„«»‟", "-‐‑‒–—"];

    /// <summary>Every place, in order.</summary>
    public static IReadOnlyList<TextAnchor> Find(CodePointMap map, string passage)
    {
        ArgumentNullException.ThrowIfNull(map);
        var typed = ArchiveText.NormalizeLine(passage);
        if (typed.Length is 0 or > MaxLength)
        {
            return [];
        }

        var exact = TextAnchor.Find(map, typed).Take(MaxPlaces).ToList();
        return exact.Count > 0 ? exact : Loosely(map, typed);
    }

    private static List<TextAnchor> Loosely(CodePointMap map, string typed)
    {
        var pattern = new StringBuilder(typed.Length * 2);
        foreach (var character in typed)
        {
            pattern.Append(character == ' ' ? @"\s+" : Array.Find(Alike, set => set.Contains(character, StringComparison.Ordinal)) is { } set
                ? $"[{Regex.Escape(set).Replace("-", @"\-", StringComparison.Ordinal)}]"
                : Regex.Escape(character.ToString()));
        }

        var matches = Regex.Matches(map.Text, pattern.ToString(), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit);
        return [.. matches.Take(MaxPlaces).Select(match => TextAnchor.At(map, map.ToCodePoint(match.Index), map.ToCodePoint(match.Index + match.Length)))];
    }
}
