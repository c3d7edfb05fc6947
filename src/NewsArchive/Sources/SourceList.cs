using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Fetches;

namespace NewsArchive.Sources;

/// <summary>All sources with what an editor wants to know at a glance: does it work, how much comes, when is it asked next.</summary>
public sealed class SourceList(ArchiveDbContext db, TimeProvider clock)
{
    /// <summary>How many days the rates look back.</summary>
    public const int Days = 7;

    /// <summary>The sources that are collected from or have articles, by name.</summary>
    public async Task<IReadOnlyList<ListedSource>> ReadAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow().AddDays(-Days);
        var articles = await db.Articles.Where(article => article.RemovedAt == null).GroupBy(article => article.SourceId)
            .Select(group => new { SourceId = group.Key, Count = group.Count(), Newest = group.Max(article => article.SortAt), New = group.Count(article => article.FirstSeenAt >= since) })
            .ToDictionaryAsync(group => group.SourceId, cancellationToken);
        var fetches = await db.Fetches.Where(fetch => fetch.SourceId != null && fetch.EndedAt >= since).GroupBy(fetch => fetch.SourceId!.Value)
            .Select(group => new { SourceId = group.Key, Count = group.Count(), Failed = group.Count(fetch => fetch.Outcome == Outcome.Failed) })
            .ToDictionaryAsync(group => group.SourceId, cancellationToken);
        var sources = await db.Sources.AsNoTracking().Include(source => source.Feeds).OrderBy(source => source.NameKey).AsSplitQuery().ToListAsync(cancellationToken);
        return
        [
            .. from source in sources
               let stock = articles.GetValueOrDefault(source.Id)
               where source.RemovedAt is null || stock is not null
               let asked = fetches.GetValueOrDefault(source.Id)
               select new ListedSource(source)
               {
                   Articles = stock?.Count ?? 0,
                   Newest = stock?.Newest,
                   PerDay = (stock?.New ?? 0) / (double)Days,
                   FailedShare = asked is null ? null : asked.Failed / (double)asked.Count,
               },
        ];
    }
}

/// <summary>What a source is doing.</summary>
public enum SourceState
{
    /// <summary>Its feeds are polled.</summary>
    Collecting,

    /// <summary>Some of its feeds cannot be read.</summary>
    InTrouble,

    /// <summary>None of its feeds is polled.</summary>
    Stopped,

    /// <summary>A person paused it.</summary>
    Paused,

    /// <summary>It has articles and no feed.</summary>
    NoFeeds,

    /// <summary>A person took it out of collection.</summary>
    Removed,
}

/// <summary>A source of the list.</summary>
/// <param name="Source">The source with its feeds.</param>
public sealed record ListedSource(Source Source)
{
    /// <summary>How many articles it has.</summary>
    public int Articles { get; init; }

    /// <summary>When its newest was published.</summary>
    public DateTimeOffset? Newest { get; init; }

    /// <summary>How many new ones a day, over the last seven.</summary>
    public double PerDay { get; init; }

    /// <summary>Which share of what was asked for it in the last seven days failed; null when nothing was asked.</summary>
    public double? FailedShare { get; init; }

    /// <summary>When one of its feeds is asked next; null when none is.</summary>
    public DateTimeOffset? NextPollAt => State is SourceState.Collecting or SourceState.InTrouble ? Source.Feeds.Min(feed => feed.NextPollAt) : null;

    /// <summary>What it is doing.</summary>
    public SourceState State => StateOf(Source);

    /// <summary>What a source is doing.</summary>
    public static SourceState StateOf(Source source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source switch
        {
            { RemovedAt: not null } => SourceState.Removed,
            { Feeds.Count: 0 } => SourceState.NoFeeds,
            { IsPaused: true } => SourceState.Paused,
            _ when source.Feeds.All(feed => feed.IsStopped) => SourceState.Stopped,
            _ when source.Feeds.Any(feed => feed.Trouble is not null) => SourceState.InTrouble,
            _ => SourceState.Collecting,
        };
    }
}
