using NewsArchive.Data;
using NewsArchive.Entities;
using NewsArchive.Operations;
using NewsArchive.Tags;

namespace NewsArchive.Web.Entities;

/// <summary>Puts an entity on an article by name: finds it or makes it, gives it further names, links it. One step for undo, all or nothing.</summary>
public sealed class EntityAdding(ArchiveDbContext db, EntityNaming naming, EntityRegistry registry, ArticleTagging tagging)
{
    private const int MaxAliases = 50;

    /// <summary>The entity that is now on the article, or what does not fit.</summary>
    public async Task<(Entity? Entity, string? Problem)> PutAsync(
        Change change,
        long articleId,
        (string? Name, EntityType? Type, IReadOnlyList<string> Aliases) wanted,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (string.IsNullOrWhiteSpace(wanted.Name))
        {
            return (null, "Type a name first.");
        }

        if (wanted.Aliases.Count > MaxAliases)
        {
            return (null, $"{MaxAliases} further names at most.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (known, problem) = await naming.FindAsync(wanted.Name, wanted.Type, cancellationToken);
        if (problem is not null)
        {
            return (null, problem);
        }

        var entity = known is null
            ? (await registry.AddAsync(change, wanted.Name, wanted.Type ?? EntityType.Other, null, wanted.Aliases, cancellationToken)).Entity
            : await GiveNamesAsync(change, known, wanted.Aliases, cancellationToken);
        if (entity is null)
        {
            return (null, $"A name needs a letter or digit and has {EntityRegistry.MaxNameLength} characters at most; so have the further names.");
        }

        if (!await tagging.AddEntityAsync(change, articleId, entity.Id, cancellationToken))
        {
            return (null, "The article is not there any more.");
        }

        await transaction.CommitAsync(cancellationToken);
        return (entity, null);
    }

    private async Task<Entity?> GiveNamesAsync(Change change, Entity known, IReadOnlyList<string> aliases, CancellationToken cancellationToken)
    {
        foreach (var alias in aliases)
        {
            var result = await registry.AddAliasAsync(change, known.Id, alias, cancellationToken);
            if (result.Outcome == RegistryOutcome.BadName)
            {
                return null;
            }
        }

        return known;
    }
}
