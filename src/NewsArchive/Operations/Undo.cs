using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Mentions;

namespace NewsArchive.Operations;

/// <summary>How undoing ended.</summary>
public enum UndoOutcome
{
    /// <summary>The step was taken back.</summary>
    Undone,

    /// <summary>There is no such step, or nothing left to undo.</summary>
    NothingToUndo,

    /// <summary>What the step changed was changed again since; undo that first.</summary>
    ChangedSince,
}

/// <summary>What undoing did.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Step">The step that was undone or stands in the way.</param>
/// <param name="Operations">How many changes the step had.</param>
/// <param name="ArticleId">The article it happened on, when it happened on one.</param>
public sealed record UndoResult(UndoOutcome Outcome, Guid? Step = null, int Operations = 0, long? ArticleId = null);

/// <summary>
/// Takes back a person's steps, the last one first or any one by its number, also after a restart. Every change is compared with what is
/// there now: what somebody changed since is never overwritten. Undoing an undo brings the change back.
/// </summary>
public sealed class Undo(ArchiveDbContext db, TimeProvider clock)
{
    /// <summary>Takes back the person's last step that still stands.</summary>
    public async Task<UndoResult> LastAsync(int personId, CancellationToken cancellationToken)
    {
        var step = await Open(personId).Where(operation => !operation.IsUndo)
            .OrderByDescending(operation => operation.Id).Select(operation => (Guid?)operation.Step).FirstOrDefaultAsync(cancellationToken);
        return step is null ? new UndoResult(UndoOutcome.NothingToUndo) : await StepAsync(personId, step.Value, cancellationToken);
    }

    /// <summary>Brings back what the person's last undo took, unless something new was done since.</summary>
    public async Task<UndoResult> RedoAsync(int personId, CancellationToken cancellationToken)
    {
        var undo = await Open(personId).Where(operation => operation.IsUndo).OrderByDescending(operation => operation.Id)
            .Select(operation => new { operation.Id, operation.Step }).FirstOrDefaultAsync(cancellationToken);
        var isStale = undo is null || await db.Operations.AnyAsync(
            operation => operation.PersonId == personId && operation.Id > undo.Id && operation.UndoesId == null, cancellationToken);
        return isStale ? new UndoResult(UndoOutcome.NothingToUndo) : await StepAsync(personId, undo!.Step, cancellationToken);
    }

    /// <summary>Takes back one step of the person, whole or not at all.</summary>
    public async Task<UndoResult> StepAsync(int personId, Guid step, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var operations = await Open(personId).Where(operation => operation.Step == step)
            .OrderByDescending(operation => operation.Id).ToListAsync(cancellationToken);
        if (operations.Count == 0)
        {
            return new UndoResult(UndoOutcome.NothingToUndo);
        }

        if (operations.Any(operation => operation.Subject is OperationSubject.Entity or OperationSubject.Alias))
        {
            await GazetteerCache.ChangeAsync(db, cancellationToken);
        }

        var change = new Change(personId, clock.GetUtcNow());
        var restore = new Restore(db, change);
        var articleId = operations[0].ArticleId;
        foreach (var operation in operations)
        {
            if (!await restore.ApplyAsync(operation, cancellationToken))
            {
                db.ChangeTracker.Clear();
                return new UndoResult(UndoOutcome.ChangedSince, step, operations.Count, articleId);
            }
        }

        if (!await db.TrySaveAsync(cancellationToken))
        {
            // Changed at the same moment, or what is to come back is taken: the name of a tag by another one.
            return new UndoResult(UndoOutcome.ChangedSince, step, operations.Count, articleId);
        }

        await transaction.CommitAsync(cancellationToken);
        return new UndoResult(UndoOutcome.Undone, change.Step, operations.Count, articleId);
    }

    /// <summary>The person's operations that nothing has undone.</summary>
    private IQueryable<Operation> Open(int personId) => db.Operations.Where(operation =>
        operation.PersonId == personId && !db.Operations.Any(other => other.UndoesId == operation.Id));
}
