using System.Text.RegularExpressions;
using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction.Bodies;

/// <summary>
/// Tidies what is left: a heading such as "More from" or "About the author" ends the article when little text follows,
/// and headings with nothing under them go.
/// </summary>
internal static partial class Sections
{
    private const int LongestLabel = 80;
    private const double MostAfterEnd = 0.2;
    private const double MostAboutHouse = 0.4;

    /// <summary>Drops sections that are no text of the article.</summary>
    public static void Apply(Page page, int first, int end, Drops drops)
    {
        var weights = BlockWeights.Of(page.Blocks, drops);
        var all = weights.Text(first, end);
        for (var i = first; i < end; i++)
        {
            var block = page.Blocks[i];
            if (drops.IsDropped(i) || block.Text.Length > LongestLabel)
            {
                continue;
            }

            var isLabel = block.Kind is BlockKind.Heading || block.IsAllStrong || block.Text.EndsWith(':');
            var after = weights.Text(i, end);
            if (isLabel && ((End().IsMatch(block.Text) && after <= MostAfterEnd * all) || (About().IsMatch(block.Text) && after <= MostAboutHouse * all)))
            {
                drops.Drop(i, end, "end-section");
                break;
            }
        }

        DropEmptyHeadings(page, first, end, drops);
    }

    /// <summary>Headings and lines of signs with nothing below them.</summary>
    private static void DropEmptyHeadings(Page page, int first, int end, Drops drops)
    {
        for (var i = end - 1; i >= first; i--)
        {
            if (drops.IsDropped(i))
            {
                continue;
            }

            if (!IsDivider(page.Blocks[i]))
            {
                return;
            }

            drops.Drop(i, "empty-heading");
        }
    }

    /// <summary>What divides texts; a heading that is a sentence is one itself: lists are told in such headings.</summary>
    private static bool IsDivider(TextBlock block) =>
        (block.Kind is BlockKind.Heading && block.Text[^1] is not '.') || !block.HasWord;

    [GeneratedRegex(@"^\W*(about (the )?(author|writer|us|company|\p{Lu}.{1,40})|über (den autor|die autorin|uns|\p{Lu}.{1,40})|"
        + @"à propos d.{2,40}):?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex About();

    [GeneratedRegex(@"^\W*(related|more (from|on|in|stories|like|news)|read (next|more)|recommended|you may|you might|contact|contacts|"
        + @"comments?|leave a|share this|trending|popular|latest|most read|follow|tags|notes to editors|media contact|"
        + @"press contact|für weitere|mehr zum|das könnte|auch interessant|lesen sie|à propos|disclaimer|further information|"
        + @"for more information|sources?|références|footnotes|verwandte|ähnliche|weitere (artikel|themen)|sur le même|lire aussi|"
        + @"à lire|leer también|te puede|más noticias|relacionad[ao]s|leggi anche|articoli correlati|potrebbe interessarti|lees (ook|meer)|"
        + @"czytaj (także|też|również)|zobacz (także|też)|читайте|похожие|по теме|ещё|läs (också|mer)|les også|relaterade)\b|"
        + @"^\W*(関連|あわせて|相关|相關|延伸阅读|관련|추천)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex End();
}
