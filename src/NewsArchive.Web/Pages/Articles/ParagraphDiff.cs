namespace NewsArchive.Web.Pages.Articles;

/// <summary>What became of a paragraph from one version to another.</summary>
public enum ParagraphChange
{
    /// <summary>It stands in both.</summary>
    Same,

    /// <summary>Words of it changed.</summary>
    Changed,

    /// <summary>It stands only in the older one.</summary>
    Removed,

    /// <summary>It stands only in the newer one.</summary>
    Added,

    /// <summary>It stood here and stands elsewhere now.</summary>
    MovedAway,

    /// <summary>It stood elsewhere.</summary>
    MovedHere,
}

/// <summary>A paragraph with its passages and what became of it.</summary>
public sealed record ComparedParagraph(ParagraphChange Change, IReadOnlyList<DiffRun> Runs);

/// <summary>
/// Compares two texts paragraph by paragraph: the longest common sequence stays, paragraphs that resemble each other are compared word by
/// word, equal ones in other places moved, the rest was removed or added.
/// </summary>
public static class ParagraphDiff
{
    /// <summary>Most pairs that are weighed for resemblance; in larger changes only paragraphs at the same place are.</summary>
    private const int MostPairs = 40_000;

    private const double LeastResemblance = 0.5;

    /// <summary>The paragraphs of both texts in reading order; where one was replaced, the old comes before the new.</summary>
    public static IReadOnlyList<ComparedParagraph> Compare(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        string[] old = [.. before], @new = [.. after];
        var stretches = SequenceDiff.Compare<string>(old, @new);
        var changed = stretches.Where(stretch => !stretch.IsSame).ToList();
        var moved = changed.SelectMany(stretch => old[stretch.Old]).ToHashSet(StringComparer.Ordinal);
        moved.IntersectWith(changed.SelectMany(stretch => @new[stretch.New]));
        return
        [
            .. stretches.SelectMany(stretch => stretch.IsSame
                ? @new[stretch.New].Select(text => Whole(ParagraphChange.Same, PassageChange.Same, text))
                : Replaced(old[stretch.Old], @new[stretch.New], moved)),
        ];
    }

    private static IEnumerable<ComparedParagraph> Replaced(string[] old, string[] @new, HashSet<string> moved)
    {
        var (i, j) = (0, 0);
        foreach (var (nextOld, nextNew) in Pairs(old, @new, moved).Append((old.Length, @new.Length)))
        {
            for (; i < nextOld; i++)
            {
                yield return moved.Contains(old[i])
                    ? Whole(ParagraphChange.MovedAway, PassageChange.Same, old[i])
                    : Whole(ParagraphChange.Removed, PassageChange.Removed, old[i]);
            }

            for (; j < nextNew; j++)
            {
                yield return moved.Contains(@new[j])
                    ? Whole(ParagraphChange.MovedHere, PassageChange.Same, @new[j])
                    : Whole(ParagraphChange.Added, PassageChange.Added, @new[j]);
            }

            if (i < old.Length && j < @new.Length)
            {
                yield return new ComparedParagraph(ParagraphChange.Changed, WordDiff.Compare(old[i++], @new[j++]));
            }
        }
    }

    private static ComparedParagraph Whole(ParagraphChange change, PassageChange passage, string text) => new(change, [new DiffRun(passage, text)]);

    /// <summary>The pairs of paragraphs that resemble each other, in order in both texts, so that their resemblances add up to the most.</summary>
    private static List<(int Old, int New)> Pairs(string[] old, string[] @new, HashSet<string> moved)
    {
        var oldWords = Array.ConvertAll(old, text => moved.Contains(text) ? [] : SortedWords(text));
        var newWords = Array.ConvertAll(@new, text => moved.Contains(text) ? [] : SortedWords(text));
        if ((long)old.Length * @new.Length > MostPairs)
        {
            return [.. Enumerable.Range(0, Math.Min(old.Length, @new.Length)).Where(i => Resemblance(oldWords[i], newWords[i]) >= LeastResemblance).Select(i => (i, i))];
        }

        var resemblances = new double[old.Length, @new.Length];
        var sums = new double[old.Length + 1, @new.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = @new.Length - 1; j >= 0; j--)
            {
                resemblances[i, j] = Resemblance(oldWords[i], newWords[j]);
                var paired = resemblances[i, j] >= LeastResemblance ? resemblances[i, j] + sums[i + 1, j + 1] : 0;
                sums[i, j] = Math.Max(paired, Math.Max(sums[i + 1, j], sums[i, j + 1]));
            }
        }

        var pairs = new List<(int Old, int New)>();
        for (var (i, j) = (0, 0); i < old.Length && j < @new.Length;)
        {
            if (resemblances[i, j] >= LeastResemblance && sums[i, j] <= resemblances[i, j] + sums[i + 1, j + 1])
            {
                pairs.Add((i++, j++));
            }
            else if (sums[i + 1, j] >= sums[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return pairs;
    }

    private static int[] SortedWords(string text)
    {
        var words = WordDiff.Words(text).Where(WordDiff.IsWord).Select(word => word.GetHashCode(StringComparison.Ordinal)).ToArray();
        Array.Sort(words);
        return words;
    }

    /// <summary>The share of words that two sorted lists have in common (Dice), 0 to 1.</summary>
    private static double Resemblance(int[] one, int[] other)
    {
        var (i, j, common) = (0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            common += one[i] == other[j] ? 1 : 0;
            (i, j) = one[i] < other[j] ? (i + 1, j) : one[i] > other[j] ? (i, j + 1) : (i + 1, j + 1);
        }

        return one.Length + other.Length == 0 ? 0 : 2.0 * common / (one.Length + other.Length);
    }
}
