namespace NewsArchive.Web.Pages.Articles;

/// <summary>What became of a paragraph from one version to another.</summary>
public enum ParagraphChange
{
    /// <summary>It stands in both.</summary>
    Same,

    /// <summary>It stands only in the older one.</summary>
    Dropped,

    /// <summary>It stands only in the newer one.</summary>
    Added,
}

/// <summary>A paragraph and what became of it.</summary>
public sealed record ComparedParagraph(ParagraphChange Change, string Text);

/// <summary>
/// Compares two texts paragraph by paragraph, title and lead included: the longest common sequence stays, the rest was dropped or added.
/// </summary>
public static class ParagraphComparison
{
    private const string Break = "\n\n";

    /// <summary>Most pairs of paragraphs that are compared (64 MB of numbers): beyond it, all between the common ends counts as replaced.</summary>
    private const long MostPairs = 16_000_000;

    /// <summary>The paragraphs of both texts in reading order; where one was replaced, the old comes before the new.</summary>
    public static IReadOnlyList<ComparedParagraph> Compare(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, @new) = (before.Split(Break), after.Split(Break));
        // Most versions differ in a few paragraphs, so the equal ends are set aside first.
        var head = old.AsSpan().CommonPrefixLength(@new);
        var tail = 0;
        while (tail < Math.Min(old.Length, @new.Length) - head && old[^(tail + 1)] == @new[^(tail + 1)])
        {
            tail++;
        }

        var (oldMiddle, newMiddle) = (old[head..^tail], @new[head..^tail]);
        return
        [
            .. Unchanged(old[..head]),
            .. (long)oldMiddle.Length * newMiddle.Length <= MostPairs ? Middle(oldMiddle, newMiddle) : Replaced(oldMiddle, newMiddle),
            .. Unchanged(old[^tail..]),
        ];
    }

    private static IEnumerable<ComparedParagraph> Unchanged(string[] paragraphs) =>
        paragraphs.Select(paragraph => new ComparedParagraph(ParagraphChange.Same, paragraph));

    private static IEnumerable<ComparedParagraph> Replaced(string[] old, string[] @new) =>
        old.Select(paragraph => new ComparedParagraph(ParagraphChange.Dropped, paragraph))
            .Concat(@new.Select(paragraph => new ComparedParagraph(ParagraphChange.Added, paragraph)));

    private static List<ComparedParagraph> Middle(string[] old, string[] @new)
    {
        var common = CommonLengths(old, @new);
        var compared = new List<ComparedParagraph>(old.Length + @new.Length);
        var (i, j) = (0, 0);
        while (i < old.Length || j < @new.Length)
        {
            if (i < old.Length && j < @new.Length && old[i] == @new[j])
            {
                compared.Add(new ComparedParagraph(ParagraphChange.Same, old[i]));
                i++;
                j++;
            }
            else if (i < old.Length && (j == @new.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                compared.Add(new ComparedParagraph(ParagraphChange.Dropped, old[i++]));
            }
            else
            {
                compared.Add(new ComparedParagraph(ParagraphChange.Added, @new[j++]));
            }
        }

        return compared;
    }

    /// <summary>For each pair of places, how many paragraphs the rests behind them have in common, in order.</summary>
    private static int[,] CommonLengths(string[] old, string[] @new)
    {
        var lengths = new int[old.Length + 1, @new.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = @new.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = old[i] == @new[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }
}
