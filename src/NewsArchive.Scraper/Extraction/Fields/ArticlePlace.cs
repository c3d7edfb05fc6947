using NewsArchive.Scraper.Extraction.Bodies;
using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>Where the article stands among the page's blocks: bylines and dates count near its headline, further down they are others'.</summary>
/// <param name="Head">The block of the headline; 0 when it is not printed.</param>
/// <param name="Body">The first long paragraph behind it.</param>
internal readonly record struct ArticlePlace(int Head, int Body)
{
    private const int Above = 8;
    private const int LongParagraph = 100;
    private const int WidestHead = 40;

    /// <summary>Finds the headline and the beginning of the text below it.</summary>
    public static ArticlePlace Find(Page page, string title)
    {
        var head = page.Marks.Find(mark => mark.Kind is MarkKind.Headline && TextLikeness.Same(mark.Text, title))?.Position
            ?? Printed(page, title)
            ?? page.Marks.Find(mark => mark.Kind is MarkKind.Headline && mark.Text.Length > 0)?.Position
            ?? 0;
        var body = head;
        while (body < page.Blocks.Count && !(body > head && IsLong(page.Blocks[body])))
        {
            body++;
        }

        return new ArticlePlace(head, Math.Min(body, head + WidestHead));
    }

    /// <summary>True for places in the article's head: a little above the headline down to the first paragraph.</summary>
    public bool IsNear(int position) => position >= Head - Above && position <= Body + 1;

    private static bool IsLong(TextBlock block) => block.Text.Length >= LongParagraph && block.Kind is BlockKind.Paragraph or BlockKind.Loose && block.LinkLength * 2 < block.Text.Length;

    /// <summary>The first block that is the headline; else the first heading that holds it, such as one with a kicker.</summary>
    private static int? Printed(Page page, string title)
    {
        var key = TextLikeness.Key(title);
        int? holding = null;
        for (var i = 0; i < page.Blocks.Count && key.Length > 0; i++)
        {
            var block = page.Blocks[i];
            if (block.Text.Length < key.Length || block.Text.Length > (key.Length * 2) + 20 || block.Kind is BlockKind.ListItem)
            {
                continue;
            }

            var text = TextLikeness.Key(block.Text);
            if (text == key)
            {
                return i;
            }

            holding ??= block.Kind is BlockKind.Heading && text.Contains(key, StringComparison.Ordinal) ? i : null;
        }

        return holding;
    }
}
