using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Texts;

namespace NewsArchive.Tags;

/// <summary>Finds tags by name and makes those that do not exist.</summary>
public sealed class TagVocabulary(ArchiveDbContext db)
{
    /// <summary>Longest name, in UTF-16 units.</summary>
    public const int MaxNameLength = 80;

    /// <summary>The tags of these names, each once; null when a name is too long. New ones are saved at once, so that they have keys.</summary>
    public async Task<IReadOnlyList<Tag>?> FindOrAddAsync(IEnumerable<string> names, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var wanted = names.Select(ArchiveText.NormalizeLine).Where(name => name.Length > 0).DistinctBy(Tag.KeyOf).ToList();
        if (wanted.Any(name => name.Length > MaxNameLength))
        {
            return null;
        }

        if (wanted.Count == 0)
        {
            return [];
        }

        var keys = wanted.Select(Tag.KeyOf).ToArray();
        var missing = wanted.ToArray();
        // The database decides who makes a tag when two people do so at once.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO tags (name, name_key, created_at)
            SELECT name, name_key, {at} FROM unnest({missing}, {keys}) AS wanted (name, name_key)
            ON CONFLICT (name_key) DO NOTHING
            """,
            cancellationToken);
        return await db.Tags.Where(tag => keys.Contains(tag.NameKey)).OrderBy(tag => tag.NameKey).ToListAsync(cancellationToken);
    }
}
