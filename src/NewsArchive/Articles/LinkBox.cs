namespace NewsArchive.Articles;

/// <summary>
/// A box of links behind the last sentence of a text: lines as long as headlines, without the end of a sentence and without numbers. Shorter
/// lines and those with numbers may be a ranking, whose order says something.
/// </summary>
internal static class LinkBox
{
    private const int FewestLinks = 2;
    private const int FewestWords = 4;
    private const int ShortestLine = 25;
    private const int ShortestIdeographicLine = 10;
    private const char FirstIdeograph = '\u3040';

    /// <summary>True when two texts differ only in the order of such a box.</summary>
    public static bool IsSameInOtherOrder(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var start = StartOf(before);
        return before.Count == after.Count
            && before.Count - start >= FewestLinks
            && start > 0
            && start == StartOf(after)
            && before.Take(start).SequenceEqual(after.Take(start))
            && before.Skip(start).Order(StringComparer.Ordinal).SequenceEqual(after.Skip(start).Order(StringComparer.Ordinal));
    }

    private static int StartOf(IReadOnlyList<string> lines)
    {
        var start = lines.Count;
        while (start > 0 && IsLink(lines[start - 1]))
        {
            start--;
        }

        return start;
    }

    private static bool IsLink(string line) =>
        !PageFurniture.EndsSentence(line)
        && !line.Any(char.IsDigit)
        && (line.Any(character => character >= FirstIdeograph)
            ? line.Length >= ShortestIdeographicLine
            : line.Length >= ShortestLine && line.Count(character => character == ' ') >= FewestWords - 1);
}
