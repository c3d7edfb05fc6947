using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction.Bodies;

/// <summary>
/// Drops boxes that say they are clutter, unless they hold so much of the page's running text that the name must mean something else:
/// a form around the whole page, an article in a "hidden" box behind an overlay.
/// </summary>
internal static class ClutterBoxes
{
    private const int SmallText = 400;

    /// <summary>Drops what stands in clutter boxes.</summary>
    public static void Apply(Page page, Drops drops)
    {
        var weights = BlockWeights.Of(page.Blocks, drops);
        var done = 0;
        foreach (var box in page.Boxes)
        {
            if (box.First < done || box.First == box.End || box.Kind is ClutterKind.None or ClutterKind.Lead || !Accepts(page, box, weights))
            {
                continue;
            }

            drops.Drop(box.First, box.End, Reason(box.Kind));
            done = box.End;
        }
    }

    private static string Reason(ClutterKind kind) => kind.ToString().ToLowerInvariant();

    private static bool Accepts(Page page, Box box, BlockWeights weights)
    {
        if (box.Kind is ClutterKind.Hidden && HoldsParagraphs(page, box))
        {
            return false;
        }

        if (box.Kind is ClutterKind.Share or ClutterKind.Aside or ClutterKind.Media && HoldsQuote(page, box))
        {
            return false;
        }

        var inside = weights.Text(box.First, box.End);
        var share = box.Kind switch
        {
            ClutterKind.Caption => IsParagraph(box) && inside > 600 ? 0.0 : 0.3,
            ClutterKind.Media => 0.08,
            ClutterKind.Byline => 0.12,
            ClutterKind.Share or ClutterKind.Tags => 0.1,
            ClutterKind.Consent => 0.5,
            ClutterKind.Footer => 0.3,
            ClutterKind.Comments => weights.Text(0, box.First) > 300 ? 0.9 : 0.1,
            ClutterKind.Hidden => 0.1,
            ClutterKind.Header => HoldsHeadline(page, box) ? 0.2 : -1,
            _ => 0.25,
        };
        return inside <= share * weights.Total || (share > 0 && inside <= SmallText && inside * 2 < weights.Total);
    }

    private static bool IsParagraph(Box box) => box.Tag is "p" or "span" or "figcaption";

    /// <summary>Sites hide paragraphs behind overlays and fades; what else is hidden holds labels, not running text.</summary>
    private static bool HoldsParagraphs(Page page, Box box)
    {
        var count = 0;
        for (var i = box.First; i < box.End; i++)
        {
            count += page.Blocks[i].Kind is BlockKind.Paragraph && BlockWeights.IsText(page.Blocks[i]) ? 1 : 0;
        }

        return count > 1 || (count == 1 && box.Tag == "p");
    }

    private static bool HoldsQuote(Page page, Box box)
    {
        for (var i = box.First; i < box.End; i++)
        {
            if (page.Blocks[i].Kind is BlockKind.Quote && BlockWeights.IsText(page.Blocks[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HoldsHeadline(Page page, Box box)
    {
        foreach (var mark in page.Marks)
        {
            if (mark.Kind is MarkKind.Headline && mark.Position >= box.First && mark.Position < box.End)
            {
                return true;
            }
        }

        return false;
    }
}
