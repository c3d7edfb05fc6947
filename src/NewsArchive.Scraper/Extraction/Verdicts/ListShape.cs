using NewsArchive.Scraper.Extraction.Bodies;
using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction.Verdicts;

/// <summary>
/// How much a page looks like a list of other pages. In a list no paragraph is far from the next headline that is a link; in an article
/// such headlines stand before or behind the text, which runs on between them.
/// </summary>
/// <param name="Teasers">Headlines that are links, inside the stretch that holds the text.</param>
/// <param name="LongestRun">The longest text between two of them.</param>
/// <param name="Text">All text of the stretch.</param>
/// <param name="Headlines">Headlines that are links, on the whole page.</param>
internal sealed record ListShape(int Teasers, int LongestRun, int Text, int Headlines)
{
    private const int ShortestHeadline = 20;
    private const int LongestHeadline = 200;

    /// <summary>True when the text is in pieces between links to other pages.</summary>
    public bool IsInPieces(int teasers) => Teasers >= teasers && LongestRun * 100 < Text * 35;

    /// <summary>True when the heading above the text is a link and not the page's headline: the text is the excerpt of another page.</summary>
    public bool IsExcerpt { get; private init; }

    /// <summary>Looks at a page.</summary>
    public static ListShape Of(Page page, Body body, string? title)
    {
        var (teasers, run, longest, text, headlines) = (0, 0, 0, 0, 0);
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            var isInside = i >= body.First && i < body.End;
            if (IsHeadline(page, block))
            {
                headlines++;
                teasers += isInside ? 1 : 0;
                run = 0;
            }
            else if (isInside && !body.Drops.IsDropped(i))
            {
                var length = BlockWeights.Length(block.Text);
                run += length;
                text += length;
                longest = Math.Max(longest, run);
            }
        }

        return new ListShape(teasers, longest, text, headlines) { IsExcerpt = IsUnderLink(page, body, title) };
    }

    private static bool IsUnderLink(Page page, Body body, string? title)
    {
        var start = body.First;
        while (start < body.End && body.Drops.IsDropped(start))
        {
            start++;
        }

        for (var i = start - 1; i >= 0; i--)
        {
            if (page.Blocks[i].Kind is BlockKind.Heading)
            {
                return page.Blocks[i].IsAllLink && (title is null || !TextLikeness.Same(page.Blocks[i].Text, title));
            }
        }

        return false;
    }

    /// <summary>A heading that is a link, or a link as long as headlines are and with the words of one.</summary>
    private static bool IsHeadline(Page page, TextBlock block) =>
        block.IsAllLink && block.Text.Length <= LongestHeadline && block.Text.Length > 0
        && (block.Kind is BlockKind.Heading || (BlockWeights.Length(block.Text) >= ShortestHeadline && block.Text.Contains(' ', StringComparison.Ordinal)
            && page.Boxes[block.Box].Kind is not (ClutterKind.Navigation or ClutterKind.Footer)));
}
