namespace NewsArchive.Copies;

/// <summary>What of a text is compared with others: its runs of words, its numbers and its names, each as a sorted set of hashes.</summary>
public sealed class ComparableText
{
    /// <summary>How many words a run has.</summary>
    internal const int RunLength = 3;

    private readonly uint[] _numbers;
    private readonly uint[] _names;

    private ComparableText(WordHashes words)
    {
        Runs = Sorted(RunsOf(words.Words));
        _numbers = Sorted(words.Numbers);
        _names = Sorted(words.Names);
    }

    /// <summary>The different runs of words, sorted.</summary>
    internal uint[] Runs { get; }

    /// <summary>Reads a text.</summary>
    public static ComparableText Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ComparableText(WordHashes.Of(text));
    }

    /// <summary>What two texts have in common.</summary>
    public Overlap With(ComparableText other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (shorter, longer) = Runs.Length <= other.Runs.Length ? (this, other) : (other, this);
        return new Overlap(shorter.Runs.Length, longer.Runs.Length, Common(Runs, other.Runs))
        {
            Numbers = new Share(Common(_numbers, other._numbers), shorter._numbers.Length),
            Names = new Share(Common(_names, other._names), shorter._names.Length),
        };
    }

    /// <summary>Share of this text's runs of words that stand in another, 0 to 1.</summary>
    public double ShareIn(ComparableText other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Runs.Length == 0 ? 0 : (double)Common(Runs, other.Runs) / Runs.Length;
    }

    private static IEnumerable<uint> RunsOf(List<uint> words)
    {
        for (var i = 0; i + RunLength <= words.Count; i++)
        {
            var mixed = 0x811C9DC5u;
            for (var j = 0; j < RunLength; j++)
            {
                mixed = (mixed ^ words[i + j]) * 0x85EBCA6Bu;
                mixed ^= mixed >> 13;
            }

            mixed *= 0xC2B2AE35u;
            yield return mixed ^ (mixed >> 16);
        }
    }

    private static uint[] Sorted(IEnumerable<uint> hashes)
    {
        var sorted = hashes.ToArray();
        Array.Sort(sorted);
        var length = 0;
        foreach (var hash in sorted)
        {
            if (length == 0 || sorted[length - 1] != hash)
            {
                sorted[length++] = hash;
            }
        }

        return sorted[..length];
    }

    private static int Common(uint[] left, uint[] right)
    {
        var (common, i, j) = (0, 0, 0);
        while (i < left.Length && j < right.Length)
        {
            var order = left[i].CompareTo(right[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return common;
    }
}
