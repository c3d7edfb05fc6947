namespace NewsArchive.Queries;

/// <summary>How far two short texts lie apart, to guess what a slip of the pen meant.</summary>
internal static class NearestText
{
    /// <summary>Fewest letters to insert, delete or replace (Levenshtein); case does not count.</summary>
    public static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 0; i < one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < other.Length; j++)
            {
                var above = row[j + 1];
                var replaced = diagonal + (char.ToLowerInvariant(one[i]) == char.ToLowerInvariant(other[j]) ? 0 : 1);
                row[j + 1] = Math.Min(replaced, Math.Min(above, row[j]) + 1);
                diagonal = above;
            }
        }

        return row[other.Length];
    }

    /// <summary>The nearest of some texts; null when even that differs in more than two letters.</summary>
    public static string? Among(IEnumerable<string> texts, string meant)
    {
        var (best, distance) = texts.Select(text => (text, Distance(text, meant))).MinBy(pair => pair.Item2);
        return distance <= 2 ? best : null;
    }
}
