namespace NewsArchive.Exports;

/// <summary>What was counted while a snapshot was read.</summary>
public sealed class ExportTally
{
    /// <summary>Articles.</summary>
    public int Articles { get; private set; }

    /// <summary>Versions that are not current but carry annotations.</summary>
    public int OlderVersions { get; private set; }

    /// <summary>Annotations.</summary>
    public long Annotations { get; private set; }

    /// <summary>Annotations on these articles that people removed, and that stay out.</summary>
    public long RemovedAnnotations { get; private set; }

    /// <summary>What the machine found.</summary>
    public long Mentions { get; private set; }

    /// <summary>The newest change among all of it; null for an empty set.</summary>
    public DateTimeOffset? Newest { get; private set; }

    internal void Add(ExportedVersion version)
    {
        Articles += version.IsCurrent ? 1 : 0;
        OlderVersions += version.IsCurrent ? 0 : 1;
        Mentions += version.Mentions?.Count ?? 0;
        Saw(version.StoredAt);
    }

    internal void AddAnnotations(long count, long removed)
    {
        Annotations += count;
        RemovedAnnotations += removed;
    }

    internal void Saw(DateTimeOffset? change) => Newest = change is null || change <= Newest ? Newest : change;
}
