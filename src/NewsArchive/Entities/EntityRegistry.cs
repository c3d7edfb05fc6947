using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Mentions;
using NewsArchive.Operations;
using NewsArchive.Texts;

namespace NewsArchive.Entities;

/// <summary>How a change of the registry ended.</summary>
public enum RegistryOutcome
{
    /// <summary>It is saved; mentions follow.</summary>
    Saved,

    /// <summary>It was so already; nothing was changed.</summary>
    AlreadySo,

    /// <summary>There is no such entity or name.</summary>
    NotFound,

    /// <summary>Somebody changed the entity meanwhile.</summary>
    ChangedSince,

    /// <summary>The name is empty or too long.</summary>
    BadName,
}

/// <summary>What a change of the registry did.</summary>
public sealed record RegistryResult(RegistryOutcome Outcome, Entity? Entity = null);

/// <summary>
/// Changes entities and their names. Every change is noted for undo, and marks the names whose mentions must be looked for;
/// <see cref="MentionUpdate"/> then finds them.
/// </summary>
public sealed class EntityRegistry(ArchiveDbContext db)
{
    /// <summary>Longest name, in UTF-16 units.</summary>
    public const int MaxNameLength = 200;

    /// <summary>Adds an entity, or gives the one of that name and type that is there.</summary>
    public async Task<RegistryResult> AddAsync(
        Change change,
        string name,
        EntityType type,
        string? description,
        IEnumerable<string> aliases,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var main = ArchiveText.NormalizeLine(name);
        var names = aliases.Select(ArchiveText.NormalizeLine).Where(text => text.Length > 0).Prepend(main).Distinct().ToList();
        if (names.Any(text => !IsName(text)))
        {
            return new RegistryResult(RegistryOutcome.BadName);
        }

        await using var transaction = await BeginAsync(cancellationToken);
        var known = await db.Entities.Include(entity => entity.Aliases)
            .FirstOrDefaultAsync(entity => entity.RemovedAt == null && entity.Type == type && entity.Name == main, cancellationToken);
        if (known is not null)
        {
            return new RegistryResult(RegistryOutcome.AlreadySo, known);
        }

        var added = new Entity(main, type, Line(description), change.At);
        names.Skip(1).ToList().ForEach(alias => added.AddAlias(alias, change.At));
        db.Entities.Add(added);
        await db.SaveChangesAsync(cancellationToken);
        db.Note(change, OperationSubject.Entity, added.Id, null, EntityDescription.Of(added));
        await CommitAsync(transaction, cancellationToken);
        return new RegistryResult(RegistryOutcome.Saved, added);
    }

    /// <summary>Changes what is said of an entity. A new name becomes a name to look for; the old one stays as an alias.</summary>
    public async Task<RegistryResult> DescribeAsync(
        Change change,
        int entityId,
        int revision,
        (string Name, EntityType Type, string? Description, string? WikidataId) now,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var name = ArchiveText.NormalizeLine(now.Name);
        if (!IsName(name))
        {
            return new RegistryResult(RegistryOutcome.BadName);
        }

        await using var transaction = await BeginAsync(cancellationToken);
        var entity = await FindAsync(entityId, cancellationToken);
        if (entity is null)
        {
            return new RegistryResult(RegistryOutcome.NotFound);
        }

        if (entity.Revision != revision)
        {
            return new RegistryResult(RegistryOutcome.ChangedSince, entity);
        }

        var before = EntityDescription.Of(entity);
        entity.Describe(name, now.Type, Line(now.Description), Line(now.WikidataId));
        db.Note(change, OperationSubject.Entity, entityId, before, EntityDescription.Of(entity));
        await NoteAliasAsync(change, entity.AddAlias(name, change.At), cancellationToken);
        await CommitAsync(transaction, cancellationToken);
        return new RegistryResult(RegistryOutcome.Saved, entity);
    }

    /// <summary>Gives an entity one more name.</summary>
    public async Task<RegistryResult> AddAliasAsync(Change change, int entityId, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var text = ArchiveText.NormalizeLine(name);
        if (!IsName(text))
        {
            return new RegistryResult(RegistryOutcome.BadName);
        }

        await using var transaction = await BeginAsync(cancellationToken);
        var entity = await FindAsync(entityId, cancellationToken);
        if (entity is null)
        {
            return new RegistryResult(RegistryOutcome.NotFound);
        }

        var added = entity.AddAlias(text, change.At);
        if (added is null)
        {
            return new RegistryResult(RegistryOutcome.AlreadySo, entity);
        }

        await NoteAliasAsync(change, added, cancellationToken);
        await CommitAsync(transaction, cancellationToken);
        return new RegistryResult(RegistryOutcome.Saved, entity);
    }

    /// <summary>Takes a name from its entity; its mentions go with it.</summary>
    public async Task<RegistryResult> RemoveAliasAsync(Change change, int aliasId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        await using var transaction = await BeginAsync(cancellationToken);
        var alias = await db.Aliases.FirstOrDefaultAsync(a => a.Id == aliasId && a.RemovedAt == null, cancellationToken);
        var entity = alias is null ? null : await FindAsync(alias.EntityId, cancellationToken);
        if (alias is null || entity is null)
        {
            return new RegistryResult(RegistryOutcome.NotFound);
        }

        var before = AliasState.Of(alias);
        alias.Remove(change.At);
        db.Note(change, OperationSubject.Alias, aliasId, before, null);
        await CommitAsync(transaction, cancellationToken);
        return new RegistryResult(RegistryOutcome.Saved, entity);
    }

    /// <summary>Takes an entity out of the registry. Annotations that name it keep it.</summary>
    public async Task<RegistryResult> RemoveAsync(Change change, int entityId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        await using var transaction = await BeginAsync(cancellationToken);
        var entity = await FindAsync(entityId, cancellationToken);
        if (entity is null)
        {
            return new RegistryResult(RegistryOutcome.NotFound);
        }

        var before = EntityDescription.Of(entity);
        entity.Remove(change.At);
        db.Note(change, OperationSubject.Entity, entityId, before, null);
        await CommitAsync(transaction, cancellationToken);
        return new RegistryResult(RegistryOutcome.Saved, entity);
    }

    /// <summary>Joins the caller's transaction when there is one, so that an entity made while annotating stands or falls with the annotation.</summary>
    private async Task<NestedTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var transaction = await NestedTransaction.BeginAsync(db, cancellationToken);
        await GazetteerCache.ChangeAsync(db, cancellationToken);
        return transaction;
    }

    private async Task CommitAsync(NestedTransaction transaction, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task NoteAliasAsync(Change change, Alias? added, CancellationToken cancellationToken)
    {
        if (added is not null)
        {
            await db.SaveChangesAsync(cancellationToken);
            db.Note(change, OperationSubject.Alias, added.Id, null, AliasState.Of(added));
        }
    }

    private Task<Entity?> FindAsync(int entityId, CancellationToken cancellationToken) =>
        db.Entities.Include(entity => entity.Aliases).FirstOrDefaultAsync(entity => entity.Id == entityId && entity.RemovedAt == null, cancellationToken);

    private static bool IsName(string text) => text.Length is > 0 and <= MaxNameLength && text.Any(char.IsLetterOrDigit);

    private static string? Line(string? text) => ArchiveText.NormalizeLine(text) is { Length: > 0 } line ? line : null;
}
