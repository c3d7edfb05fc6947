using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction.Bodies;

/// <summary>Endless pages append further articles: only the first, or the one with the page's title, counts.</summary>
internal static class FirstArticle
{
    private const int LeastText = 300;

    /// <summary>Cuts the stretch of the chosen box down to one article.</summary>
    public static (int First, int End) Narrow(Page page, Box chosen, BlockWeights weights, string? title)
    {
        var headlines = page.Marks
            .Where(mark => mark is { Kind: MarkKind.Headline, Element.LocalName: "h1" } && mark.Position >= chosen.First && mark.Position < chosen.End)
            .ToList();
        var own = title is null ? -1 : headlines.FindIndex(mark => TextLikeness.Same(mark.Text, title));
        var from = own < 0 ? 0 : own;
        for (var i = from + 1; i < headlines.Count; i++)
        {
            // Headings of the first order beside the headline are sections; another article stands in a box of its own.
            if (headlines[i].Element.Parent == headlines[from].Element.Parent)
            {
                continue;
            }

            var start = headlines[from].Position;
            var next = headlines[i].Position;
            if (weights.Text(start, next) >= LeastText && weights.Text(next, chosen.End) > 0)
            {
                return (from == 0 ? chosen.First : start, next);
            }
        }

        return NarrowToElement(page, chosen, weights);
    }

    private static (int First, int End) NarrowToElement(Page page, Box chosen, BlockWeights weights)
    {
        var articles = new List<Box>();
        foreach (var box in page.Boxes)
        {
            var isInside = box.First >= chosen.First && box.End <= chosen.End && box != chosen;
            if (isInside && box.Tag == "article" && (articles.Count == 0 || box.First >= articles[^1].End) && weights.Text(box.First, box.End) >= LeastText)
            {
                articles.Add(box);
            }
        }

        if (articles.Count < 2)
        {
            return (chosen.First, chosen.End);
        }

        // Fragments of one article share no headline of their own; several articles do.
        var second = articles[1];
        var hasOwnHeading = page.Blocks[second.First].Kind is BlockKind.Heading
            || page.Marks.Any(mark => mark.Kind is MarkKind.Headline && mark.Position >= second.First && mark.Position < second.End);
        return hasOwnHeading ? (chosen.First, second.First) : (chosen.First, chosen.End);
    }
}
