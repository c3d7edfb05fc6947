using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using Npgsql;

namespace NewsArchive.Mentions;

/// <summary>
/// The gazetteer of the registry, built once and again after every change of a name. Names change under an exclusive advisory lock, articles
/// are stored under a shared one: so an article is either matched with a new name, or already visible to the search for it.
/// </summary>
public sealed class GazetteerCache
{
    private const string Revision = "SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS \"Value\" FROM gazetteer_revision";

    private volatile Loaded? _loaded;

    /// <summary>To be called in the transaction that stores articles: waits for changes of names under way, then gives the present gazetteer.</summary>
    public async Task<Gazetteer> UseAsync(ArchiveDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var revision = await HoldAndReadRevisionAsync(db, cancellationToken);
        var loaded = _loaded;
        if (loaded?.Revision == revision && loaded.Database == db.Database.GetConnectionString())
        {
            return loaded.Gazetteer;
        }

        var names = await NamesOf(db).ToListAsync(cancellationToken);
        _loaded = loaded = new Loaded(db.Database.GetConnectionString(), revision, new Gazetteer(names));
        return loaded.Gazetteer;
    }

    /// <summary>To be called first in the transaction that changes names.</summary>
    public static Task ChangeAsync(ArchiveDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AdvisoryLocks.Names}), nextval('gazetteer_revision')", cancellationToken);
    }

    /// <summary>Waits for changes of names under way, and keeps new ones out until the transaction ends.</summary>
    internal static Task HoldAsync(ArchiveDbContext db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared({AdvisoryLocks.Names})", cancellationToken);

    /// <summary>As <see cref="HoldAsync"/> and then <see cref="RevisionAsync"/>, in one round trip: every transaction that stores articles begins so.</summary>
    private static async Task<long> HoldAndReadRevisionAsync(ArchiveDbContext db, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"SELECT pg_advisory_xact_lock_shared({AdvisoryLocks.Names})"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Revision));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return reader.GetInt64(0);
    }

    /// <summary>Number of the last change of names, 0 before the first: a sequence has the same last value before its first use and after it.</summary>
    internal static Task<long> RevisionAsync(ArchiveDbContext db, CancellationToken cancellationToken) =>
        db.Database.SqlQueryRaw<long>(Revision).SingleAsync(cancellationToken);

    /// <summary>The names in use.</summary>
    internal static IQueryable<GazetteerName> NamesOf(ArchiveDbContext db) =>
        from alias in db.Aliases
        join entity in db.Entities on alias.EntityId equals entity.Id
        where alias.RemovedAt == null && entity.RemovedAt == null && entity.MergedIntoId == null
        select new GazetteerName(alias.Id, alias.EntityId, alias.Text, alias.IsCaseSensitive);

    private sealed record Loaded(string? Database, long Revision, Gazetteer Gazetteer);
}
