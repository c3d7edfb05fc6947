using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Scraper.Feeds;
using NewsArchive.Scraper.Scraping;
using NewsArchive.Sources;

namespace NewsArchive.Scraper.Discovery;

/// <summary>Takes lists of feeds in and gives them out (OPML), to move between readers and archives.</summary>
public sealed class FeedLists(ArchiveDbContext db, SourceAdding adding, ScrapeSignal signal)
{
    /// <summary>The largest list that is read, in bytes.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    /// <summary>How many feeds one list may hold.</summary>
    public const int MostFeeds = 2000;

    private const string SitemapType = "sitemap";
    private const string ListingType = "listing";

    /// <summary>Adds the feeds of a list, each to the source of the page it belongs to. They are read by their first poll, which is due at once.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="cancellationToken">Ends it; what was added stays.</param>
    /// <returns>What became of each, or why the file is no such list.</returns>
    public async Task<FeedListReport> ImportAsync(string text, CancellationToken cancellationToken)
    {
        var (feeds, problem) = Opml.Read(text);
        var lines = Opml.Unreadable(text).Select(url => new ListedFeed(url, null, ListedOutcome.Unreadable, "not an http or https address")).ToList();
        if (problem is not null && lines.Count == 0)
        {
            return new FeedListReport([], problem);
        }

        if (feeds.Count > MostFeeds)
        {
            return new FeedListReport([], $"the list names {feeds.Count} feeds; split it into files of at most {MostFeeds}");
        }

        foreach (var feed in feeds)
        {
            lines.Add(await AddAsync(feed, cancellationToken));
            db.ChangeTracker.Clear();
        }

        signal.Ring();
        return new FeedListReport(lines, null);
    }

    /// <summary>The feeds that are collected from, as a list.</summary>
    public async Task<string> ExportAsync(CancellationToken cancellationToken)
    {
        var feeds = await db.Feeds.Join(db.Sources.Where(source => source.RemovedAt == null), feed => feed.SourceId, source => source.Id, (feed, source) => new { feed, source })
            .OrderBy(row => row.source.NameKey).ThenBy(row => row.feed.Url)
            .Select(row => new { row.feed.Url, row.feed.Kind, row.feed.Title, row.feed.Pattern, row.source.Name, row.source.HomeUrl, row.source.Host })
            .ToListAsync(cancellationToken);
        return Opml.Write("NewsArchive", feeds.Select(feed => new OpmlFeed(feed.Url, feed.Title ?? feed.Name, feed.HomeUrl ?? (feed.Host is null ? null : $"https://{feed.Host}/"))
        {
            Type = feed.Kind switch
            {
                FeedKind.Sitemap or FeedKind.NewsSitemap => SitemapType,
                FeedKind.Listing => ListingType,
                _ => OpmlFeed.Usual,
            },
            Pattern = feed.Pattern,
        }));
    }

    private async Task<ListedFeed> AddAsync(OpmlFeed feed, CancellationToken cancellationToken)
    {
        var home = feed.HomeUrl is { } url && Source.HostOf(url) is not null ? url : null;
        if (Source.HostOf(home ?? feed.Url) is not { } host || TypedAddresses.Read([feed.Url]).Problems.Count > 0)
        {
            return new ListedFeed(feed.Url, feed.Title, ListedOutcome.Unreadable, "not the address of a feed");
        }

        var kind = feed.Type switch
        {
            SitemapType => FeedKind.Sitemap,
            ListingType => FeedKind.Listing,
            _ => FeedKind.Rss,
        };
        var wanted = new NewFeed(feed.Url, kind) { Title = feed.Title, Pattern = kind == FeedKind.Listing ? feed.Pattern : null };
        var added = await adding.AddAsync(new NewSource(host, feed.Title, home, [wanted]) { KeepsName = true }, cancellationToken);
        return new ListedFeed(feed.Url, feed.Title, added.Added.Count > 0 ? ListedOutcome.Added : ListedOutcome.Known, $"of {added.Name}") { SourceId = added.SourceId };
    }
}

/// <summary>What became of a feed of a list.</summary>
public enum ListedOutcome
{
    /// <summary>It is polled from now on.</summary>
    Added,

    /// <summary>It was polled already.</summary>
    Known,

    /// <summary>Its address cannot be one.</summary>
    Unreadable,
}

/// <summary>A feed of a list and what became of it.</summary>
/// <param name="Url">Its address, as written.</param>
/// <param name="Title">The name the list gives it.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">More about that, for people.</param>
public sealed record ListedFeed(string Url, string? Title, ListedOutcome Outcome, string Reason)
{
    /// <summary>The source it belongs to.</summary>
    public int? SourceId { get; init; }
}

/// <summary>What became of a list.</summary>
/// <param name="Feeds">Its feeds, in order.</param>
/// <param name="Problem">Why it was not read at all; null when it was.</param>
public sealed record FeedListReport(IReadOnlyList<ListedFeed> Feeds, string? Problem)
{
    /// <summary>The counts, for people.</summary>
    public string Summary => string.Join(", ", Feeds.GroupBy(feed => feed.Outcome).OrderBy(group => group.Key)
        .Select(group => $"{group.Count()} {(group.Key == ListedOutcome.Known ? "known already" : group.Key == ListedOutcome.Added ? "added" : "not readable")}"));
}
