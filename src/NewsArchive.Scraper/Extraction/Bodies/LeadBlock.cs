using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction.Bodies;

/// <summary>
/// Finds a standfirst that stands at the top of the body and is not named as one: the page's description, set apart from the paragraphs
/// by its own box or its own class. A first paragraph that only serves as description as well looks like the other paragraphs.
/// </summary>
internal static class LeadBlock
{
    private const int LeastAlike = 50;

    /// <summary>Drops the standfirst from the body.</summary>
    public static void Apply(Page page, int first, int end, Drops drops, IReadOnlyList<string> descriptions)
    {
        var texts = Enumerable.Range(first, end - first).Where(i => !drops.IsDropped(i) && BlockWeights.IsText(page.Blocks[i])).ToList();
        if (texts.Count < 3)
        {
            return;
        }

        var own = Look(page, texts[0]);
        if (texts.Skip(1).All(i => Look(page, i) != own) && descriptions.Any(text => IsAlike(text, page.Blocks[texts[0]].Text)))
        {
            drops.Drop(texts[0], "lead");
        }
    }

    private static (int Around, string Names, bool IsStrong) Look(Page page, int block)
    {
        var text = page.Blocks[block];
        var box = page.Boxes[text.Box];
        return (box.Parent, box.Names, text.IsAllStrong);
    }

    private static bool IsAlike(string description, string text)
    {
        var one = TextLikeness.Key(description);
        var other = TextLikeness.Key(text);
        var length = Math.Min(LeastAlike, Math.Min(one.Length, other.Length));
        return length >= 20 && (other.Contains(one[..length], StringComparison.Ordinal) || one.Contains(other[..length], StringComparison.Ordinal));
    }
}
