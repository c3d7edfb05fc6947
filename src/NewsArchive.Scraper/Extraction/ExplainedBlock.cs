using NewsArchive.Scraper.Extraction.Bodies;
using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction;

/// <summary>One block of a page's text and what became of it.</summary>
/// <param name="Text">The block's text.</param>
/// <param name="Reason">Why it is no text of the article; null when it is.</param>
/// <param name="Path">The elements around it with their classes, outermost first.</param>
public sealed record ExplainedBlock(string Text, string? Reason, string Path)
{
    internal static IReadOnlyList<ExplainedBlock> Of(Page page, Body body) =>
        [.. page.Blocks.Select((block, i) => new ExplainedBlock(
            block.Text,
            i < body.First || i >= body.End ? body.Drops.Reason(i) ?? "outside" : body.Drops.Reason(i),
            PathOf(page, block)))];

    private static string PathOf(Page page, TextBlock block)
    {
        var names = new List<string>();
        for (var at = block.Box; at >= 0; at = page.Boxes[at].Parent)
        {
            var box = page.Boxes[at];
            names.Add(box.Names.Length == 0 ? box.Tag : $"{box.Tag}[{box.Names}]");
        }

        names.Reverse();
        return string.Join(" > ", names);
    }
}
