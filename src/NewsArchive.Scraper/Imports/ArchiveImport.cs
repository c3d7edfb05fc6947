using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Articles;
using NewsArchive.Fetches;
using NewsArchive.Runs;
using NewsArchive.Scraper.Scraping;

namespace NewsArchive.Scraper.Imports;

/// <summary>
/// Stores the records of files, many in one transaction, and notes each as a fetch of a run. Reading goes on while the database works. A
/// record that is no good ends as failed and the rest goes on. An import that was cut off can be repeated: large files are read on from where it
/// came, and what is there is left unchanged.
/// </summary>
public sealed class ArchiveImport(IServiceScopeFactory scopes, RunJournal journal, ImportMarks marks)
{
    /// <summary>The performance notes of the project measured this to be where larger transactions stop paying.</summary>
    private const int BatchSize = 100;

    /// <summary>Stores records and tells what became of each, in order, as soon as it is safe in the database.</summary>
    /// <param name="records">The records; see <see cref="ImportFiles"/>.</param>
    /// <param name="title">What the run is called.</param>
    /// <param name="expected">How many records there will be, if that is known.</param>
    /// <param name="cancellationToken">Stops the import between two transactions.</param>
    public async IAsyncEnumerable<ImportedRecord> RunAsync(
        IAsyncEnumerable<ImportRecord> records,
        string title,
        int? expected,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var runId = await journal.BeginAsync(RunKind.Import, title, expected, cancellationToken);
        // When the caller stops listening, the reader must stop too.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var ahead = new ReadAhead(records, stop.Token);
        var files = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            while (await ahead.WaitAsync(cancellationToken))
            {
                var batch = ahead.Take(BatchSize);
                files.UnionWith(batch.Select(record => record.File).OfType<string>());
                foreach (var imported in await StoreAsync(runId, batch, cancellationToken))
                {
                    yield return imported;
                }
            }

            await marks.ForgetAsync(files, cancellationToken);
            await journal.EndAsync(runId, cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
            await ahead.EndedAsync();
        }
    }

    private async Task<IReadOnlyList<ImportedRecord>> StoreAsync(int runId, List<ImportRecord> batch, CancellationToken cancellationToken)
    {
        var articles = batch.OfType<ImportRecord.Readable>().Select(record => record.Article).ToList();
        var stored = new Queue<IngestResult>(await IngestAsync(articles, cancellationToken));
        var imported = batch.ConvertAll(record => new ImportedRecord(record.Name, record switch
        {
            ImportRecord.Broken broken => new IngestResult(Outcome.Failed, broken.Reason),
            ImportRecord.LeftAside aside => new IngestResult(Outcome.Skipped, aside.Reason),
            _ => stored.Dequeue(),
        }));

        // What is stored is also noted, even when the import is told to stop just now.
        await journal.NoteAsync(runId, imported.Select(record => (record.Name, record.Result)), CancellationToken.None);
        await marks.SaveAsync(runId, batch, CancellationToken.None);
        return imported;
    }

    /// <summary>Stores articles together; when the database refuses one of them, one by one, so that only that one fails.</summary>
    private async Task<IReadOnlyList<IngestResult>> IngestAsync(List<IncomingArticle> articles, CancellationToken cancellationToken)
    {
        if (articles.Count == 0)
        {
            return [];
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<ArticleIngest>().StoreAsync(articles, cancellationToken);
        }
        catch (Exception exception) when (DatabaseTrouble.Refusal(exception) is { } refusal)
        {
            if (articles.Count == 1)
            {
                return [new IngestResult(Outcome.Failed, refusal)];
            }

            var results = new List<IngestResult>(articles.Count);
            foreach (var article in articles)
            {
                results.AddRange(await IngestAsync([article], cancellationToken));
            }

            return results;
        }
    }
}

/// <summary>What became of one record.</summary>
/// <param name="Name">Its address, or file and line.</param>
/// <param name="Result">How it ended and why.</param>
public readonly record struct ImportedRecord(string Name, IngestResult Result);
