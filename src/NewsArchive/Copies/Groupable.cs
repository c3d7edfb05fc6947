namespace NewsArchive.Copies;

/// <summary>An article as grouping sees it.</summary>
/// <param name="Id">Key.</param>
/// <param name="SortAt">When it was published, or first seen.</param>
/// <param name="IsLive">False when it was removed from the archive.</param>
internal sealed record Groupable(long Id, DateTimeOffset SortAt, bool IsLive)
{
    /// <summary>Key of the earliest article of its story; null while it has no copies.</summary>
    public long? StoryId { get; set; }

    /// <summary>Key of its source.</summary>
    public int SourceId { get; init; }

    /// <summary>The version that was sketched.</summary>
    public long VersionId { get; init; }

    /// <summary>The sketch; null when the text is too short to be compared.</summary>
    public TextSignature? Signature { get; init; }

    /// <summary>Whether others can be copies of it: it is no copy itself.</summary>
    public bool IsLeader => IsLive && Signature is not null && (StoryId is null || StoryId == Id);

    /// <summary>The order of stories: the earliest article stands for its copies.</summary>
    public bool IsBefore(Groupable other) => (SortAt, Id).CompareTo((other.SortAt, other.Id)) < 0;
}
