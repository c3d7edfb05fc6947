using NewsArchive.Sources;

namespace NewsArchive.Scraper.Discovery;

/// <summary>Decides which of the feeds found are worth collecting from, so that a person mostly has to say yes only.</summary>
internal static class FeedChoice
{
    private const double Same = 0.5;

    /// <summary>
    /// Suggests those that announce something, are not of comments, and do not mostly repeat what one before them announces.
    /// </summary>
    public static IReadOnlyList<FoundFeed> Suggest(IEnumerable<FoundFeed> feeds)
    {
        var taken = new List<FoundFeed>();
        var result = new List<FoundFeed>();
        foreach (var feed in feeds.DistinctBy(feed => feed.Url))
        {
            var isSuggested = feed.KnownSourceId is null && (feed.Announced > 0 || feed.Sitemaps > 0) && !IsOfComments(feed) && !taken.Exists(other => Repeats(feed, other));
            if (isSuggested)
            {
                taken.Add(feed);
            }

            result.Add(feed with { IsSuggested = isSuggested });
        }

        return result;
    }

    private static bool Repeats(FoundFeed feed, FoundFeed other) =>
        feed.Addresses.Count > 0 && feed.Addresses.Count(other.Addresses.Contains) >= Same * feed.Addresses.Count;

    private static bool IsOfComments(FoundFeed feed) =>
        new Uri(feed.Url).AbsolutePath.Contains("comment", StringComparison.OrdinalIgnoreCase) || feed.Title?.Contains("comments", StringComparison.OrdinalIgnoreCase) == true;
}

/// <summary>Names of kinds of feeds, for people.</summary>
public static class FeedKinds
{
    /// <summary>Such as "news sitemap".</summary>
    public static string NameOf(FeedKind kind) => kind switch
    {
        FeedKind.Rss => "RSS",
        FeedKind.Atom => "Atom",
        FeedKind.JsonFeed => "JSON Feed",
        FeedKind.Sitemap => "sitemap",
        FeedKind.NewsSitemap => "news sitemap",
        _ => "page with links",
    };
}
