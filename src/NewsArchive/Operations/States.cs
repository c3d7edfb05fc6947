using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Entities;
using NewsArchive.Sources;
using NewsArchive.Tags;

namespace NewsArchive.Operations;

/// <summary>An annotation as the journal keeps it: all of it that can change.</summary>
internal sealed record AnnotationState(int? LabelId, int? EntityId, string? Note, int[] TagIds, AnnotationStatus Status)
{
    /// <summary>Null for a deleted annotation: for people it does not exist.</summary>
    public static AnnotationState? Of(Annotation annotation) => annotation.RemovedAt is not null
        ? null
        : new AnnotationState(annotation.LabelId, annotation.EntityId, annotation.Note, [.. annotation.Tags.Select(tag => tag.Id).Order()], annotation.Status);

    public bool Equals(AnnotationState? other) => other is not null
        && (LabelId, EntityId, Note, Status) == (other.LabelId, other.EntityId, other.Note, other.Status)
        && TagIds.SequenceEqual(other.TagIds);

    public override int GetHashCode() => HashCode.Combine(LabelId, EntityId, Note, Status);
}

/// <summary>That an article has a tag or an entity; the link's absence is null.</summary>
internal sealed record LinkState(long ArticleId);

/// <summary>Whether an article is in the lists.</summary>
internal sealed record ArticleState(string? RemovedReason)
{
    public static ArticleState Of(Article article) => new(article.RemovedAt is null ? null : article.RemovedReason ?? "");
}

/// <summary>An entity as the journal keeps it; null for a removed one.</summary>
internal sealed record EntityDescription(string Name, EntityType Type, string? Description, string? WikidataId)
{
    public static EntityDescription? Of(Entity entity) =>
        entity.RemovedAt is null ? new EntityDescription(entity.Name, entity.Type, entity.Description, entity.WikidataId) : null;
}

/// <summary>A name of an entity; null for a removed one.</summary>
internal sealed record AliasState(string Text, bool IsCaseSensitive)
{
    public static AliasState? Of(Alias alias) => alias.RemovedAt is null ? new AliasState(alias.Text, alias.IsCaseSensitive) : null;
}

/// <summary>A tag of the vocabulary.</summary>
internal sealed record TagState(string Name, string? Description, string? Colour)
{
    public static TagState Of(Tag tag) => new(tag.Name, tag.Description, tag.Colour);
}

/// <summary>A source as people steer it.</summary>
internal sealed record SourceStanding(string Name, bool IsPaused, bool IsRemoved)
{
    public static SourceStanding Of(Source source) => new(source.Name, source.IsPaused, source.RemovedAt is not null);
}
