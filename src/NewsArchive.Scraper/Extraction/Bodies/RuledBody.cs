using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction.Bodies;

/// <summary>Reads the body by a site's rule.</summary>
internal static class RuledBody
{
    /// <summary>The body; null when the rule finds no text on this page.</summary>
    public static Body? Read(Page page, SiteRule rule)
    {
        var around = page.Boxes.Find(box => box.IsNamed(rule.Body) && box.First < box.End);
        if (around is null)
        {
            return null;
        }

        var drops = new Drops(page.Blocks.Count);
        drops.Drop(0, page.Blocks.Count, "outside site rule");
        var found = false;
        foreach (var box in page.Boxes)
        {
            if (box.First >= around.First && box.End <= around.End && box.First < box.End && rule.Text.Any(box.IsNamed))
            {
                drops.Keep(box.First, box.End);
                found = true;
            }
        }

        for (var i = around.First; i < around.End; i++)
        {
            if (!page.Blocks[i].HasWord)
            {
                drops.Drop(i, "signs");
            }
        }

        return found ? new Body(around.First, around.End, drops) : null;
    }
}
