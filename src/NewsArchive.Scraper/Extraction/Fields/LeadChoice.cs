using NewsArchive.Scraper.Extraction.Bodies;
using NewsArchive.Scraper.Extraction.Pages;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>
/// Chooses the standfirst. It must stand on the page above the body: a description that only search engines see is not part of the article.
/// </summary>
internal static class LeadChoice
{
    private const int Shortest = 30;
    private const int Longest = 1200;

    /// <summary>The standfirst; null when the page prints none.</summary>
    public static Found<string>? Choose(PageSources sources, Body body, string title)
    {
        var page = sources.Page;
        if (sources.Rule?.Lead is { } name && page.FirstText(name, body.First) is { } ruled)
        {
            return new Found<string>(ArchiveText.NormalizeLine(ruled), "site-rule");
        }

        var start = body.Kept().DefaultIfEmpty(body.First).First();
        var head = page.Marks.Find(mark => mark.Kind is MarkKind.Headline && TextLikeness.Same(mark.Text, title))?.Position ?? 0;
        var descriptions = Descriptions(sources);
        for (var i = Math.Max(0, Math.Min(head, start)); i < start; i++)
        {
            var block = page.Blocks[i];
            if (block.Text.Length is < Shortest or > Longest || TextLikeness.Same(block.Text, title) || block.IsAllLink)
            {
                continue;
            }

            if (descriptions.Any(text => TextLikeness.Same(text, block.Text)))
            {
                return new Found<string>(ArchiveText.NormalizeLine(block.Text), "description");
            }

            if (body.Drops.Reason(i) == "lead" || InLead(page, block))
            {
                return new Found<string>(ArchiveText.NormalizeLine(block.Text), "standfirst");
            }
        }

        return null;
    }

    /// <summary>What the page gives as its description, in its several places.</summary>
    public static IReadOnlyList<string> Descriptions(PageSources sources) =>
        [.. new[] { sources.Data.Text("description"), sources.Page.Meta("og:description"), sources.Page.Meta("description") }.OfType<string>()];

    private static bool InLead(Page page, TextBlock block)
    {
        for (var box = block.Box; box >= 0; box = page.Boxes[box].Parent)
        {
            // The nearest name decides: a caption inside the standfirst's box is a caption.
            if (page.Boxes[box].Kind is not (ClutterKind.None or ClutterKind.Header))
            {
                return page.Boxes[box].Kind is ClutterKind.Lead;
            }
        }

        return false;
    }
}
