using System.Text;
using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction.Bodies;

/// <summary>
/// Drops what stands in the body twice: pull quotes, which repeat a passage in larger letters, and texts that a page holds once for readers
/// with and once for readers without an account.
/// </summary>
internal static class Repeats
{
    private const int LeastParagraph = 80;
    private const int LeastQuote = 25;
    private const int LongestQuote = 1000;
    private const int MostQuotes = 100;
    private const int Probes = 12;
    private const int ProbeLength = 40;

    /// <summary>Drops repetitions in a stretch.</summary>
    public static void Apply(Page page, int first, int end, Drops drops)
    {
        var all = new StringBuilder();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var quotes = new List<(int Block, string Key)>();
        for (var i = first; i < end; i++)
        {
            var block = page.Blocks[i];
            if (drops.IsDropped(i) || block.Text.Length < LeastQuote || block.Kind is BlockKind.ListItem or BlockKind.Cell or BlockKind.Heading)
            {
                continue;
            }

            var key = TextLikeness.Key(block.Text);
            var around = page.Boxes[block.Box].Parent;
            // A recipe may say the same twice among its own paragraphs; a second copy of the text stands in a box of its own.
            if (key.Length >= LeastParagraph && !seen.TryAdd(key, around) && seen[key] != around)
            {
                drops.Drop(i, "repeat");
            }
            else if (IsSetApart(page, i, first, end) && key.Length >= LeastQuote && quotes.Count < MostQuotes)
            {
                quotes.Add((i, key));
            }
            else
            {
                all.Append(key);
            }
        }

        DropPullQuotes(quotes, all.ToString(), drops);
    }

    private static void DropPullQuotes(List<(int Block, string Key)> quotes, string all, Drops drops)
    {
        foreach (var (block, key) in quotes)
        {
            if (Stands(key, all))
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
