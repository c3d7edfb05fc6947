using System.Text;

namespace NewsArchive.Scraper.Imports;

/// <summary>
/// Puts paragraphs together again that were broken at inline links. A line goes on the paragraph before it when it begins with what cannot
/// begin a paragraph, when another printing of the same text has the two side by side, or when the sentence before has not ended.
/// </summary>
internal static class BrokenParagraphs
{
    /// <summary>How much on both sides of a break is looked up in the other printing.</summary>
    private const int Context = 24;

    /// <summary>A line without an end of sentence that is longer than this is no heading.</summary>
    private const int LongestHeading = 90;

    private const string NeverFirst = ",.;:!?)]}%»”’…";

    private const string EndsSentence = ".!?…:;\"”“’»)]。！？؟۔।";

    /// <summary>The paragraphs of some lines.</summary>
    /// <param name="lines">The lines, each one line of text.</param>
    /// <param name="otherPrinting">The same text from elsewhere; it may lack parts and run paragraphs together without a blank.</param>
    public static IReadOnlyList<string> Mend(IReadOnlyList<string> lines, string otherPrinting)
    {
        var other = TypographicText.Fold(otherPrinting);
        var paragraphs = new List<string>();
        var paragraph = new StringBuilder();
        foreach (var line in lines)
        {
            if (paragraph.Length > 0 && Joint(paragraph, line, other) is { } joint)
            {
                paragraph.Append(joint).Append(line);
                continue;
            }

            if (paragraph.Length > 0)
            {
                paragraphs.Add(paragraph.ToString());
            }

            paragraph.Clear().Append(line);
        }

        if (paragraph.Length > 0)
        {
            paragraphs.Add(paragraph.ToString());
        }

        return paragraphs;
    }

    /// <summary>What belongs between a paragraph and the line after it: nothing, a blank, or null for the end of the paragraph.</summary>
    private static string? Joint(StringBuilder paragraph, string line, string other)
    {
        if (NeverFirst.Contains(line[0], StringComparison.Ordinal))
        {
            return "";
        }

        var tail = paragraph.ToString(Math.Max(0, paragraph.Length - Context), Math.Min(Context, paragraph.Length));
        var head = line[..Math.Min(Context, line.Length)];
        // Side by side with a blank is proof. Without a blank it is not: that is how the other printing runs paragraphs together.
        if (other.Contains(TypographicText.Fold($"{tail} {head}"), StringComparison.Ordinal))
        {
            return " ";
        }

        var hasEnded = EndsSentence.Contains(tail[^1], StringComparison.Ordinal);
        return !hasEnded && (char.IsLower(line[0]) || paragraph.Length > LongestHeading) ? " " : null;
    }
}
