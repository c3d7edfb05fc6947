using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Operations;
using NewsArchive.Texts;

namespace NewsArchive.Tags;

/// <summary>The controlled vocabulary: finds tags by name, makes those that do not exist, and changes what is said of them.</summary>
public sealed class TagVocabulary(ArchiveDbContext db)
{
    /// <summary>Longest name, in UTF-16 units.</summary>
    public const int MaxNameLength = 80;

    /// <summary>The tags of these names, each once; null when a name is too long. New ones are saved at once, so that they have keys.</summary>
    public async Task<IReadOnlyList<Tag>?> FindOrAddAsync(IEnumerable<string> names, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var wanted = names.Select(ArchiveText.NormalizeLine).Where(name => name.Length > 0).DistinctBy(Tag.KeyOf).OrderBy(Tag.KeyOf, StringComparer.Ordinal).ToList();
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

    /// <summary>
    /// Changes a tag's name, description and colour; what carries the tag shows the new name. False when the tag is unknown, the name is empty,
    /// too long or another tag's.
    /// </summary>
    public async Task<bool> DescribeAsync(
        Change change,
        int tagId,
        (string Name, string? Description, string? Colour) now,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var name = ArchiveText.NormalizeLine(now.Name);
        var key = Tag.KeyOf(name);
        var tag = await db.Tags.FindAsync([tagId], cancellationToken);
        var isTaken = await db.Tags.AnyAsync(other => other.NameKey == key && other.Id != tagId, cancellationToken);
        if (tag is null || name.Length is 0 or > MaxNameLength || isTaken)
        {
            return false;
        }

        var before = TagState.Of(tag);
        tag.Describe(name, ArchiveText.NormalizeLine(now.Description) is { Length: > 0 } text ? text : null, now.Colour);
        if (before != TagState.Of(tag))
        {
            db.Note(change, OperationSubject.Tag, tagId, before, TagState.Of(tag));
            // False also when another tag took the name at the same moment.
            return await db.TrySaveAsync(cancellationToken);
        }

        return true;
    }
}
