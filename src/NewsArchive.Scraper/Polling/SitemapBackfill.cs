using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Fetches;
using NewsArchive.Runs;
using NewsArchive.Scraper.Robots;
using NewsArchive.Scraper.Scraping;
using NewsArchive.Sources;

namespace NewsArchive.Scraper.Polling;

/// <summary>
/// Asks the workers to collect what a source published in a time of the past, as far as its sitemaps still list it. The run lives in the
/// queue, so it goes on after any stop, and can be paused.
/// </summary>
public sealed class SitemapBackfill(ArchiveDbContext db, FetchRequests requests, ScrapeSignal signal, TimeProvider clock)
{
    private static readonly string[] Guesses = ["/sitemap.xml", "/sitemap_index.xml", "/sitemap-index.xml"];

    /// <summary>Begins a run.</summary>
    /// <returns>The run, or why there is none, for people.</returns>
    public async Task<(Run? Run, string? Problem)> BeginAsync(int sourceId, BackfillRange range, int personId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(range);
        var source = await db.Sources.AsNoTracking().SingleOrDefaultAsync(one => one.Id == sourceId && one.RemovedAt == null, cancellationToken);
        if (source?.Host is null)
        {
            return (null, "There is no such source, or it has no host to ask.");
        }

        if (range.Problem is { } problem)
        {
            return (null, problem);
        }

        var roots = await RootsAsync(source, cancellationToken);
        var run = new Run(RunKind.Backfill, $"{source.Name}: {range}", personId, clock.GetUtcNow())
        {
            SourceId = sourceId,
            CollectAfter = range.After,
            CollectBefore = range.Before,
            CollectUndated = range.TakesUndated,
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Runs.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        var added = await requests.AddAsync(run.Id, roots, new FetchTerms { Kind = FetchKind.Feed, Priority = FetchPriority.Poll, SourceId = sourceId }, cancellationToken);
        if (added == 0)
        {
            return (null, "Its sitemaps are being read at this moment. Try again in a minute.");
        }

        await transaction.CommitAsync(cancellationToken);
        signal.Ring();
        return (run, null);
    }

    /// <summary>The sitemaps it is polled by, those its robots.txt names, and when there are none, where sites commonly have one.</summary>
    private async Task<IReadOnlyList<string>> RootsAsync(Source source, CancellationToken cancellationToken)
    {
        var polled = await db.Feeds.Where(feed => feed.SourceId == source.Id && feed.Kind == FeedKind.Sitemap).Select(feed => feed.Url).ToListAsync(cancellationToken);
        string[] origins = [.. new[] { source.Host!, $"www.{source.Host}" }.SelectMany(host => new[] { $"https://{host}", $"http://{host}" })];
        var robots = await db.RobotsFiles.Where(file => origins.Contains(file.Origin) && file.Text != null).ToListAsync(cancellationToken);
        var named = robots.SelectMany(file => RobotsRules.Read(file.Text!, "*").Sitemaps.Select(map => Uri.TryCreate(new Uri(file.Origin), map, out var address) ? address.AbsoluteUri : map));
        var known = polled.Concat(named).Distinct(StringComparer.Ordinal).ToList();
        var home = new Uri(source.HomeUrl ?? $"https://{source.Host}/");
        return known.Count > 0 ? known : [.. Guesses.Select(path => new Uri(home, path).AbsoluteUri)];
    }
}

/// <summary>Which time of the past is to be collected.</summary>
/// <param name="After">What is dated at or after; null for no limit.</param>
/// <param name="Before">What is dated before; null for no limit.</param>
/// <param name="TakesUndated">Whether what has no date at all is collected too.</param>
public sealed record BackfillRange(DateTimeOffset? After, DateTimeOffset? Before, bool TakesUndated)
{
    /// <summary>What is wrong with it, for people; null when nothing is.</summary>
    public string? Problem => (After, Before) switch
    {
        (null, null) => "Give the first day, the last day, or both.",
        ({ } after, { } before) when after >= before => "The first day must be before the last one.",
        _ => null,
    };

    /// <summary>Reads days as people type them, 2024-01-31, each in UTC; the second one is not included.</summary>
    public static (BackfillRange? Range, string? Problem) Read(string? after, string? before, bool takesUndated)
    {
        var (first, last) = (Day(after), Day(before));
        if ((first is null && !string.IsNullOrWhiteSpace(after)) || (last is null && !string.IsNullOrWhiteSpace(before)))
        {
            return (null, "Write days as in 2024-01-31.");
        }

        var range = new BackfillRange(first, last, takesUndated);
        return range.Problem is { } problem ? (null, problem) : (range, null);
    }

    /// <summary>The range in words.</summary>
    public override string ToString() => (After, Before) switch
    {
        ({ } after, { } before) => $"from {Text(after)} until {Text(before)}",
        ({ } after, null) => $"from {Text(after)} on",
        (null, { } before) => $"until {Text(before)}",
        _ => "all",
    } + (TakesUndated ? ", and what has no date" : "");

    private static string Text(DateTimeOffset day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Day(string? typed) =>
        DateTimeOffset.TryParseExact(typed?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null;
}
