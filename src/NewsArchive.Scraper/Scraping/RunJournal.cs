using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Fetches;
using NewsArchive.Persons;
using NewsArchive.Runs;

namespace NewsArchive.Scraper.Scraping;

/// <summary>Writes down a run that is done here and now, outside the queue: its beginning, how each address or record ended, its end.</summary>
public sealed class RunJournal(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Begins a run and gives its key.</summary>
    public async Task<int> BeginAsync(RunKind kind, string title, int? expected, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ArchiveDbContext>();
        var run = new Run(kind, title, Person.LocalId, clock.GetUtcNow());
        if (expected is { } count)
        {
            run.Expect(count);
        }

        db.Runs.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        return run.Id;
    }

    /// <summary>Notes how records of a file ended.</summary>
    public Task NoteAsync(int runId, IEnumerable<(string Name, IngestResult Result)> ended, CancellationToken cancellationToken) =>
        NoteAsync(ended.Select(record => Ended(new Fetch(runId, record.Name, clock.GetUtcNow()) { Kind = FetchKind.Record }, record.Result, default)), cancellationToken);

    /// <summary>Notes how a page ended.</summary>
    public Task NoteAsync(int runId, string url, ScrapedPage page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        return NoteAsync([Ended(new Fetch(runId, url, clock.GetUtcNow()), page.Result, page.Trace)], cancellationToken);
    }

    /// <summary>Ends a run.</summary>
    public async Task EndAsync(int runId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ArchiveDbContext>();
        var now = clock.GetUtcNow();
        await db.Runs.Where(run => run.Id == runId && run.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.EndedAt, now), cancellationToken);
    }

    private Fetch Ended(Fetch fetch, IngestResult result, FetchTrace trace)
    {
        fetch.End(result, trace, clock.GetUtcNow());
        return fetch;
    }

    private async Task NoteAsync(IEnumerable<Fetch> ended, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ArchiveDbContext>();
        db.Fetches.AddRange(ended);
        await db.SaveChangesAsync(cancellationToken);
    }
}
