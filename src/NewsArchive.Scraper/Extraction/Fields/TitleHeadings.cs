using AngleSharp.Dom;
using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>
/// Reads the headline from the page's headings. Some sites put their first-order heading into the path of links above the article, worded
/// for search engines; what readers see as the headline is then the second-order heading that follows.
/// </summary>
internal static class TitleHeadings
{
    private const int Most = 8;
    private const int Reach = 14;
    private const int MostBelow = 2;
    private const int Shortest = 12;
    private static readonly string[] OneLine = ["nowrap", "truncate", "sr-only", "visually-hidden", "visuallyhidden", "screen-reader"];

    /// <summary>The headline as the page's headings word it, in the page's order.</summary>
    public static IEnumerable<TitleProposal> Read(Page page)
    {
        Mark? path = null;
        foreach (var mark in page.Marks.Where(mark => mark.Kind is MarkKind.Headline).Take(Most))
        {
            var text = mark.Text;
            if (!InPath(mark.Element))
            {
                yield return new TitleProposal(text, TitleSource.Heading, mark.Rule);
                if (WithoutKicker(mark.Element, text) is { } shorter)
                {
                    yield return new TitleProposal(shorter, TitleSource.Heading, mark.Rule);
                }
            }
            else if (text.Length >= Shortest)
            {
                path ??= mark;
                yield return new TitleProposal(text, TitleSource.Breadcrumb, "breadcrumb");
            }
        }

        if (path is not null)
        {
            foreach (var text in Below(page, path.Position))
            {
                yield return new TitleProposal(text, TitleSource.BelowBreadcrumb, "h2");
            }
        }
    }

    private static bool InPath(IElement heading)
    {
        // A headline is never forced into one line, and never for screen readers only.
        if (heading.ClassName is { } own && OneLine.Any(name => own.Contains(name, StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        IElement? at = heading;
        for (var level = 0; at is not null && level < 6; level++, at = at.ParentElement)
        {
            if (at.LocalName is "nav" or "li" || (at.ClassName is { } names && names.Contains("breadcrumb", StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }

            if (at.LocalName is "article" or "header" or "main")
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Words of the second-order headings soon after a block, whole and without the short kicker before the headline.</summary>
    private static IEnumerable<string> Below(Page page, int position)
    {
        var found = 0;
        foreach (var box in page.Boxes)
        {
            if (box.First > position + Reach || found == MostBelow)
            {
                yield break;
            }

            if (box.First <= position || box.Tag != "h2" || box.End <= box.First)
            {
                continue;
            }

            var whole = string.Join(' ', page.Blocks[box.First..box.End].Select(block => block.Text)).Replace('\n', ' ');
            if (whole.Length < Shortest)
            {
                continue;
            }

            found++;
            yield return whole;
            if (box.End - box.First > 1)
            {
                yield return page.Blocks[box.First..box.End].MaxBy(block => block.Text.Length)!.Text.Replace('\n', ' ');
            }
        }
    }

    /// <summary>The heading without the small line that its first child element is: "Premier League" above the headline.</summary>
    private static string? WithoutKicker(IElement heading, string text)
    {
        var first = heading.FirstElementChild;
        if (first is null || heading.ChildElementCount < 2 && heading.LastChild == first)
        {
            return null;
        }

        var kicker = ElementText.Read(first);
        return kicker.Length is > 0 and < 60 && kicker.Length * 2 < text.Length && text.StartsWith(kicker, StringComparison.Ordinal)
            ? text[kicker.Length..].TrimStart(' ', ':', '|', '-', '–', '—')
            : null;
    }
}
