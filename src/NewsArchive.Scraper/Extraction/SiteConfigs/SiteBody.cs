using NewsArchive.Scraper.Extraction.Bodies;
using NewsArchive.Scraper.Extraction.Fields;
using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction.SiteConfigs;

/// <summary>Reads the body by the user's rules for a site.</summary>
internal static class SiteBody
{
    /// <summary>The body; null when no rule finds one with text.</summary>
    public static Body? Read(PageSources sources, SiteReading site, string? title)
    {
        var page = sources.Page;
        var roots = page.Boxes.FindAll(box => box.Mark is BoxMark.Body && box.First < box.End);
        if (site.Marked.Bodies.Count == 0)
        {
            return null;
        }

        var drops = new Drops(page.Blocks.Count);
        BodyReader.DropStripped(page, drops);
        DropOutside(roots, page, drops);
        if (site.Config.Prunes is not false && roots.Count > 0)
        {
            BodyReader.Prune(page, roots[0].First, roots.Max(box => box.End), drops, title, LeadChoice.Descriptions(sources));
        }

        var body = roots.Count == 0 ? new Body(0, 0, drops) : new Body(roots[0].First, roots.Max(box => box.End), drops);
        if (!body.Kept().Any(block => page.Blocks[block].HasWord))
        {
            site.Warn("body holds no text");
            return null;
        }

        site.HasBody = true;
        return body;
    }

    private static void DropOutside(List<Box> roots, Page page, Drops drops)
    {
        var next = 0;
        foreach (var root in roots)
        {
            if (root.First > next)
            {
                drops.Drop(next, root.First, "outside site rule");
            }

            next = Math.Max(next, root.End);
        }

        drops.Drop(next, page.Blocks.Count, "outside site rule");
    }
}
