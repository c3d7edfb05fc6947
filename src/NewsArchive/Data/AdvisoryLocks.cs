namespace NewsArchive.Data;

/// <summary>Keys of PostgreSQL's advisory locks, in one place so that no two uses share one.</summary>
public static class AdvisoryLocks
{
    /// <summary>Keeps changes of names (exclusive) and storing of articles (shared) apart.</summary>
    public const long Names = 7_204_117;

    /// <summary>Lets one search for changed names run at a time, on all machines together.</summary>
    public const long Matching = 7_204_118;

    /// <summary>Lets the sample set be loaded once at a time.</summary>
    public const long Sample = 7_204_119;

    /// <summary>Lets one process group near-copies at a time.</summary>
    public const long Grouping = 7_204_130;
}
