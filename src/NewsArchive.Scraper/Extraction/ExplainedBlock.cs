using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction;

/// <summary>One block of a page's text and what became of it.</summary>
/// <param name="Text">The block's text.</param>
/// <param name="Reason">The rule by which it is no text of the article; null when it is.</param>
/// <param name="Path">The elements around it with their classes, outermost first.</param>
public sealed record ExplainedBlock(string Text, string? Reason, string Path)
{
    /// <summary>True when it is a part of the body.</summary>
    public bool IsKept => Reason is null;

    /// <summary>The reason in words for people; null when the block was kept.</summary>
    public string? ReasonInWords => Reason is null ? null : DropReasons.InWords(Reason);

    internal static IReadOnlyList<ExplainedBlock> Of(PageReading reading, bool isArticle)
    {
        var (page, body) = (reading.Page, reading.Body);
        var kept = !isArticle ? DropReasons.NoArticle : reading.BodyRule == PageReading.FromData ? DropReasons.InData : null;
        return [.. page.Blocks.Select((block, i) => new ExplainedBlock(
            block.Text,
            body.Drops.Reason(i) ?? (i < body.First || i >= body.End ? DropReasons.Outside : kept),
            PathOf(page, block)))];
    }

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
