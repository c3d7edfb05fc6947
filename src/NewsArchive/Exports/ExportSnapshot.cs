using System.Data;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NewsArchive.Data;
using NewsArchive.Exports.Warcs;

namespace NewsArchive.Exports;

/// <summary>
/// The articles of one export as they stand at one moment, however long the reading takes and whatever others write meanwhile. Holds a
/// database transaction open. Order: date of publication, unknown ones last, then key; within an article by version.
/// </summary>
/// <remarks>
/// The keys are read at the start, 8 bytes an article, so the filter runs and sorts once. Everything else passes in batches: what belongs to
/// a batch of articles is one query a kind, and the texts stream one at a time.
/// </remarks>
public sealed class ExportSnapshot : IAsyncDisposable
{
    private const int BatchSize = 100;

    private readonly ArchiveDbContext _db;
    private readonly IDbContextTransaction _transaction;
    private readonly ExportRequest _request;
    private readonly long[] _articleIds;

    private ExportSnapshot(ArchiveDbContext db, IDbContextTransaction transaction, ExportRequest request, long[] articleIds)
    {
        _db = db;
        _transaction = transaction;
        _request = request;
        _articleIds = articleIds;
    }

    /// <summary>How many articles there are.</summary>
    public int Count => _articleIds.Length;

    /// <summary>What the first complete reading counted.</summary>
    public ExportTally Tally { get; private set; } = new();

    /// <summary>Who wants to know how far the reading is.</summary>
    internal IProgress<ExportProgress>? Progress { get; init; }

    /// <summary>Opens a snapshot of what a request asks for, or of its first articles.</summary>
    public static async Task<ExportSnapshot> OpenAsync(
        ArchiveDbContext db, ExportRequest request, IProgress<ExportProgress>? progress, int? limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        try
        {
            await db.Database.ExecuteSqlAsync($"SET TRANSACTION READ ONLY", cancellationToken);
            // PostgreSQL sorts unknown dates last by itself.
            var ids = request.Articles(db).Where(article => article.RemovedAt == null)
                .OrderBy(article => article.PublishedAt).ThenBy(article => article.Id).Select(article => article.Id);
            var chosen = await (limit is { } most ? ids.Take(most) : ids).ToArrayAsync(cancellationToken);
            return new ExportSnapshot(db, transaction, request, chosen) { Progress = progress };
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Every version that leaves, with text, annotations and, when asked for, mentions: the current version of each article and each older
    /// one that carries annotations.
    /// </summary>
    public async IAsyncEnumerable<ExportedVersion> ReadVersionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tally = new ExportTally();
        foreach (var ids in _articleIds.Chunk(BatchSize))
        {
            var batch = await ExportBatch.LoadAsync(_db, ids, cancellationToken);
            await batch.LoadAnnotationsAsync(_request.WritesSuggestions, tally, cancellationToken);
            await foreach (var version in batch.ReadVersions().WithCancellation(cancellationToken))
            {
                tally.Add(version);
                yield return version;
            }

            Progress?.Report(new ExportProgress(tally.Articles, Count, tally.Annotations));
        }

        Tally = tally;
    }

    /// <summary>The current version of every article without its text, with the number of its annotations instead of them.</summary>
    public async IAsyncEnumerable<ExportedVersion> ReadHeadsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tally = new ExportTally();
        foreach (var ids in _articleIds.Chunk(BatchSize))
        {
            var batch = await ExportBatch.LoadAsync(_db, ids, cancellationToken);
            await batch.CountAnnotationsAsync(tally, cancellationToken);
            await foreach (var head in batch.ReadHeads().WithCancellation(cancellationToken))
            {
                tally.Add(head);
                yield return head;
            }
        }

        // A reading of the versions has counted more; keep that.
        Tally = Tally.Newest is null ? tally : Tally;
    }

    /// <summary>All captures of every article, by article and time, with their bytes streaming.</summary>
    internal async IAsyncEnumerable<CapturedPage> ReadCapturesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tally = new ExportTally();
        foreach (var ids in _articleIds.Chunk(BatchSize))
        {
            var batch = await ExportBatch.LoadAsync(_db, ids, cancellationToken);
            await batch.CountAnnotationsAsync(tally, cancellationToken);
            await foreach (var head in batch.ReadHeads().WithCancellation(cancellationToken))
            {
                tally.Add(head);
            }

            await foreach (var page in CapturedPage.OfArticles(_db, ids).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                tally.Saw(page.Capture.CapturedAt);
                yield return page;
            }

            Progress?.Report(new ExportProgress(tally.Articles, Count, tally.Annotations));
        }

        Tally = tally;
    }

    /// <summary>Ends the transaction.</summary>
    public ValueTask DisposeAsync() => _transaction.DisposeAsync();
}
