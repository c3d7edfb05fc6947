using NewsArchive.Scraper.Extraction.Bodies;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>Takes the site's name off a title: "Headline | The Site", "The Site: Headline", "Headline – Site – 13.06.2023".</summary>
internal static class TitleSuffix
{
    private const int Rounds = 3;
    private const int LongestTail = 30;

    private static readonly string[] Dividers =
        [" | ", " - ", " – ", " — ", " :: ", " « ", " » ", " · ", " • ", " / ", " * ", " : ", "｜", "|", "：", "--", ":"];

    /// <summary>The title without the site's name, as far as a divider shows it.</summary>
    public static string? Strip(string? title, string? siteName)
    {
        if (title is null)
        {
            return null;
        }

        var kept = title.Trim();
        for (var round = 0; round < Rounds; round++)
        {
            var (at, length) = LastDivider(kept);
            if (at <= 0)
            {
                break;
            }

            var head = kept[..at].Trim();
            var tail = kept[(at + length)..].Trim();
            if (!IsSuffix(head, tail, kept.AsSpan(at, length).Trim(), siteName))
            {
                break;
            }

            kept = head;
        }

        return kept;
    }

    private static bool IsSuffix(string head, string tail, ReadOnlySpan<char> divider, string? siteName)
    {
        if (siteName is not null && NamesSite(tail, siteName))
        {
            return true;
        }

        // A colon divides a headline from its kicker far more often than from the site's name.
        if (divider is ":" or "：" or "--")
        {
            return false;
        }

        var isShortTail = tail.Length < LongestTail && head.Length > tail.Length;
        return isShortTail && (siteName is null || divider is "|" or "｜" || IsDate(tail));
    }

    private static bool NamesSite(string tail, string siteName)
    {
        var key = TextLikeness.Key(tail);
        var site = TextLikeness.Key(siteName);
        if (key.Length < 2 || site.Length == 0 || key.Length > Math.Max(LongestTail, site.Length))
        {
            return false;
        }

        return site.Contains(key, StringComparison.Ordinal)
            || (site.Length > 3 && key.Contains(site, StringComparison.Ordinal))
            || (tail.Split(' ').Length <= 4 && TextLikeness.SharedWords(tail, siteName) >= 0.5);
    }

    private static bool IsDate(string tail) => char.IsAsciiDigit(tail[^1]) && PrintedDates.Read(tail) is { Time: not null };

    private static (int At, int Length) LastDivider(string title)
    {
        var found = (At: -1, Length: 0);
        foreach (var divider in Dividers)
        {
            var at = title.LastIndexOf(divider, StringComparison.Ordinal);
            // Of dividers that share a place the widest counts.
            if (at > found.At + found.Length - 1 || (at >= 0 && at <= found.At && at + divider.Length > found.At))
            {
                found = (at, divider.Length);
            }
        }

        return found;
    }
}
