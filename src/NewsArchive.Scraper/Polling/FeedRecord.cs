using Microsoft.EntityFrameworkCore;
using NewsArchive.Captures;
using NewsArchive.Data;
using NewsArchive.Scraper.Feeds;
using NewsArchive.Scraper.Fetching;
using NewsArchive.Sources;

namespace NewsArchive.Scraper.Polling;

/// <summary>Keeps what is known of a feed: how it answered, how often something comes, when it is due again, what is wrong with it.</summary>
public sealed class FeedRecord(ArchiveDbContext db, TimeProvider clock)
{
    private const int Gone = 410;

    /// <summary>Notes what a document of a feed brought.</summary>
    internal async Task NoteReadAsync(PollTask task, FeedAnswer.Read read, Harvested harvested, CancellationToken cancellationToken)
    {
        if (task.IsBackfill || await FindAsync(task, cancellationToken) is not { } feed)
        {
            return;
        }

        var now = clock.GetUtcNow();
        if (task.IsFeed)
        {
            feed.Read(NewsOf(task, read, harvested, now), now);
            await MoveAsync(feed, read, cancellationToken);
            Schedule(feed, SignsOf(feed, read.Document, harvested.New, now), now);
        }
        else if (harvested.New > 0)
        {
            // The sitemaps of an index bring the news; the index is asked as often as the busiest of them.
            feed.Bring(Math.Min(feed.IntervalMinutes, PollRhythm.Next(SignsOf(feed, read.Document, harvested.New, now))), now);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Notes that nothing changed.</summary>
    internal async Task NoteSameAsync(PollTask task, CancellationToken cancellationToken)
    {
        if (task.IsFeed && await FindAsync(task, cancellationToken) is { } feed)
        {
            var now = clock.GetUtcNow();
            feed.Answer(now);
            Schedule(feed, SignsOf(feed, null, 0, now), now);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>Notes that it could not be read, and says why for people.</summary>
    internal async Task<string> NoteFailedAsync(PollTask task, FeedAnswer.Failed failed, CancellationToken cancellationToken)
    {
        if (!task.IsFeed || await FindAsync(task, cancellationToken) is not { } feed)
        {
            return failed.Reason;
        }

        var now = clock.GetUtcNow();
        var reason = failed.Result.Status == Gone
            ? $"{failed.Reason}: the publisher took this feed away for good, so it is not polled any more"
            : failed.Reason;
        feed.Fail(reason, now);
        if (failed.Result.Status == Gone)
        {
            feed.Stop(reason);
        }
        else
        {
            var wait = PollRhythm.AfterFailure(feed.Failures, failed.RetryAfter);
            feed.Schedule(feed.IntervalMinutes, PollRhythm.TimeOf(now, wait, Random.Shared.NextDouble(), FeedSchedule.None));
        }

        await db.SaveChangesAsync(cancellationToken);
        return reason;
    }

    private Task<Feed?> FindAsync(PollTask task, CancellationToken cancellationToken) =>
        db.Feeds.FromSql($"SELECT * FROM feeds WHERE id = {task.Feed!.Id} FOR UPDATE").SingleOrDefaultAsync(cancellationToken);

    private static FeedNews NewsOf(PollTask task, FeedAnswer.Read read, Harvested harvested, DateTimeOffset now)
    {
        var document = read.Document;
        var headers = read.Result is FetchResult.Fetched { Capture.Headers: var sent } ? sent : [];
        var cache = CacheWishes.Of(headers, now);
        var least = document.Schedule.LeastInterval > (cache ?? TimeSpan.Zero) ? document.Schedule.LeastInterval : cache;
        // An index that does not say when its sitemaps changed stays the same while they change.
        var isTelling = document.Sitemaps.All(map => map.Modified?.Time is not null);
        return new FeedNews(document.Kind, Math.Max(document.Entries.Count, document.Sitemaps.Count), harvested.New)
        {
            Title = document.Kind == FeedKind.Listing && task.Feed!.Title is { } known ? known : document.Title,
            ETag = isTelling ? HeaderOf(headers, "ETag") : null,
            LastModified = isTelling ? HeaderOf(headers, "Last-Modified") : null,
            BodySha256 = isTelling ? read.BodySha256 : null,
            LeastMinutes = least is { } time ? (int)Math.Ceiling(time.TotalMinutes) : null,
            SkipHours = [.. document.Schedule.SkipHours.Order()],
            SkipDays = [.. document.Schedule.SkipDays.Select(day => (int)day).Order()],
        };
    }

    private static string? HeaderOf(IReadOnlyList<CaptureHeader> headers, string name) =>
        headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).FirstOrDefault();

    /// <summary>Follows a feed that moved for good, unless its new address is polled already.</summary>
    private async Task MoveAsync(Feed feed, FeedAnswer.Read read, CancellationToken cancellationToken)
    {
        if (!read.Result.HasMoved || read.Url == feed.Url)
        {
            return;
        }

        if (await db.Feeds.AnyAsync(other => other.Url == read.Url && other.Id != feed.Id, cancellationToken))
        {
            feed.Stop($"it moved to {read.Url}, which is polled already");
            return;
        }

        feed.MoveTo(read.Url);
    }

    private static PollSigns SignsOf(Feed feed, FeedDocument? document, int added, DateTimeOffset now) => new(now, feed.IntervalMinutes, added)
    {
        Times = [.. (document?.Entries ?? []).Select(PollWindow.DateOf).OfType<TimeStretch>().Select(date => date.From)],
        LastNewAt = feed.LastNewAt ?? feed.CreatedAt,
        LeastMinutes = feed.LeastMinutes,
    };

    private static void Schedule(Feed feed, PollSigns signs, DateTimeOffset now)
    {
        var interval = PollRhythm.Next(signs);
        var wishes = new FeedSchedule(null, feed.SkipHours.ToHashSet(), feed.SkipDays.Select(day => (DayOfWeek)day).ToHashSet());
        feed.Schedule(interval, PollRhythm.TimeOf(now, interval, Random.Shared.NextDouble(), wishes));
    }
}
