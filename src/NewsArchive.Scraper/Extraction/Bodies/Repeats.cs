using System.Text;
using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction.Bodies;

/// <summary>
/// Drops what stands in the body twice: pull quotes, which repeat a passage in larger letters, and texts that a page holds once for readers
/// with and once for readers without an account.
/// </summary>
internal static class Repeats
{
    private const int LeastParagraph = 100;
    private const int LeastQuote = 25;
    private const int LongestQuote = 1000;
    private const int MostQuotes = 100;
    private const int Probes = 12;
    private const int ProbeLength = 40;

    /// <summary>Drops repetitions in a stretch.</summary>
    public static void Apply(Page page, int first, int end, Drops drops)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var quotes = new List<int>();
        var others = new List<int>();
        for (var i = first; i < end; i++)
        {
            var block = page.Blocks[i];
            if (drops.IsDropped(i) || block.Text.Length < LeastQuote || block.Kind is BlockKind.ListItem or BlockKind.Cell or BlockKind.Heading)
            {
                continue;
            }

            var around = page.Boxes[block.Box].Parent;
            // A recipe may say the same twice among its own paragraphs; a second copy of the text stands in a box of its own.
            if (block.Text.Length >= LeastParagraph && !seen.TryAdd(block.Text, around) && seen[block.Text] != around)
            {
                drops.Drop(i, "repeat");
            }
            else
            {
                (quotes.Count < MostQuotes && IsSetApart(page, i, first, end) ? quotes : others).Add(i);
            }
        }

        if (quotes.Count > 0 && others.Count > 0)
        {
            DropPullQuotes(page, quotes, others, drops);
        }
    }

    private static void DropPullQuotes(Page page, List<int> quotes, List<int> others, Drops drops)
    {
        var all = new StringBuilder();
        foreach (var block in others)
        {
            TextLikeness.AppendKey(all, page.Blocks[block].Text);
        }

        var text = all.ToString();
        foreach (var block in quotes)
        {
            var key = TextLikeness.Key(page.Blocks[block].Text);
            if (key.Length >= LeastQuote && Stands(key, text))
            {
                drops.Drop(block, "pull-quote");
            }
        }
    }

    /// <summary>A long text without paragraphs may lack the headings between them, so probes of it are looked for.</summary>
    private static bool Stands(string key, string all)
    {
        if (key.Length <= LongestQuote)
        {
            return all.Contains(key, StringComparison.Ordinal);
        }

        var found = 0;
        for (var probe = 0; probe < Probes; probe++)
        {
            var at = (key.Length - ProbeLength) / (Probes - 1) * probe;
            found += all.AsSpan().IndexOf(key.AsSpan(at, ProbeLength), StringComparison.Ordinal) >= 0 ? 1 : 0;
        }

        return found >= Probes - 2;
    }

    /// <summary>True for a block that is no plain paragraph, or stands in a box of its own between paragraphs of another.</summary>
    private static bool IsSetApart(Page page, int index, int first, int end)
    {
        var block = page.Blocks[index];
        if (block.Kind is not BlockKind.Paragraph)
        {
            return true;
        }

        var around = page.Boxes[block.Box].Parent;
        return (index == first || page.Boxes[page.Blocks[index - 1].Box].Parent != around)
            && (index + 1 >= end || page.Boxes[page.Blocks[index + 1].Box].Parent != around);
    }
}
