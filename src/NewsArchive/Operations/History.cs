using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Operations;

/// <summary>One change as people read it: names instead of keys, and only what differs.</summary>
/// <param name="Id">Key of the operation.</param>
/// <param name="Step">The step it belongs to; a step is undone whole.</param>
/// <param name="At">When.</param>
/// <param name="Person">Who.</param>
/// <param name="IsOwn">True when the reader did it.</param>
/// <param name="Subject">What kind of thing it changed.</param>
/// <param name="Thing">Name of the thing: the passage, the tag, the entity.</param>
/// <param name="EntityId">The entity it is about, while there is one to open.</param>
/// <param name="ArticleId">The article it happened on.</param>
/// <param name="Title">Headline of that article.</param>
/// <param name="Verb">What happened to the thing.</param>
/// <param name="Before">What was said before; empty when there was nothing.</param>
/// <param name="After">What is said after it; empty when there is nothing any more.</param>
/// <param name="IsUndo">True for what undoing did.</param>
/// <param name="IsUndone">True when a later step took it back.</param>
public sealed record HistoryEntry(
    long Id,
    Guid Step,
    DateTimeOffset At,
    string Person,
    bool IsOwn,
    OperationSubject Subject,
    string? Thing,
    int? EntityId,
    long? ArticleId,
    string? Title,
    string Verb,
    string Before,
    string After,
    bool IsUndo,
    bool IsUndone);

/// <summary>The log of what people did, in words.</summary>
public sealed class History(ArchiveDbContext db)
{
    /// <summary>The changes before an operation, the last first.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> ReadAsync(int readerId, long? before, int count, CancellationToken cancellationToken)
    {
        var rows = await db.Operations.AsNoTracking().Include(operation => operation.Person)
            .Where(operation => before == null || operation.Id < before)
            .OrderByDescending(operation => operation.Id).Take(count)
            .Select(operation => new { Operation = operation, IsUndone = db.Operations.Any(other => other.UndoesId == operation.Id) })
            .ToListAsync(cancellationToken);
        var names = await HistoryNames.ReadAsync(db, [.. rows.Select(row => row.Operation)], cancellationToken);
        return [.. rows.Select(row => Tell(row.Operation, row.IsUndone, names, readerId))];
    }

    private static HistoryEntry Tell(Operation operation, bool isUndone, HistoryNames names, int readerId)
    {
        var before = names.Said(operation.Subject, operation.Before);
        var after = names.Said(operation.Subject, operation.After);
        var hasBoth = operation.Before is not null && operation.After is not null;
        return new HistoryEntry(
            operation.Id,
            operation.Step,
            operation.At,
            operation.Person.Name,
            operation.PersonId == readerId,
            operation.Subject,
            names.Thing(operation),
            names.OpenEntity(operation),
            operation.ArticleId,
            names.Title(operation),
            Verb(operation),
            Words(before, hasBoth ? after : null),
            Words(after, hasBoth ? before : null),
            operation.IsUndo,
            isUndone);
    }

    private static string Verb(Operation operation)
    {
        var isGone = operation.After is null
            || (operation.Subject == OperationSubject.Article && Journal.Read<ArticleState>(operation.After)?.RemovedReason is not null);
        var isBack = operation.Subject == OperationSubject.Article && !isGone;
        return (isGone, operation.Before is null || isBack, operation.IsUndo) switch
        {
            (true, _, false) => "removed",
            (true, _, true) => "taken back",
            (_, true, false) => isBack ? "brought back" : "added",
            (_, true, true) => "brought back",
            (_, _, true) => "changed back",
            _ => "changed",
        };
    }

    /// <summary>What was said, and when there is another state to compare with, only where they differ.</summary>
    private static string Words(IReadOnlyList<(string Name, string? Value)> state, IReadOnlyList<(string Name, string? Value)>? other) => string.Join(
        " · ",
        state.Where((part, at) => other is null ? part.Value is not null : part.Value != other[at].Value)
            .Select(part => part.Value is null ? $"no {part.Name}" : $"{part.Name} {part.Value}"));
}
