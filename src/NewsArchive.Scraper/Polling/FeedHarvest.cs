using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Fetches;

namespace NewsArchive.Scraper.Polling;

/// <summary>Puts what a document announces into the queue: new addresses, known ones that changed, and the sitemaps that an index names.</summary>
public sealed class FeedHarvest(ArchiveDbContext db, FetchRequests requests, TimeProvider clock)
{
    /// <summary>How many addresses one sitemap of a backfill may bring.</summary>
    private const int MostABackfill = 50_000;

    internal async Task<Harvested> StoreAsync(PollTask task, FeedAnswer.Read read, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var document = read.Document;
        var window = task.IsBackfill
            ? new PollWindow(task.Run.CollectAfter, task.Run.CollectBefore, task.Run.CollectUndated, MostABackfill)
            : PollWindow.OfPoll(document.Kind, document.Entries.Count, task.LastReadAt, now);
        var choice = window.Choose(document.Entries);
        var known = new KnownAddresses(db, now);
        var fresh = await known.NewAsync(choice.Wanted, window.Most, cancellationToken);
        var changed = task.IsBackfill ? [] : await known.ChangedAsync(choice.Wanted.Concat(choice.Touched), cancellationToken);
        var sitemaps = await SitemapsAsync(task, ChildSitemaps.Choose(document, read.Url, window, task.IsBackfill), cancellationToken);
        var background = task.IsBackfill ? FetchPriority.Backfill : FetchPriority.Poll;
        return new Harvested(document.Entries.Count, task.IsBackfill ? choice.Wanted.Count : null)
        {
            New = await AddAsync(fresh, FetchKind.Page, task.IsBackfill ? FetchPriority.Backfill : FetchPriority.Found),
            Changed = await AddAsync(changed, FetchKind.Page, FetchPriority.Revisit),
            Sitemaps = await AddAsync(sitemaps, FetchKind.Feed, background),
            AnnouncedSitemaps = document.Sitemaps.Count,
            Undated = choice.Undated,
        };

        async Task<int> AddAsync(IReadOnlyList<string> urls, FetchKind kind, short priority) => urls.Count == 0 ? 0 : await requests.AddAsync(
            task.Run.Id,
            urls,
            new FetchTerms
            {
                Kind = kind,
                Priority = priority,
                SourceId = task.Fetch.SourceId ?? task.Run.SourceId,
                FeedId = task.Feed?.Id,
                Depth = (short)(kind == FetchKind.Feed ? task.Depth + 1 : 0),
            },
            cancellationToken);
    }

    /// <summary>Those that this run has not asked for yet, as deep and as many as one run may ask for.</summary>
    private async Task<IReadOnlyList<string>> SitemapsAsync(PollTask task, IReadOnlyList<string> children, CancellationToken cancellationToken)
    {
        if (children.Count == 0 || task.Depth >= ChildSitemaps.MostDepth)
        {
            return [];
        }

        var asked = await db.Fetches.Where(fetch => fetch.RunId == task.Run.Id && fetch.Kind == FetchKind.Feed).Select(fetch => fetch.Url)
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        var most = task.IsBackfill ? ChildSitemaps.MostABackfill : ChildSitemaps.MostAPoll;
        return [.. children.Where(url => !asked.Contains(url)).Take(Math.Max(0, most - asked.Count))];
    }
}

/// <summary>What came of reading a document.</summary>
/// <param name="Announced">How many addresses it announces.</param>
/// <param name="InRange">Of a backfill: how many of them are of the wanted time.</param>
internal sealed record Harvested(int Announced, int? InRange)
{
    /// <summary>How many new addresses are to be asked for.</summary>
    public int New { get; init; }

    /// <summary>How many known articles are to be looked at again.</summary>
    public int Changed { get; init; }

    /// <summary>How many further sitemaps are to be read.</summary>
    public int Sitemaps { get; init; }

    /// <summary>How many sitemaps it names.</summary>
    public int AnnouncedSitemaps { get; init; }

    /// <summary>How many addresses were left alone because they have no date.</summary>
    public int Undated { get; init; }

    /// <summary>The counts, for people.</summary>
    public override string ToString()
    {
        if (AnnouncedSitemaps > 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"an index of {Counted(AnnouncedSitemaps, "sitemap")}, {Sitemaps:N0} of them to be read");
        }

        var range = InRange is { } wanted ? string.Create(CultureInfo.InvariantCulture, $", {wanted:N0} of the time asked for") : "";
        var changed = Changed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {Changed:N0} changed");
        var undated = Undated == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {Undated:N0} without a date left alone");
        return string.Create(CultureInfo.InvariantCulture, $"{Announced:N0} announced{range}, {New:N0} new{changed}{undated}");
    }

    private static string Counted(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
