using System.Data;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Exports.Warcs;

/// <summary>Writes all captures of one article, or of one run, as one WARC file. The same data gives the same bytes.</summary>
public sealed class CaptureExport(ArchiveDbContext db)
{
    /// <summary>Whether there is such an article, and it was not removed.</summary>
    public Task<bool> HasArticleAsync(long id, CancellationToken cancellationToken) =>
        db.Articles.AnyAsync(article => article.Id == id && article.RemovedAt == null, cancellationToken);

    /// <summary>Whether there is such a run.</summary>
    public Task<bool> HasRunAsync(int id, CancellationToken cancellationToken) => db.Runs.AnyAsync(run => run.Id == id, cancellationToken);

    /// <summary>Writes every look at an article and gives their number.</summary>
    public Task<int> WriteArticleAsync(long id, Stream output, CancellationToken cancellationToken) =>
        WriteAsync(CapturedPage.OfArticles(db, [id]), output, cancellationToken);

    /// <summary>Writes what the fetches of a run captured and gives the number of captures.</summary>
    public Task<int> WriteRunAsync(int id, Stream output, CancellationToken cancellationToken) =>
        WriteAsync(CapturedPage.OfRun(db, id), output, cancellationToken);

    private async Task<int> WriteAsync(IQueryable<CapturedPage> pages, Stream output, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var target = new ExportTarget(new ExportRequest { Format = new WarcFormat() }, (_, _) => Task.FromResult<Stream>(new ForwardStream(output)))
        {
            IsOneFile = true,
        };
        await using var files = new WarcFiles(target, WarcFormat.MaxBytes);
        await foreach (var page in pages.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            await files.WriteAsync(page, cancellationToken);
        }

        await files.EndAsync(cancellationToken);
        return files.Count;
    }
}
