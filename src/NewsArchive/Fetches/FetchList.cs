using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Fetches;

/// <summary>Reads what became of each address of a run, in the order they were asked for, by keyset.</summary>
public sealed class FetchList(ArchiveDbContext db)
{
    private const int BatchSize = 1000;

    /// <summary>The first addresses that a filter means.</summary>
    public async Task<IReadOnlyList<FetchEntry>> ReadAsync(FetchFilter filter, int count, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        // The index orders the fetches of a run by outcome, then by key: the first of each outcome, merged, are the first of all.
        Outcome?[] outcomes = filter.IsWaiting ? [null] : filter.Outcome is { } only ? [only] : [null, .. Enum.GetValues<Outcome>()];
        var fetches = outcomes.Select(outcome => First(filter, outcome, count)).Aggregate((all, more) => all.Concat(more));
        return await (
            from fetch in fetches.OrderBy(fetch => fetch.Id).Take(count)
            join article in db.Articles on fetch.ArticleId equals article.Id into articles
            from article in articles.DefaultIfEmpty()
            orderby fetch.Id
            select new FetchEntry(fetch.Id, fetch.Url, fetch.Kind, fetch.Outcome, fetch.Reason)
            {
                Host = fetch.Host,
                Status = fetch.Status,
                Milliseconds = fetch.Milliseconds,
                Bytes = fetch.Bytes,
                Attempts = fetch.Attempts,
                DueAt = fetch.DueAt,
                LeasedUntil = fetch.LeasedUntil,
                EndedAt = fetch.EndedAt,
                ArticleId = fetch.ArticleId,
                Title = article.Title,
                Version = fetch.Version,
                CaptureId = fetch.CaptureId,
            }).ToListAsync(cancellationToken);
    }

    /// <summary>All addresses that a filter means, read in batches, so that memory stays flat.</summary>
    public async IAsyncEnumerable<FetchEntry> ReadAllAsync(FetchFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        while (true)
        {
            var batch = await ReadAsync(filter, BatchSize, cancellationToken);
            foreach (var fetch in batch)
            {
                yield return fetch;
            }

            if (batch.Count < BatchSize)
            {
                yield break;
            }

            filter = filter with { After = batch[^1].Id };
        }
    }

    private IQueryable<Fetch> First(FetchFilter filter, Outcome? outcome, int count)
    {
        var fetches = db.Fetches.AsNoTracking().Where(fetch => fetch.RunId == filter.RunId);
        fetches = outcome is { } known ? fetches.Where(fetch => fetch.Outcome == known) : fetches.Where(fetch => fetch.Outcome == null);
        fetches = filter.After is { } after ? fetches.Where(fetch => fetch.Id > after) : fetches;
        if (!string.IsNullOrWhiteSpace(filter.Words))
        {
            var pattern = LikePattern.Containing(filter.Words);
            fetches = fetches.Where(fetch => EF.Functions.ILike(fetch.Url, pattern, @"\"));
        }

        // By the columns of the index: for what has no outcome the database would not see that they are all alike, and sort the whole run.
        return fetches.OrderBy(fetch => fetch.RunId).ThenBy(fetch => fetch.Outcome).ThenBy(fetch => fetch.Id).Take(count);
    }
}

/// <summary>Which addresses of a run are shown.</summary>
/// <param name="RunId">The run.</param>
public sealed record FetchFilter(int RunId)
{
    /// <summary>Only those that ended so; null for all.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Only those that have not ended.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>Only those whose address contains this.</summary>
    public string? Words { get; init; }

    /// <summary>Only those after this one.</summary>
    public long? After { get; init; }
}
