using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Hosts;
using NewsArchive.Texts;

namespace NewsArchive.Sources;

/// <summary>What people do with single feeds of a source, and with the pace at which its hosts are asked.</summary>
public sealed class FeedTending(ArchiveDbContext db, TimeProvider clock)
{
    /// <summary>The longest delay between two requests that a person may set, in seconds.</summary>
    public const double LongestDelay = 3600;

    private const int LongestPattern = 500;

    /// <summary>Does not poll a feed any more; false when it is not there.</summary>
    public Task<bool> StopAsync(int sourceId, int feedId, CancellationToken cancellationToken) =>
        ChangeAsync(sourceId, feedId, feed => feed.Stop(null), cancellationToken);

    /// <summary>Polls a feed again, at once; false when it is not there.</summary>
    public Task<bool> StartAsync(int sourceId, int feedId, CancellationToken cancellationToken) =>
        ChangeAsync(
            sourceId,
            feedId,
            feed =>
            {
                feed.Stop(null);
                feed.PollAt(clock.GetUtcNow());
            },
            cancellationToken);

    /// <summary>Says which paths of a listing page are articles; false when it is not there or the pattern is no path.</summary>
    public async Task<bool> MatchAsync(int sourceId, int feedId, string? pattern, CancellationToken cancellationToken)
    {
        var read = ReadPattern(pattern);
        return read.IsFine && await ChangeAsync(sourceId, feedId, feed => feed.Match(read.Pattern), cancellationToken);
    }

    /// <summary>Removes a feed; what came from it stays. False when it is not there.</summary>
    public async Task<bool> RemoveAsync(int sourceId, int feedId, CancellationToken cancellationToken) =>
        await db.Feeds.Where(feed => feed.Id == feedId && feed.SourceId == sourceId).ExecuteDeleteAsync(cancellationToken) > 0;

    /// <summary>Sets the least time between two requests to each host of a source; null for the setting of the scraper.</summary>
    public async Task SetDelayAsync(int sourceId, double? seconds, CancellationToken cancellationToken)
    {
        var hosts = (await HostsAsync(db, sourceId, cancellationToken)).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO hosts (name, delay_seconds, priority, failures, requests)
            SELECT name, {seconds}::float8, 0, 0, 0 FROM unnest({hosts}) AS host (name) ORDER BY name
            ON CONFLICT (name) DO UPDATE SET delay_seconds = excluded.delay_seconds
            """,
            cancellationToken);
    }

    /// <summary>The hosts that are asked for a source: its own with and without "www.", and those of its feeds.</summary>
    public static async Task<IReadOnlyList<string>> HostsAsync(ArchiveDbContext db, int sourceId, CancellationToken cancellationToken)
    {
        var host = await db.Sources.Where(source => source.Id == sourceId).Select(source => source.Host).SingleOrDefaultAsync(cancellationToken);
        var feeds = await db.Feeds.Where(feed => feed.SourceId == sourceId).Select(feed => feed.Url).ToListAsync(cancellationToken);
        string[] own = host is null ? [] : [host, $"www.{host}"];
        return [.. own.Concat(feeds.Select(CrawlHost.NameOf).OfType<string>()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>A pattern as a person typed it: a path with *, or nothing.</summary>
    public static (bool IsFine, string? Pattern) ReadPattern(string? typed)
    {
        var text = ArchiveText.NormalizeLine(typed);
        return text.Length == 0 ? (true, null) : (text.StartsWith('/') && text.Length <= LongestPattern, text);
    }

    private async Task<bool> ChangeAsync(int sourceId, int feedId, Action<Feed> act, CancellationToken cancellationToken)
    {
        var feed = await db.Feeds.SingleOrDefaultAsync(one => one.Id == feedId && one.SourceId == sourceId, cancellationToken);
        if (feed is null)
        {
            return false;
        }

        act(feed);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
