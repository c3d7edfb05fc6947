using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Fetches;
using NewsArchive.Hosts;
using NewsArchive.Runs;

namespace NewsArchive.Sources;

/// <summary>How well collecting from one source works: what came day by day, what failed, how its pages were read, how its hosts answer.</summary>
public sealed class SourceReport(ArchiveDbContext db, TimeProvider clock)
{
    /// <summary>How many days the chart shows.</summary>
    public const int ChartDays = 30;

    private const int MostJudged = 200;
    private const int MostFailures = 10;
    private const int MostBackfills = 5;

    /// <summary>New articles of each of the last 30 days, today last. Days are those of UTC.</summary>
    public async Task<IReadOnlyList<(DateTimeOffset Day, int Count)>> DaysAsync(int sourceId, CancellationToken cancellationToken)
    {
        var today = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var first = today.AddDays(1 - ChartDays);
        var counts = await db.Articles.Where(article => article.SourceId == sourceId && article.FirstSeenAt >= first && article.RemovedAt == null)
            .GroupBy(article => article.FirstSeenAt.Date).Select(group => new { Day = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => DateOnly.FromDateTime(group.Day), group => group.Count, cancellationToken);
        return [.. Enumerable.Range(0, ChartDays).Select(day => first.AddDays(day)).Select(day => (day, counts.GetValueOrDefault(DateOnly.FromDateTime(day.UtcDateTime))))];
    }

    /// <summary>What was asked for the source in the last seven days, by how it ended.</summary>
    public async Task<IReadOnlyDictionary<Outcome, int>> OutcomesAsync(int sourceId, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow().AddDays(-SourceList.Days);
        return await db.Fetches.Where(fetch => fetch.SourceId == sourceId && fetch.EndedAt >= since && fetch.Outcome != null)
            .GroupBy(fetch => fetch.Outcome!.Value).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
    }

    /// <summary>How the newest articles were read.</summary>
    public async Task<ExtractionQuality> QualityAsync(int sourceId, CancellationToken cancellationToken)
    {
        var signs = await (
            from article in db.Articles
            join version in db.ArticleVersions on new { article.Id, Number = article.CurrentVersion } equals new { Id = version.ArticleId, version.Number }
            where article.SourceId == sourceId && article.RemovedAt == null
            orderby article.FirstSeenAt descending
            select new ExtractionSigns(version.Confidence, version.IsPaywalled)).Take(MostJudged).ToListAsync(cancellationToken);
        return new ExtractionQuality(signs.Count, signs.Count(sign => !sign.IsPaywalled && sign.Doubts.Count > 0), signs.Count(sign => sign.IsPaywalled));
    }

    /// <summary>The last addresses that failed or were refused, with the reason.</summary>
    public async Task<IReadOnlyList<FailedFetch>> FailuresAsync(int sourceId, CancellationToken cancellationToken) => await db.Fetches
        .Where(fetch => fetch.SourceId == sourceId && fetch.EndedAt != null && (fetch.Outcome == Outcome.Failed || fetch.Outcome == Outcome.Skipped))
        .OrderByDescending(fetch => fetch.EndedAt).Take(MostFailures)
        .Select(fetch => new FailedFetch(fetch.Url, fetch.Outcome!.Value, fetch.Reason, fetch.EndedAt!.Value, fetch.RunId)).ToListAsync(cancellationToken);

    /// <summary>The hosts that are asked for the source, as far as they were asked or a person set their pace.</summary>
    public async Task<IReadOnlyList<CrawlHost>> HostsAsync(int sourceId, CancellationToken cancellationToken)
    {
        var names = await FeedTending.HostsAsync(db, sourceId, cancellationToken);
        return await db.Hosts.AsNoTracking().Where(host => names.Contains(host.Name)).OrderBy(host => host.Name).ToListAsync(cancellationToken);
    }

    /// <summary>The last backfills with how far they are.</summary>
    public async Task<IReadOnlyList<BackfillState>> BackfillsAsync(int sourceId, CancellationToken cancellationToken) => await db.Runs
        .Where(run => run.SourceId == sourceId && run.Kind == RunKind.Backfill).OrderByDescending(run => run.Id).Take(MostBackfills)
        .Select(run => new BackfillState(run.Id, run.Title, run.StartedAt, run.EndedAt)
        {
            PausedAt = run.PausedAt,
            Found = db.Fetches.Count(fetch => fetch.RunId == run.Id && fetch.Kind == FetchKind.Page),
            Done = db.Fetches.Count(fetch => fetch.RunId == run.Id && fetch.Kind == FetchKind.Page && fetch.EndedAt != null),
            Added = db.Fetches.Count(fetch => fetch.RunId == run.Id && fetch.Outcome == Outcome.Added),
            SitemapsToRead = db.Fetches.Count(fetch => fetch.RunId == run.Id && fetch.Kind == FetchKind.Feed && fetch.EndedAt == null),
        }).ToListAsync(cancellationToken);
}

/// <summary>How the newest articles of a source were read.</summary>
/// <param name="Judged">How many were looked at.</param>
/// <param name="Doubtful">How many have a field that is more likely wrong than right.</param>
/// <param name="Paywalled">How many end where the page asks for payment.</param>
public sealed record ExtractionQuality(int Judged, int Doubtful, int Paywalled);

/// <summary>An address that failed or was refused.</summary>
/// <param name="Url">The address.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="At">When.</param>
/// <param name="RunId">In which run.</param>
public sealed record FailedFetch(string Url, Outcome Outcome, string? Reason, DateTimeOffset At, int RunId);

/// <summary>How far a backfill is.</summary>
public sealed record BackfillState(int RunId, string Title, DateTimeOffset StartedAt, DateTimeOffset? EndedAt)
{
    /// <summary>Since when it is paused.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Pages found so far.</summary>
    public int Found { get; init; }

    /// <summary>Pages done.</summary>
    public int Done { get; init; }

    /// <summary>New articles.</summary>
    public int Added { get; init; }

    /// <summary>Sitemaps still to be read.</summary>
    public int SitemapsToRead { get; init; }
}
