using NewsArchive.Sources;

namespace NewsArchive.Scraper.Feeds;

/// <summary>A sitemap as plain text: one address a line (sitemaps.org).</summary>
internal static class AddressList
{
    /// <summary>Reads the list; text that holds anything else is none.</summary>
    public static FeedReading Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0)
        {
            return FeedReading.Unreadable("empty");
        }

        if (!Uri.TryCreate(lines[0], UriKind.Absolute, out var first) || first.Scheme is not ("http" or "https"))
        {
            return FeedReading.Unreadable("neither XML nor JSON nor a list of addresses");
        }

        var links = new FeedLinks(first);
        foreach (var line in lines.TakeWhile(_ => !links.IsFull))
        {
            links.Add(Uri.TryCreate(line, UriKind.Absolute, out _) ? links.Absolute(line) : null, null, null, null);
        }

        return FeedReading.Of(new FeedDocument(FeedKind.Sitemap, links.Entries));
    }
}
