using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Npgsql;

namespace NewsArchive.Data;

/// <summary>
/// Saves as SaveChangesAsync does, but new rows of tables with many of them go by COPY: for a batch of articles that takes a fraction of the
/// processor time. The model tells tables, columns and conversions, so that a new column needs nothing here. Inside the caller's transaction.
/// </summary>
internal static class BulkSave
{
    /// <summary>From here on COPY with its additional round trips pays.</summary>
    private const int FewestRows = 8;

    /// <summary>Saves all changes of the context. Refusals of the database are the same exceptions as those inside a DbUpdateException.</summary>
    public static async Task SaveInBulkAsync(this ArchiveDbContext db, CancellationToken cancellationToken)
    {
        db.ChangeTracker.DetectChanges();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var added = db.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Added).ToList();
            if (added.Count >= FewestRows)
            {
                await AddAsync(db, added, cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private static async Task AddAsync(ArchiveDbContext db, List<EntityEntry> added, CancellationToken cancellationToken)
    {
        var tables = added.GroupBy(entry => entry.Metadata).Select(group => new BulkTable(group.Key, [.. group])).ToList();
        await NumberAsync(db, [.. tables.Where(table => table.NumberedColumn is not null)], cancellationToken);
        foreach (var table in InOrder(tables))
        {
            await table.CopyAsync((NpgsqlConnection)db.Database.GetDbConnection(), cancellationToken);
        }

        // Only now: a row that depends on another takes over its key while both are new.
        added.ForEach(entry => entry.State = EntityState.Unchanged);
    }

    /// <summary>Gives each new row its key, in one question for all tables.</summary>
    private static async Task NumberAsync(ArchiveDbContext db, List<BulkTable> tables, CancellationToken cancellationToken)
    {
        if (tables.Count == 0)
        {
            return;
        }

        var names = tables.ConvertAll(table => table.Name).ToArray();
        var columns = tables.ConvertAll(table => table.NumberedColumn!).ToArray();
        var counts = tables.ConvertAll(table => table.Count).ToArray();
        var numbers = await db.Database.SqlQuery<long>(
            $"""
            SELECT nextval(wanted.sequence) AS "Value"
            FROM (
              SELECT pg_get_serial_sequence(name, key)::regclass AS sequence, count, place
              FROM unnest({names}, {columns}, {counts}) WITH ORDINALITY AS tables (name, key, count, place)) wanted,
              generate_series(1, wanted.count)
            ORDER BY wanted.place
            """).ToListAsync(cancellationToken);
        var next = 0;
        foreach (var table in tables)
        {
            next = table.Number(numbers, next);
        }
    }

    /// <summary>The tables so that each stands behind those it refers to.</summary>
    private static IEnumerable<BulkTable> InOrder(List<BulkTable> tables)
    {
        var waiting = tables.ToList();
        while (waiting.Count > 0)
        {
            var ready = waiting.Find(table => !waiting.Exists(other => other != table && table.RefersTo(other)))
                ?? throw new InvalidOperationException("New rows of several tables refer to each other in a circle; save them one after the other.");
            waiting.Remove(ready);
            yield return ready;
        }
    }
}
