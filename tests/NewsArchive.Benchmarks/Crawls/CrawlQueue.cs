using Microsoft.EntityFrameworkCore;
using NewsArchive.Fetches;
using NewsArchive.Persons;
using NewsArchive.Runs;

namespace NewsArchive.Benchmarks.Crawls;

/// <summary>The queue as a measurement fills it and watches it.</summary>
internal sealed class CrawlQueue(CrawlDatabase database)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    /// <summary>Makes addresses due, as a run of their own.</summary>
    public async Task AddAsync(IReadOnlyCollection<string> urls)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var run = new Run(RunKind.Scrape, "crawl", Person.LocalId, TimeProvider.System.GetUtcNow());
        db.Runs.Add(run);
        await db.SaveChangesAsync();
        await new FetchRequests(db, TimeProvider.System).AddAsync(run.Id, urls, new FetchTerms { Priority = FetchPriority.Asked }, CancellationToken.None);
        await transaction.CommitAsync();
    }

    /// <summary>How many fetches have ended.</summary>
    public async Task<int> CountEndedAsync()
    {
        await using var db = database.Open();
        return await db.Fetches.CountAsync(fetch => fetch.EndedAt != null);
    }

    /// <summary>Waits until so many fetches have ended, and looks around in between.</summary>
    public async Task WaitAsync(int ended, Func<int, Task>? lookAround = null)
    {
        using var timer = new PeriodicTimer(Look);
        while (true)
        {
            var count = await CountWhenThereAsync();
            if (count >= ended)
            {
                return;
            }

            await (lookAround?.Invoke(count) ?? Task.CompletedTask);
            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>How fetches ended, with their addresses.</summary>
    public async Task<List<(string Url, Outcome? Outcome, string? Reason)>> ReadAsync()
    {
        await using var db = database.Open();
        var rows = await db.Fetches.OrderBy(fetch => fetch.Id).Select(fetch => new { fetch.Url, fetch.Outcome, fetch.Reason }).ToListAsync();
        return rows.ConvertAll(row => (row.Url, row.Outcome, row.Reason));
    }

    /// <summary>The count, or 0 while the database is being crashed.</summary>
    private async Task<int> CountWhenThereAsync()
    {
        try
        {
            return await CountEndedAsync();
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.Data.Common.DbException)
        {
            return 0;
        }
    }
}
