using NewsArchive.Scraper.Extraction.Bodies;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>Takes the site's name off a title: "Headline | The Site", "The Site: Headline".</summary>
internal static class TitleSuffix
{
    private static readonly string[] Dividers = [" | ", " - ", " – ", " — ", " :: ", " « ", " » ", " · ", " • ", " / ", "｜", "|"];

    /// <summary>The title without the site's name, as far as the divider shows it.</summary>
    public static string? Strip(string? title, string? siteName)
    {
        if (title is null)
        {
            return null;
        }

        var kept = title.Trim();
        for (var round = 0; round < 2; round++)
        {
            var (at, length) = LastDivider(kept);
            if (at <= 0)
            {
                break;
            }

            var head = kept[..at].Trim();
            var tail = kept[(at + length)..].Trim();
            var names = siteName is not null && (TextLikeness.SharedWords(tail, siteName) >= 0.5 || TextLikeness.Key(siteName).Contains(TextLikeness.Key(tail), StringComparison.Ordinal));
            var isShortTail = tail.Length < 30 && head.Length > tail.Length;
            if (!names && !(isShortTail && kept[at..(at + length)].Contains('|', StringComparison.Ordinal)) && !(isShortTail && siteName is null))
            {
                break;
            }

            kept = head;
        }

        return kept;
    }

    private static (int At, int Length) LastDivider(string title)
    {
        var found = (At: -1, Length: 0);
        foreach (var divider in Dividers)
        {
            var at = title.LastIndexOf(divider, StringComparison.Ordinal);
            if (at > found.At)
            {
                found = (at, divider.Length);
            }
        }

        return found;
    }
}
