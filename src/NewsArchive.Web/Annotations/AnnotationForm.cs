using NewsArchive.Annotations;
using NewsArchive.Entities;
using NewsArchive.Web.Entities;

namespace NewsArchive.Web.Annotations;

/// <summary>What is said about a passage, as a form sends it. Names everything by name, so that it works without script.</summary>
public sealed class AnnotationForm
{
    /// <summary>The passage, typed or pasted.</summary>
    public string? Passage { get; set; }

    /// <summary>Which place is meant when the passage stands at several, from 1.</summary>
    public int? Occurrence { get; set; }

    /// <summary>Name of the label.</summary>
    public string? Label { get; set; }

    /// <summary>Name of the entity.</summary>
    public string? Entity { get; set; }

    /// <summary>Its type, when it is new or several go by that name.</summary>
    public EntityType? EntityType { get; set; }

    /// <summary>Note.</summary>
    public string? Note { get; set; }

    /// <summary>Tags, with commas between.</summary>
    public string? Tags { get; set; }

    /// <summary>The tags one by one.</summary>
    public static IReadOnlyList<string> Split(string? list) =>
        (list ?? "").Split([',', '\n', '،', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What is to be saved, with the entity looked up by name; or what does not fit.</summary>
    internal async Task<(AnnotationContent? Content, string? Problem)> ToContentAsync(
        EntityNaming naming,
        (int? Id, string? Name) before,
        CancellationToken cancellationToken)
    {
        var content = new AnnotationContent { Label = Label, Note = Note, Tags = Split(Tags) };
        if (string.IsNullOrWhiteSpace(Entity))
        {
            return (content, null);
        }

        if (before.Id is not null && Entity.Trim() == before.Name)
        {
            return (content with { EntityId = before.Id }, null);
        }

        var (known, problem) = await naming.FindAsync(Entity, EntityType, cancellationToken);
        return problem is not null ? (null, problem)
            : known is not null ? (content with { EntityId = known.Id }, null)
            : (content with { NewEntityName = Entity, NewEntityType = EntityType ?? NewsArchive.Entities.EntityType.Other }, null);
    }
}
