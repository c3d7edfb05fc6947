using System.Text.RegularExpressions;

namespace NewsArchive.Articles;

/// <summary>
/// Lines that stand in a text because a page's template put them there: times of update, counters, invitations, links to other articles,
/// buttons. A line counts only when every word of it is accounted for, so that "312 comments" is one and "Germany 3" is not.
/// </summary>
internal static partial class PageFurniture
{
    private const int LongestStamp = 120;
    private const int LongestInvitation = 200;
    private const int LongestLink = 200;
    private const int MostLinks = 12;
    private const int MostButtons = 8;
    private const string Sentence = ".。!?…؟।！？";
    private const string Links = "links to other articles";

    /// <summary>A text without its furniture, and the furniture.</summary>
    public sealed record Cleared(IReadOnlyList<string> Text, ILookup<string, string> Furniture);

    /// <summary>Takes furniture out of the folded lines of a body.</summary>
    public static Cleared Clear(IReadOnlyList<string> lines)
    {
        var text = new List<string>(lines.Count);
        var furniture = new List<(string Kind, string Line)>();
        for (var i = 0; i < lines.Count; i++)
        {
            // One line often holds several things: "By Ann Lee | Updated 5 minutes ago | 12 comments".
            var parts = lines[i].Split(['|', '·', '•'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var rest = parts.Where(part => !Collect(part)).ToList();
            if (rest.Count > 0)
            {
                text.Add(rest.Count == parts.Length ? lines[i] : string.Join(" | ", rest));
            }
            else if (RelatedPhrases.IsHeading(lines[i]))
            {
                for (var end = i + BoxBehind(lines, i); i < end; i++)
                {
                    furniture.Add((Links, lines[i + 1]));
                }
            }
        }

        return new Cleared(text, furniture.ToLookup(item => item.Kind, item => item.Line));

        bool Collect(string part)
        {
            if (KindOf(part) is not { } kind)
            {
                return false;
            }

            furniture.Add((kind, part));
            return true;
        }
    }

    /// <summary>The kinds of furniture in which two texts differ, for people.</summary>
    public static IReadOnlyList<string> Differences(Cleared before, Cleared after) =>
        [.. before.Furniture.Concat(after.Furniture).Select(group => group.Key).Distinct().Where(kind => !before.Furniture[kind].SequenceEqual(after.Furniture[kind]))];

    /// <summary>True for a line that ends as sentences do.</summary>
    public static bool EndsSentence(string line) => line.TrimEnd('"', ')', ']') is { Length: > 0 } bare && Sentence.Contains(bare[^1], StringComparison.Ordinal);

    /// <summary>What kind of furniture a line is; null when it is text.</summary>
    public static string? KindOf(string line)
    {
        var lower = line.ToLowerInvariant();
        return !lower.Any(char.IsLetterOrDigit) ? "separators"
            : IsStamp(lower) ? "the time of update"
            : IsCounter(lower) ? "counters"
            : IsInvitation(lower) ? "invitations"
            : RelatedPhrases.IsHeading(lower) || (RelatedPhrases.Begins(lower) && lower.Length <= LongestLink && !EndsSentence(lower)) ? Links
            : IsButtons(lower) ? "buttons"
            : null;
    }

    /// <summary>How many lines behind a heading such as "Read also" are its links; a line right before a sentence may be the text's own heading.</summary>
    private static int BoxBehind(IReadOnlyList<string> lines, int heading)
    {
        var count = 0;
        while (heading + count + 1 < lines.Count && count < MostLinks && lines[heading + count + 1] is { Length: <= LongestLink } link && !EndsSentence(link))
        {
            count++;
        }

        return count > 0 && heading + count + 1 < lines.Count ? count - 1 : count;
    }

    private static bool IsStamp(string line)
    {
        if (line.Length > LongestStamp)
        {
            return false;
        }

        var withoutAgo = FurnitureTimes.Ago().Replace(line, " ");
        var withoutTimes = FurnitureTimes.Clock().Replace(FurnitureTimes.Date().Replace(withoutAgo, " "), " ");
        if (withoutTimes.Any(char.IsDigit) || withoutTimes == line)
        {
            return false;
        }

        var words = WordsOf(withoutTimes);
        // "Published 12 May, 14:05" may be corrected, which is a change; "Published 3 hours ago" changes by itself.
        return withoutAgo != line && withoutTimes == withoutAgo
            ? words.TrueForAll(word => FurnitureWords.Updated.Contains(word) || FurnitureWords.Published.Contains(word) || FurnitureWords.Fillers.Contains(word))
            : words.Exists(FurnitureWords.Updated.Contains) && words.TrueForAll(word => FurnitureWords.Updated.Contains(word) || FurnitureWords.Fillers.Contains(word));
    }

    private static bool IsCounter(string line)
    {
        var withoutNumbers = FurnitureTimes.Number().Replace(line, " ");
        var words = WordsOf(withoutNumbers);
        return withoutNumbers != line
            && words.Count <= MostButtons
            && words.Exists(FurnitureWords.Counted.Contains)
            && words.TrueForAll(word => FurnitureWords.Counted.Contains(word) || FurnitureWords.BesideCounters.Contains(word));
    }

    private static bool IsInvitation(string line) =>
        line.Length <= LongestInvitation
        && Array.Exists(FurnitureWords.InvitationStarts, start => line.StartsWith(start, StringComparison.Ordinal))
        && Array.Exists(FurnitureWords.InvitationTargets, target => line.Contains(target, StringComparison.Ordinal));

    private static bool IsButtons(string line)
    {
        var words = WordsOf(line);
        return !line.Any(char.IsDigit)
            && words.Count <= MostButtons
            && words.Exists(FurnitureWords.Actions.Contains)
            && words.TrueForAll(word => FurnitureWords.Actions.Contains(word) || FurnitureWords.BesideActions.Contains(word));
    }

    private static List<string> WordsOf(string line) => Word().Matches(line).Select(match => match.Value).ToList();

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
