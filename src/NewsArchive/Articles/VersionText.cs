using System.Security.Cryptography;
using System.Text;
using NewsArchive.Texts;

namespace NewsArchive.Articles;

/// <summary>
/// The text of one version and where its parts begin: title, blank line, lead if any, blank line, paragraphs apart by blank lines.
/// Offsets are code points.
/// </summary>
/// <param name="Text">The whole text in the archive's form.</param>
/// <param name="TitleEnd">Where the title ends.</param>
/// <param name="BodyStart">Where the body begins; equal to <paramref name="Length"/> when there is none.</param>
/// <param name="Length">Length in code points.</param>
public sealed record VersionText(string Text, int TitleEnd, int BodyStart, int Length)
{
    private const string Break = "\n\n";

    /// <summary>SHA-256 of the text's UTF-8 bytes, lower-case hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>The title, the lead (empty when there is none) and the paragraphs of the body.</summary>
    public (string Title, string Lead, IReadOnlyList<string> Body) Parts()
    {
        var blocks = Text.Split(Break, StringSplitOptions.RemoveEmptyEntries);
        // A title, its break and then the body; whatever is between is the lead.
        var hasLead = blocks.Length > 1 && BodyStart > TitleEnd + Break.Length;
        return (blocks.Length == 0 ? "" : blocks[0], hasLead ? blocks[1] : "", blocks[Math.Min(hasLead ? 2 : 1, blocks.Length)..]);
    }

    /// <summary>Composes the text of an extracted article.</summary>
    public static VersionText Compose(string title, string? lead, IEnumerable<string> paragraphs)
    {
        ArgumentNullException.ThrowIfNull(paragraphs);
        var head = ArchiveText.NormalizeLine(title);
        var standfirst = ArchiveText.NormalizeLine(lead);
        var body = string.Join(Break, paragraphs.SelectMany(SplitParagraphs));
        var text = new StringBuilder(head);
        if (standfirst.Length > 0)
        {
            text.Append(Break).Append(standfirst);
        }

        if (body.Length > 0)
        {
            text.Append(Break);
        }

        var bodyStart = text.Length;
        text.Append(body);
        // The parts are normal and a line feed composes with nothing, so the whole is normal too.
        var map = new CodePointMap(text.ToString());
        return new VersionText(map.Text, map.ToCodePoint(head.Length), map.ToCodePoint(bodyStart), map.Length);
    }

    /// <summary>Paragraphs of normal text: blank lines divide, lines inside keep their break, ends of lines are trimmed.</summary>
    private static IEnumerable<string> SplitParagraphs(string paragraph)
    {
        var lines = new List<string>();
        foreach (var line in ArchiveText.Normalize(paragraph).Split('\n').Select(ArchiveText.NormalizeLine).Append(""))
        {
            if (line.Length > 0)
            {
                lines.Add(line);
                continue;
            }

            if (lines.Count > 0)
            {
                yield return string.Join('\n', lines);
                lines.Clear();
            }
        }
    }
}
