using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction.Bodies;

/// <summary>
/// Finds the box that holds the article: the one where running text less three times the links and labels is most. A wider box must be
/// clearly better than one inside it, so that a sidebar with teasers is not taken in.
/// </summary>
internal static class BodyBox
{
    private const double Gain = 1.08;
    private const int RestWeight = 3;

    /// <summary>The best box; null when no box has running text.</summary>
    public static Box? Find(Page page, BlockWeights weights)
    {
        Box? best = null;
        var bestValue = 0.0;
        // Inner boxes stand after outer ones: from the end, a box meets its best descendant before itself.
        for (var i = page.Boxes.Count - 1; i >= 0; i--)
        {
            var box = page.Boxes[i];
            var text = weights.Text(box.First, box.End);
            if (text == 0)
            {
                continue;
            }

            var value = (text - (RestWeight * weights.Rest(box.First, box.End))) * Hint(box);
            var isAround = best is not null && box.First <= best.First && box.End >= best.End;
            if (best is null || value > bestValue * (isAround ? Gain : 1))
            {
                best = box;
                bestValue = value;
            }
        }

        return best;
    }

    private static double Hint(Box box) => box.IsArticleBody ? 1.25 : box.Tag is "article" ? 1.05 : 1;
}
