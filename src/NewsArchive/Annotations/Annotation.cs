using NewsArchive.Entities;
using NewsArchive.Persons;
using NewsArchive.Tags;
using NewsArchive.Texts;

namespace NewsArchive.Annotations;

/// <summary>How an annotation came about.</summary>
public enum AnnotationMethod
{
    /// <summary>A person marked the passage.</summary>
    Manual,

    /// <summary>A person accepted what the machine proposed.</summary>
    Suggestion,

    /// <summary>A person annotated many places at once.</summary>
    Bulk,

    /// <summary>It came with an annotated set.</summary>
    Import,
}

/// <summary>What a person holds an annotation to be.</summary>
public enum AnnotationStatus
{
    /// <summary>It stands.</summary>
    Accepted,

    /// <summary>It waits for a decision.</summary>
    Open,

    /// <summary>It was looked at and refused.</summary>
    Rejected,
}

/// <summary>
/// What a person says about a passage of one version, or about the whole article. Precious: bound to an immutable text by position and
/// quote, attributable, undoable, never deleted but marked as removed. The database checks that the quote stands at the offsets.
/// </summary>
public sealed class Annotation
{
    private readonly List<Tag> _tags = [];

    /// <summary>Annotates a passage, or the whole article when there is no anchor.</summary>
    public Annotation(long articleId, long versionId, TextAnchor? anchor, int personId, AnnotationMethod method, DateTimeOffset createdAt)
    {
        ArticleId = articleId;
        VersionId = versionId;
        Start = anchor?.Start;
        End = anchor?.End;
        Quote = anchor?.Quote;
        Prefix = anchor?.Prefix;
        Suffix = anchor?.Suffix;
        PersonId = personId;
        Method = method;
        CreatedAt = createdAt;
        UpdatedAt = createdAt;
    }

    private Annotation()
    {
    }

    /// <summary>Key.</summary>
    public long Id { get; private set; }

    /// <summary>The article.</summary>
    public long ArticleId { get; private set; }

    /// <summary>The version whose text it is bound to.</summary>
    public long VersionId { get; private set; }

    /// <summary>First code point of the passage; null for the whole article.</summary>
    public int? Start { get; private set; }

    /// <summary>Code point behind the passage; null for the whole article.</summary>
    public int? End { get; private set; }

    /// <summary>The passage; null for the whole article.</summary>
    public string? Quote { get; private set; }

    /// <summary>Up to 32 code points before the passage.</summary>
    public string? Prefix { get; private set; }

    /// <summary>Up to 32 code points behind the passage.</summary>
    public string? Suffix { get; private set; }

    /// <summary>Key of the label.</summary>
    public int? LabelId { get; private set; }

    /// <summary>The class the passage is sorted into.</summary>
    public Label? Label { get; private set; }

    /// <summary>Key of the entity.</summary>
    public int? EntityId { get; private set; }

    /// <summary>Whom or what the passage means.</summary>
    public Entity? Entity { get; private set; }

    /// <summary>What the person wrote about it.</summary>
    public string? Note { get; private set; }

    /// <summary>Tags on it.</summary>
    public IReadOnlyCollection<Tag> Tags => _tags;

    /// <summary>How it came about.</summary>
    public AnnotationMethod Method { get; private set; }

    /// <summary>What it is held to be.</summary>
    public AnnotationStatus Status { get; private set; }

    /// <summary>Key of its author.</summary>
    public int PersonId { get; private set; }

    /// <summary>Its author.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>When it was deleted; the row stays so that the deletion can be undone.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Counts changes, to notice that somebody else changed it meanwhile.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>Says what the passage is. The passage itself stays.</summary>
    public void Describe(int? labelId, int? entityId, string? note, IEnumerable<Tag> tags, DateTimeOffset at)
    {
        LabelId = labelId;
        EntityId = entityId;
        Note = note;
        _tags.Clear();
        _tags.AddRange(tags);
        UpdatedAt = at;
    }

    /// <summary>Deletes it; the row stays.</summary>
    public void Remove(DateTimeOffset at)
    {
        RemovedAt = at;
        UpdatedAt = at;
    }

    /// <summary>Takes a deletion back.</summary>
    public void Restore(DateTimeOffset at)
    {
        RemovedAt = null;
        UpdatedAt = at;
    }

    /// <summary>Marks that a stored annotation changed once more.</summary>
    internal void Advance() => Revision++;
}
