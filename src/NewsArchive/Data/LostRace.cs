using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace NewsArchive.Data;

/// <summary>Tells what the database refuses because somebody else was quicker from all other trouble: looking again then helps.</summary>
internal static class LostRace
{
    /// <summary>True for a row that changed or came meanwhile, and for a deadlock that the database ended at our cost.</summary>
    public static bool Is(Exception? exception) =>
        exception is DbUpdateConcurrencyException
            or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected }
        || (exception is not null && Is(exception.InnerException));

    /// <summary>Saves; false when somebody else was quicker. Then nothing of it is stored and the context is empty.</summary>
    public static async Task<bool> TrySaveAsync(this ArchiveDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (Exception conflict) when (Is(conflict))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
