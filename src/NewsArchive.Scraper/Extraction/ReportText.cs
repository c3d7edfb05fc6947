using System.Globalization;
using System.Text;
using NewsArchive.Articles;

namespace NewsArchive.Scraper.Extraction;

/// <summary>Writes the account of an extraction as plain text to read in a terminal: verdicts, fields, then every block of the page.</summary>
public static class ReportText
{
    private const int Longest = 160;

    /// <summary>The account, with LF line ends.</summary>
    public static string Write(ExtractionReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        WriteVerdicts(text, report.Article);
        text.Append("\nFIELDS\n");
        foreach (var field in report.Fields)
        {
            WriteField(text, field);
        }

        text.Append(CultureInfo.InvariantCulture, $"\nBLOCKS, in reading order: {report.Blocks.Count(block => block.IsKept)} of {report.Blocks.Count} kept\n");
        foreach (var block in report.Blocks)
        {
            text.Append(block.IsKept ? "  kept     " : "  dropped  ").Append(Shorten(block.Text)).Append('\n');
            if (block.ReasonInWords is { } reason)
            {
                text.Append("           ^ ").Append(reason).Append('\n');
            }
        }

        return text.ToString();
    }

    private static void WriteVerdicts(StringBuilder text, ExtractedArticle article)
    {
        text.Append(article.Url).Append('\n');
        if (article.NotArticle is { } reason)
        {
            text.Append("No article: ").Append(reason).Append(".\n");
            return;
        }

        foreach (var doubt in article.Doubts)
        {
            text.Append("Doubt: ").Append(doubt).Append(".\n");
        }

        if (article.Doubts.Count == 0)
        {
            text.Append("An article without doubts.\n");
        }
    }

    private static void WriteField(StringBuilder text, FieldReading field)
    {
        text.Append("  ").Append(field.Field).Append('\n');
        if (field.Value is not null)
        {
            var sureness = field.Confidence is { } confidence
                ? string.Create(CultureInfo.InvariantCulture, $", {ArticleDoubts.InWords(confidence)} ({confidence:0.00})")
                : "";
            text.Append("    = ").Append(Shorten(field.Value)).Append("  [").Append(field.Rule ?? "no rule").Append(sureness).Append("]\n");
        }

        foreach (var other in field.Others)
        {
            text.Append("      ").Append(Shorten(other.Value)).Append("  [").AppendJoin(", ", other.Rules).Append("]\n");
        }
    }

    private static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= Longest ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[Longest - 2]) ? Longest - 2 : Longest - 1), "…");
    }
}
