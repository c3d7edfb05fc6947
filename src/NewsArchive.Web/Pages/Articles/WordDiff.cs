using System.Globalization;
using System.Text;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>What became of a passage from one version to another.</summary>
public enum PassageChange
{
    /// <summary>It stands in both.</summary>
    Same,

    /// <summary>It stands only in the older one.</summary>
    Removed,

    /// <summary>It stands only in the newer one.</summary>
    Added,
}

/// <summary>A passage and what became of it.</summary>
public sealed record DiffRun(PassageChange Change, string Text);

/// <summary>
/// Compares two texts word by word; where a script has no blanks between words, character by character. What was removed stands before what
/// replaced it.
/// </summary>
public static class WordDiff
{
    /// <summary>Below this share of common words two texts are shown one after the other: islands of "the" and "of" help nobody.</summary>
    private const double LeastInCommon = 0.25;

    /// <summary>The passages of both texts in reading order.</summary>
    public static IReadOnlyList<DiffRun> Compare(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, @new) = (Words(before), Words(after));
        var stretches = WithoutLoneBlanks(SequenceDiff.Compare<string>(old, @new), old);
        var same = stretches.Where(stretch => stretch.IsSame).Sum(stretch => CountOfWords(old[stretch.Old]));
        if (2 * same < LeastInCommon * (CountOfWords(old) + CountOfWords(@new)))
        {
            return Filled([new DiffRun(PassageChange.Removed, before), new DiffRun(PassageChange.Added, after)]);
        }

        return Filled(stretches.SelectMany(stretch => stretch.IsSame
            ? [new DiffRun(PassageChange.Same, string.Concat(@new[stretch.New]))]
            : new[]
            {
                new DiffRun(PassageChange.Removed, string.Concat(old[stretch.Old])),
                new DiffRun(PassageChange.Added, string.Concat(@new[stretch.New])),
            }));
    }

    /// <summary>A text cut into words, blanks and signs; together they are the text.</summary>
    public static string[] Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<string>(text.Length / 4);
        var (start, kind) = (0, Kind.Sign);
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text.AsSpan(at));
            var next = Joins(text, at, kind) ? Kind.Word : KindAt(text, at);
            if (at > start && (next != kind || next is Kind.Sign))
            {
                words.Add(text[start..at]);
                start = at;
            }

            (kind, at) = (next, at + length);
        }

        if (start < text.Length)
        {
            words.Add(text[start..]);
        }

        return [.. words];
    }

    /// <summary>How many of the pieces that <see cref="Words"/> cuts are words.</summary>
    public static int CountOfWords(IEnumerable<string> pieces) => pieces.Count(IsWord);

    /// <summary>True for a word, and for a character of a script without blanks.</summary>
    public static bool IsWord(string piece) => char.IsLetterOrDigit(piece, 0);

    private static DiffRun[] Filled(IEnumerable<DiffRun> runs) => [.. runs.Where(run => run.Text.Length > 0)];

    /// <summary>Blanks alone between two changes belong to them: "two words" for "three others" is one change.</summary>
    private static List<DiffStretch> WithoutLoneBlanks(IReadOnlyList<DiffStretch> stretches, string[] old)
    {
        var joined = new List<DiffStretch>();
        for (var i = 0; i < stretches.Count; i++)
        {
            var stretch = stretches[i];
            var isBetween = i > 0 && i < stretches.Count - 1;
            var isLone = stretch.IsSame && isBetween && old[stretch.Old].All(string.IsNullOrWhiteSpace);
            if (joined.Count > 0 && !joined[^1].IsSame && (isLone || !stretch.IsSame))
            {
                joined[^1] = new DiffStretch(false, joined[^1].Old.Start..stretch.Old.End, joined[^1].New.Start..stretch.New.End);
                continue;
            }

            joined.Add(stretch);
        }

        return joined;
    }

    /// <summary>Signs inside words and numbers: "don't", "half-open", "1,234.5".</summary>
    private static bool Joins(string text, int at, Kind before)
    {
        if (before != Kind.Word || at + 1 >= text.Length || KindAt(text, at + 1) != Kind.Word)
        {
            return false;
        }

        return text[at] is '\'' or '’' or '-' or '\u2011' || (text[at] is '.' or ',' or ':' && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]));
    }

    private static Kind KindAt(string text, int at)
    {
        if (!Rune.TryGetRuneAt(text, at, out var rune))
        {
            return Kind.Sign;
        }

        return Rune.IsWhiteSpace(rune) ? Kind.Blank : Rune.IsLetterOrDigit(rune) && !IsUnspaced(rune.Value) ? Kind.Word : Kind.Sign;
    }

    /// <summary>Thai, Lao, Burmese, Khmer; kana and ideographs.</summary>
    private static bool IsUnspaced(int rune) =>
        rune is (>= 0x0e00 and <= 0x0eff) or (>= 0x1000 and <= 0x109f) or (>= 0x1780 and <= 0x17ff)
            or (>= 0x3040 and <= 0x30ff) or (>= 0x3400 and <= 0x9fff) or (>= 0xf900 and <= 0xfaff) or (>= 0x20000 and <= 0x3ffff);

    private enum Kind
    {
        Sign,
        Word,
        Blank,
    }
}
