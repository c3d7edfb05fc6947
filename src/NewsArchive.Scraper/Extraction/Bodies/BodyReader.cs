using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction.Bodies;

/// <summary>Reads the body of a page's article by the generic algorithm.</summary>
internal static class BodyReader
{
    /// <summary>The body; with no paragraphs when the page has no running text.</summary>
    public static Body Read(Page page, string? title, IReadOnlyList<string> descriptions)
    {
        var drops = new Drops(page.Blocks.Count);
        DropStripped(page, drops);
        ClutterBoxes.Apply(page, drops);
        var weights = BlockWeights.Of(page.Blocks, drops);
        if (BodyBox.Find(page, weights) is not { } box)
        {
            return new Body(0, 0, drops);
        }

        var (first, end) = FirstArticle.Narrow(page, box, weights, title);
        Tidy(page, first, end, drops, title, descriptions);
        var body = new Body(first, end, drops);
        if (!body.Kept().Any())
        {
            // A short notice may consist of its standfirst alone.
            drops.KeepAll(first, end, "lead");
        }

        return body;
    }

    /// <summary>Drops clutter inside a body that is known to be one.</summary>
    public static void Prune(Page page, int first, int end, Drops drops, string? title, IReadOnlyList<string> descriptions)
    {
        ClutterBoxes.Apply(page, drops);
        Tidy(page, first, end, drops, title, descriptions);
    }

    /// <summary>Drops what a rule for the site says is no part of the body.</summary>
    public static void DropStripped(Page page, Drops drops)
    {
        foreach (var box in page.Boxes)
        {
            if (box.Mark is BoxMark.Stripped)
            {
                drops.Drop(box.First, box.End, "stripped");
            }
        }
    }

    private static void Tidy(Page page, int first, int end, Drops drops, string? title, IReadOnlyList<string> descriptions)
    {
        BlockRules.Apply(page, first, end, drops, title);
        LeadBlock.Apply(page, first, end, drops, descriptions);
        Repeats.Apply(page, first, end, drops);
        Sections.Apply(page, first, end, drops);
    }
}

/// <summary>The stretch of blocks that holds the body, and what in it is none.</summary>
internal sealed record Body(int First, int End, Drops Drops)
{
    /// <summary>The blocks that are the body's text.</summary>
    public IEnumerable<int> Kept() => Enumerable.Range(First, End - First).Where(block => !Drops.IsDropped(block));
}
