using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Entities;
using NewsArchive.Texts;

namespace NewsArchive.Web.Entities;

/// <summary>Finds the entity that somebody means by a typed name.</summary>
public sealed class EntityNaming(ArchiveDbContext db)
{
    /// <summary>
    /// The entity of this name or alias; neither entity nor problem when there is none yet. A type narrows the choice. When several go by the
    /// name, the one whose main name it is comes first; else the problem lists them.
    /// </summary>
    public async Task<(Entity? Entity, string? Problem)> FindAsync(string name, EntityType? type, CancellationToken cancellationToken)
    {
        var typed = ArchiveText.NormalizeLine(name);
        var pattern = LikePattern.Exactly(typed);
        var known = await db.Entities
            .Where(entity => entity.RemovedAt == null && entity.MergedIntoId == null && (type == null || entity.Type == type))
            .Where(entity => entity.Aliases.Any(alias => alias.RemovedAt == null && EF.Functions.ILike(alias.Text, pattern, @"\")))
            .OrderBy(entity => entity.Id).ToListAsync(cancellationToken);
        if (known.Count <= 1)
        {
            return (known.FirstOrDefault(), null);
        }

        var named = known.Where(entity => string.Equals(entity.Name, typed, StringComparison.OrdinalIgnoreCase)).ToList();
        return named is [var one]
            ? (one, null)
            : (null, $"Several go by “{typed}”: {string.Join(", ", known.Select(entity => $"{entity.Name} ({entity.Type.ToString().ToLowerInvariant()})"))}. Choose the type, or type the full name.");
    }
}
