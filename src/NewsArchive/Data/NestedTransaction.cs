using Microsoft.EntityFrameworkCore.Storage;

namespace NewsArchive.Data;

/// <summary>A transaction of its own, or the caller's: then committing is left to the caller.</summary>
internal sealed class NestedTransaction : IAsyncDisposable
{
    private readonly IDbContextTransaction? _own;

    private NestedTransaction(IDbContextTransaction? own)
    {
        _own = own;
    }

    public static async Task<NestedTransaction> BeginAsync(ArchiveDbContext db, CancellationToken cancellationToken) =>
        new(db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null);

    public Task CommitAsync(CancellationToken cancellationToken) => _own?.CommitAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;
}
