using NewsArchive.Data;
using NewsArchive.Fetches;
using NewsArchive.Runs;

namespace NewsArchive.Scraper.Scraping;

/// <summary>Asks the workers to collect addresses: makes a run with a due fetch each, and wakes the worker of this process.</summary>
public sealed class ScrapeRequest(ArchiveDbContext db, FetchRequests requests, ScrapeSignal signal, TimeProvider clock)
{
    /// <summary>Puts addresses into the queue.</summary>
    /// <returns>The run, whose fetches tell how each went.</returns>
    public async Task<Run> BeginAsync(TypedAddresses addresses, int personId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        if (addresses.Urls.Count is 0 or > TypedAddresses.Most)
        {
            throw new ArgumentException($"A run has 1 to {TypedAddresses.Most} addresses, not {addresses.Urls.Count}.", nameof(addresses));
        }

        var now = clock.GetUtcNow();
        var run = new Run(RunKind.Scrape, TitleOf(addresses.Urls), personId, now);
        run.Expect(addresses.Urls.Count);
        // The fetches need the run's key; the transaction keeps a worker from seeing a run without fetches and ending it.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Runs.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        await requests.AddAsync(run.Id, addresses.Urls, new FetchTerms { Priority = FetchPriority.Asked }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Ring();
        return run;
    }

    internal static string TitleOf(IReadOnlyList<string> urls) => urls.Count == 1 ? urls[0] : $"{urls[0]} and {urls.Count - 1} more";
}
