using NewsArchive.Scraper.Extraction.Fields;
using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction.Bodies;

/// <summary>Drops single blocks inside the article's box that are no text of it: the title again, datelines, link lines, prompts.</summary>
internal static class BlockRules
{
    private const int ShortLine = 60;
    private const int LongestLinkLine = 250;

    /// <summary>Drops blocks of a stretch.</summary>
    public static void Apply(Page page, int first, int end, Drops drops, string? title)
    {
        var hasText = false;
        for (var i = first; i < end; i++)
        {
            if (drops.IsDropped(i))
            {
                continue;
            }

            var block = page.Blocks[i];
            if (Reason(page, i, title, hasText) is { } reason)
            {
                drops.Drop(i, reason);
            }
            else
            {
                hasText |= BlockWeights.IsText(block);
            }
        }
    }

    private static string? Reason(Page page, int index, string? title, bool hasText)
    {
        var block = page.Blocks[index];
        if (title is not null && block.Text.Length <= title.Length * 2 && TextLikeness.Same(block.Text, title))
        {
            return "title";
        }

        if (!block.HasWord && !(hasText && IsSectionBreak(block.Text)))
        {
            return "signs";
        }

        // The line under an embedded post names who wrote it and when.
        if (block.Kind is BlockKind.Quote && block.Text[0] is '—' or '–' or '-')
        {
            return null;
        }

        if (!hasText && IsLead(page, block))
        {
            return "lead";
        }

        // A bracket begins what a template left unread: [button link="http://…"].
        if (hasText && block.Text[0] is not '[' && PrintsAddress(block.Text))
        {
            return null;
        }

        if (block.Text.Contains('\n', StringComparison.Ordinal) && block.LinkLength * 3 > block.Text.Length * 2)
        {
            return "link-lines";
        }

        if (block.IsAllLink && block.Text.Length <= LongestLinkLine && block.Kind is not BlockKind.Cell)
        {
            return "link-line";
        }

        if (IsLabelledLink(block))
        {
            return "related-line";
        }

        if (block.Text.Length <= ShortLine && IsDateLine(block.Text))
        {
            return "date-line";
        }

        return ClutterLines.Reason(block.Text, isLinked: block.LinkLength > 0, isStart: !hasText, isListed: block.Kind is BlockKind.ListItem);
    }

    /// <summary>News agencies divide sections by a line of underscores.</summary>
    private static bool IsSectionBreak(string text) => text.Length >= 3 && text.AsSpan().TrimStart('_').IsEmpty;

    /// <summary>A link whose words are its address is meant to be read; several of them are a list of links.</summary>
    private static bool PrintsAddress(string text)
    {
        var at = text.Length > LongestLinkLine ? -1 : AddressAt(text);
        return at >= 0 && AddressAt(text.AsSpan(at).TrimStart("htps:/w.")) < 0;
    }

    private static int AddressAt(ReadOnlySpan<char> text) => text.IndexOf("http", StringComparison.Ordinal) is >= 0 and var at ? at : text.IndexOf("www.", StringComparison.Ordinal);

    /// <summary>"Background: What the treaty says" with the words after the colon as link leads elsewhere.</summary>
    private static bool IsLabelledLink(TextBlock block) =>
        block.Text.Length <= LongestLinkLine && block.LinkLength * 10 >= block.Text.Length * 6 && block.Kind is not BlockKind.Cell
        && block.Text.IndexOf(':', StringComparison.Ordinal) is > 1 and < 40 and var colon
        && block.Text.Length - colon - 4 <= block.LinkLength && block.Text[^1] is not '.';

    private static bool IsLead(Page page, TextBlock block)
    {
        if (block.Kind is BlockKind.Heading)
        {
            return true;
        }

        for (var box = block.Box; box >= 0; box = page.Boxes[box].Parent)
        {
            if (page.Boxes[box].Kind is ClutterKind.Lead && page.Boxes[box].End - page.Boxes[box].First <= 3)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDateLine(string text) => VisibleDates.Read(text) is not null && text.Count(char.IsLetter) < 32;
}
