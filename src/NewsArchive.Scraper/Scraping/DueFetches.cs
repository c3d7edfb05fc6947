using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Fetches;
using NewsArchive.Runs;

namespace NewsArchive.Scraper.Scraping;

/// <summary>
/// The fetches that are due, as a queue for any number of workers on any number of machines. A worker owns what it claimed until the lease
/// ends; if it dies, the fetch is due again. Ending is refused to a worker that lost its lease, so each fetch ends once.
/// </summary>
public sealed partial class DueFetches(ArchiveDbContext db, IOptions<ScraperOptions> options, TimeProvider clock)
{
    /// <summary>How often a fetch is tried.</summary>
    public const int MostAttempts = 3;

    /// <summary>Longer than the slowest page that the limits allow takes.</summary>
    private readonly TimeSpan _lease = TimeSpan.FromSeconds(2 * options.Value.TimeoutSeconds) + TimeSpan.FromMinutes(2);

    /// <summary>The host of an address, by the same rule as in <see cref="ClaimAsync"/>.</summary>
    public static string HostOf(string url) => Host().Match(url).Groups[1].Value.ToLowerInvariant();

    /// <summary>Takes the fetch that is due longest, if any, leaving out hosts that this worker is busy with.</summary>
    public async Task<Fetch?> ClaimAsync(string worker, IReadOnlyCollection<string> busyHosts, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = now + _lease;
        var busy = busyHosts.ToArray();
        // SKIP LOCKED: two workers that look at the same time get different rows and neither waits.
        var claimed = await db.Fetches.FromSql(
            $"""
            UPDATE fetches SET leased_until = {until}, leased_by = {worker}, attempts = attempts + 1
            WHERE id = (
              SELECT id FROM fetches
              WHERE ended_at IS NULL AND due_at <= {now} AND (leased_until IS NULL OR leased_until < {now})
                AND coalesce(lower(substring(url FROM '^[a-zA-Z]+://(?:[^/@]*@)?([^/:?#]+)')), '') <> ALL ({busy})
              ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING *
            """).AsNoTracking().ToListAsync(cancellationToken);
        return claimed.SingleOrDefault();
    }

    /// <summary>Ends a fetch, and its run when it was the last one.</summary>
    public async Task EndAsync(Fetch fetch, IngestResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        var now = clock.GetUtcNow();
        await Owned(fetch).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.Outcome, result.Outcome)
                .SetProperty(row => row.Reason, result.Reason)
                .SetProperty(row => row.ArticleId, result.ArticleId)
                .SetProperty(row => row.Version, result.Version)
                .SetProperty(row => row.CaptureId, result.CaptureId)
                .SetProperty(row => row.EndedAt, now)
                .SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null)
                .SetProperty(row => row.LeasedBy, (string?)null),
            cancellationToken);
        await EndRunsAsync(cancellationToken);
    }

    /// <summary>Puts a fetch back to be tried again later.</summary>
    public async Task PostponeAsync(Fetch fetch, TimeSpan wait, string reason, CancellationToken cancellationToken)
    {
        var due = clock.GetUtcNow() + wait;
        await Owned(fetch).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.DueAt, due)
                .SetProperty(row => row.Reason, reason)
                .SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null)
                .SetProperty(row => row.LeasedBy, (string?)null),
            cancellationToken);
    }

    /// <summary>Puts a fetch back as if it had never been claimed, because this worker is told to stop.</summary>
    public async Task ReleaseAsync(Fetch fetch, CancellationToken cancellationToken) =>
        await Owned(fetch).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.Attempts, row => row.Attempts - 1)
                .SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null)
                .SetProperty(row => row.LeasedBy, (string?)null),
            cancellationToken);

    /// <summary>Ends the scrape runs that have nothing left to do, also those whose worker died between the last fetch and this.</summary>
    public async Task EndRunsAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.Runs
            .Where(run => run.Kind == RunKind.Scrape && run.EndedAt == null
                && db.Fetches.Count(row => row.RunId == run.Id && row.EndedAt != null) >= run.Expected)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.EndedAt, now), cancellationToken);
    }

    private IQueryable<Fetch> Owned(Fetch fetch) =>
        db.Fetches.Where(row => row.Id == fetch.Id && row.LeasedBy == fetch.LeasedBy && row.Attempts == fetch.Attempts && row.EndedAt == null);

    [GeneratedRegex("^[a-zA-Z]+://(?:[^/@]*@)?([^/:?#]+)")]
    private static partial Regex Host();
}
