using NewsArchive.Entities;

namespace NewsArchive.Annotations;

/// <summary>What a person wants to say about a passage: everything of an annotation that can change.</summary>
public sealed record AnnotationContent
{
    /// <summary>Name of the label; one that does not exist is made.</summary>
    public string? Label { get; init; }

    /// <summary>Key of an entity of the registry.</summary>
    public int? EntityId { get; init; }

    /// <summary>Name of an entity to add to the registry and use; goes before <see cref="EntityId"/>.</summary>
    public string? NewEntityName { get; init; }

    /// <summary>Type of <see cref="NewEntityName"/>.</summary>
    public EntityType NewEntityType { get; init; } = EntityType.Other;

    /// <summary>Note; line breaks are kept.</summary>
    public string? Note { get; init; }

    /// <summary>Tags by name; those that do not exist are made.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}

/// <summary>A passage as the sender saw it. Start and end are code points, half-open; the quote proves that sender and archive mean the same text.</summary>
/// <param name="VersionId">The version that was read.</param>
/// <param name="Start">First code point; null for the whole article.</param>
/// <param name="End">Code point behind the passage; null for the whole article.</param>
/// <param name="Quote">The passage; null for the whole article.</param>
public sealed record PassageReference(long VersionId, int? Start, int? End, string? Quote);

/// <summary>How a change of an annotation ended.</summary>
public enum AnnotationOutcome
{
    /// <summary>It is saved.</summary>
    Saved,

    /// <summary>It was so already; nothing was changed.</summary>
    AlreadySo,

    /// <summary>There is no such version or annotation.</summary>
    NotFound,

    /// <summary>What was sent does not fit; see the message.</summary>
    Invalid,

    /// <summary>Somebody changed the annotation meanwhile; the present one is given.</summary>
    ChangedSince,
}

/// <summary>What a change of an annotation did.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Annotation">The annotation as it is now, with label, entity and tags.</param>
/// <param name="Message">What does not fit and what to do, for people.</param>
/// <param name="Step">Number of the step, for undo.</param>
public sealed record AnnotationResult(AnnotationOutcome Outcome, Annotation? Annotation = null, string? Message = null, Guid? Step = null);
