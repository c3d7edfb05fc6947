using System.Text.Json;
using System.Text.Json.Serialization;
using NewsArchive.Annotations;
using NewsArchive.Entities;

namespace NewsArchive.Web.Annotations;

/// <summary>An annotation as scripts send it. A change leaves the passage out and names the revision it saw.</summary>
internal sealed record AnnotationInput
{
    /// <summary>More tags than this are a mistake.</summary>
    public const int MaxTags = 50;

    /// <summary>How requests are read: names as the answers write them, types as words.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The version that was read.</summary>
    public long? VersionId { get; init; }

    /// <summary>First code point of the passage; none for the whole article.</summary>
    public int? Start { get; init; }

    /// <summary>Code point behind the passage.</summary>
    public int? End { get; init; }

    /// <summary>The passage as the sender sees it.</summary>
    public string? Quote { get; init; }

    /// <summary>The revision that a change is based on.</summary>
    public int? Revision { get; init; }

    /// <summary>Name of the label.</summary>
    public string? Label { get; init; }

    /// <summary>Key of an entity.</summary>
    public int? EntityId { get; init; }

    /// <summary>Name of an entity to make.</summary>
    public string? NewEntityName { get; init; }

    /// <summary>Its type.</summary>
    public EntityType? NewEntityType { get; init; }

    /// <summary>Note.</summary>
    public string? Note { get; init; }

    /// <summary>Tags by name.</summary>
    public IReadOnlyList<string?>? Tags { get; init; }

    /// <summary>Whether the sender wants an entity made.</summary>
    [JsonIgnore]
    public bool MakesEntity => !string.IsNullOrWhiteSpace(NewEntityName);

    /// <summary>What is said about the passage.</summary>
    public AnnotationContent ToContent() => new()
    {
        Label = Label,
        EntityId = EntityId,
        NewEntityName = NewEntityName,
        NewEntityType = NewEntityType ?? EntityType.Other,
        Note = Note,
        Tags = [.. (Tags ?? []).OfType<string>()],
    };
}
