using Microsoft.EntityFrameworkCore;
using NewsArchive.Captures;
using NewsArchive.Data;
using NewsArchive.Mentions;

namespace NewsArchive.Articles;

/// <summary>
/// Stores what was collected: each article whole or not at all, once however often it comes, every text that differs as a version of its own.
/// </summary>
public sealed class ArticleIngest(ArchiveDbContext db, GazetteerCache gazetteers, TimeProvider clock)
{
    private const int Attempts = 3;

    /// <summary>
    /// Stores articles in one transaction and says, in the same order, what became of each. An address that comes twice counts as two looks at
    /// one article, in the order given.
    /// </summary>
    public Task<IReadOnlyList<IngestResult>> StoreAsync(IReadOnlyList<IncomingArticle> articles, CancellationToken cancellationToken) =>
        StoreAsync(articles, (_, _) => Task.CompletedTask, cancellationToken);

    /// <summary>Stores articles and notes what became of them, both or neither.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="note">Writes the results down; it is called in the transaction, and again when that has to be repeated.</param>
    /// <param name="cancellationToken">Ends it; nothing is stored then.</param>
    public async Task<IReadOnlyList<IngestResult>> StoreAsync(
        IReadOnlyList<IncomingArticle> articles,
        Func<IReadOnlyList<IngestResult>, CancellationToken, Task> note,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(articles);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StoreOnceAsync(articles, note, cancellationToken);
            }
            catch (Exception conflict) when (attempt < Attempts && LostRace.Is(conflict))
            {
                // Somebody else stored the same source, article or version meanwhile: look again, now it is known.
            }
            finally
            {
                // Whatever went wrong, the caller's next save must not store half of this.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<IReadOnlyList<IngestResult>> StoreOnceAsync(
        IReadOnlyList<IncomingArticle> articles,
        Func<IReadOnlyList<IngestResult>, CancellationToken, Task> note,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var gazetteer = await gazetteers.UseAsync(db, cancellationToken);
        var batch = await IngestBatch.LoadAsync(db, articles, clock.GetUtcNow(), cancellationToken);
        batch.Decide();
        await StoreBodiesAsync(batch.Bodies, cancellationToken);
        await db.SaveInBulkAsync(cancellationToken);

        var (ids, configurations) = batch.SearchEntries();
        await ArticleSearchIndex.WriteAsync(db, ids, configurations, cancellationToken);
        await MentionStore.AddAsync(db, gazetteer, batch.NewTexts(), cancellationToken);
        var results = batch.Results();
        await note(results, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return results;
    }

    /// <summary>Bodies are shared by equal captures, also across workers, so the database decides which are new.</summary>
    private async Task StoreBodiesAsync(IReadOnlyCollection<CaptureBody> bodies, CancellationToken cancellationToken)
    {
        if (bodies.Count == 0)
        {
            return;
        }

        // In one order everywhere, or two workers with the same bodies would wait for each other for ever.
        var ordered = bodies.OrderBy(body => body.Sha256, StringComparer.Ordinal).ToList();
        var hashes = ordered.ConvertAll(body => body.Sha256).ToArray();
        var compressed = ordered.ConvertAll(body => body.Compressed).ToArray();
        var codings = ordered.ConvertAll(body => TextEnums.ToText(body.Coding)).ToArray();
        var lengths = ordered.ConvertAll(body => body.Length).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO capture_bodies (sha256, compressed, coding, length)
            SELECT * FROM unnest({hashes}, {compressed}, {codings}, {lengths}) ON CONFLICT DO NOTHING
            """,
            cancellationToken);
    }
}
