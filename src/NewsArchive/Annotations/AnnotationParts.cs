using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Entities;
using NewsArchive.Operations;
using NewsArchive.Tags;
using NewsArchive.Texts;

namespace NewsArchive.Annotations;

/// <summary>What an annotation refers to, found or made.</summary>
internal sealed record FoundParts(Label? Label, Entity? Entity, string? Note, IReadOnlyList<Tag> Tags);

/// <summary>Finds the label, entity and tags that an annotation names, and makes those that do not exist yet.</summary>
public sealed class AnnotationParts(ArchiveDbContext db, EntityRegistry registry, TagVocabulary tags)
{
    /// <summary>Longest note, in UTF-16 units.</summary>
    public const int MaxNoteLength = 20_000;

    private const int MaxLabelLength = 60;

    /// <summary>Colours for labels that people add, readable on light and dark paper.</summary>
    private static readonly string[] Colours = ["#9a5b00", "#0f766e", "#a83264", "#5b5fc7", "#6b7a1f", "#8a4b3a"];

    /// <summary>The parts, or what does not fit. The entity that the annotation has may stay also when it is out of the registry.</summary>
    internal async Task<(FoundParts? Found, string? Problem)> FindOrAddAsync(
        Change change,
        AnnotationContent content,
        int? presentEntityId,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var note = ArchiveText.Normalize(content.Note ?? "").Trim();
        if (note.Length > MaxNoteLength)
        {
            return (null, $"The note has {note.Length} characters; {MaxNoteLength} are allowed. Split it over several annotations.");
        }

        var labelName = ArchiveText.NormalizeLine(content.Label);
        if (labelName.Length > MaxLabelLength)
        {
            return (null, $"A label may have {MaxLabelLength} characters at most.");
        }

        var (entity, problem) = await EntityAsync(change, content, presentEntityId, cancellationToken);
        if (problem is not null)
        {
            return (null, problem);
        }

        var foundTags = await tags.FindOrAddAsync(content.Tags, change.At, cancellationToken);
        if (foundTags is null)
        {
            return (null, $"A tag may have {TagVocabulary.MaxNameLength} characters at most.");
        }

        var label = labelName.Length == 0 ? null : await LabelAsync(labelName, cancellationToken);
        if (label is null && entity is null && note.Length == 0 && foundTags.Count == 0)
        {
            return (null, "Say something about the passage: choose a label or an entity, write a note or add a tag.");
        }

        return (new FoundParts(label, entity, note.Length == 0 ? null : note, foundTags), null);
    }

    private async Task<(Entity? Entity, string? Problem)> EntityAsync(
        Change change,
        AnnotationContent content,
        int? presentEntityId,
        CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(content.NewEntityName))
        {
            var added = await registry.AddAsync(change, content.NewEntityName, content.NewEntityType, null, [], cancellationToken);
            return added.Entity is null
                ? (null, $"“{content.NewEntityName}” cannot be the name of an entity: use letters or digits, {EntityRegistry.MaxNameLength} characters at most.")
                : (added.Entity, null);
        }

        if (content.EntityId is not { } id)
        {
            return (null, null);
        }

        var entity = await db.Entities.FirstOrDefaultAsync(e => e.Id == id && (e.RemovedAt == null || e.Id == presentEntityId), cancellationToken);
        return entity is null ? (null, "The entity is not in the registry any more. Choose another or add it anew.") : (entity, null);
    }

    private async Task<Label> LabelAsync(string name, CancellationToken cancellationToken)
    {
        var key = Label.KeyOf(name);
        var known = await db.Labels.FirstOrDefaultAsync(label => label.NameKey == key, cancellationToken);
        if (known is not null)
        {
            return known;
        }

        var colour = Colours[await db.Labels.CountAsync(cancellationToken) % Colours.Length];
        // The database decides who makes a label when two people do so at once.
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO labels (name, name_key, colour) VALUES ({name}, {key}, {colour}) ON CONFLICT (name_key) DO NOTHING", cancellationToken);
        return await db.Labels.FirstAsync(label => label.NameKey == key, cancellationToken);
    }
}
