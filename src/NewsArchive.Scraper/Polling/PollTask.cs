using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Fetches;
using NewsArchive.Runs;
using NewsArchive.Sources;

namespace NewsArchive.Scraper.Polling;

/// <summary>One document to read for a run: the feed itself, a sitemap that an index names, or a sitemap of a backfill.</summary>
/// <param name="Fetch">The fetch.</param>
/// <param name="Run">Its run.</param>
/// <param name="Feed">The feed it belongs to; null in a backfill.</param>
internal sealed record PollTask(ClaimedFetch Fetch, Run Run, Feed? Feed)
{
    /// <summary>When this document was last read; null when it never was.</summary>
    public DateTimeOffset? LastReadAt { get; private init; }

    /// <summary>How many indexes led here.</summary>
    public short Depth { get; private init; }

    /// <summary>True for what a person asked to be collected of the past.</summary>
    public bool IsBackfill => Run.Kind == RunKind.Backfill;

    /// <summary>True for the feed's own address, which has a row that keeps what is known of it.</summary>
    public bool IsFeed => Feed is not null && Feed.Url == Fetch.Url;

    /// <summary>What to ask.</summary>
    public FeedQuestion Question => IsFeed ? FeedQuestion.Of(Feed!) : new FeedQuestion(Fetch.Url);

    /// <summary>Loads what belongs to a fetch; null when its feed or source is not collected any more.</summary>
    public static async Task<PollTask?> LoadAsync(ArchiveDbContext db, ClaimedFetch fetch, CancellationToken cancellationToken)
    {
        var run = await db.Runs.AsNoTracking().SingleAsync(one => one.Id == fetch.RunId, cancellationToken);
        var feed = await db.Feeds.AsNoTracking().SingleOrDefaultAsync(one => one.Id == fetch.FeedId, cancellationToken);
        var sourceId = feed?.SourceId ?? fetch.SourceId ?? run.SourceId;
        var isCollected = await db.Sources.AnyAsync(source => source.Id == sourceId && source.RemovedAt == null, cancellationToken);
        if (!isCollected || (feed is null && run.Kind != RunKind.Backfill))
        {
            return null;
        }

        var depth = await db.Fetches.Where(one => one.Id == fetch.Id).Select(one => one.Depth).SingleAsync(cancellationToken);
        var before = await db.Fetches
            .Where(one => one.Url == fetch.Url && one.Kind == FetchKind.Feed && one.Outcome == Outcome.Read && one.RunId != fetch.RunId)
            .MaxAsync(one => one.EndedAt, cancellationToken);
        return new PollTask(fetch, run, feed) { Depth = depth, LastReadAt = feed?.Url == fetch.Url ? feed.LastPolledAt : before };
    }
}
