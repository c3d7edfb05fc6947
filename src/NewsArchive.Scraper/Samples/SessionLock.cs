using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Scraper.Samples;

/// <summary>A lock in the database that one of all the programs on it holds at a time; it goes with its holder, even a killed one.</summary>
internal sealed class SessionLock : IAsyncDisposable
{
    private readonly ArchiveDbContext _db;
    private readonly long _key;

    private SessionLock(ArchiveDbContext db, long key)
    {
        _db = db;
        _key = key;
    }

    /// <summary>Waits until nobody else holds the lock, and takes it.</summary>
    public static async Task<SessionLock> TakeAsync(ArchiveDbContext db, long key, CancellationToken cancellationToken)
    {
        // The lock belongs to the connection, so the connection stays open for as long.
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({key})", cancellationToken);
            return new SessionLock(db, key);
        }
        catch
        {
            await db.Database.CloseConnectionAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({_key})");
        }
        finally
        {
            await _db.Database.CloseConnectionAsync();
        }
    }
}
