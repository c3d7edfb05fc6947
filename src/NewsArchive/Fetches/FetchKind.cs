namespace NewsArchive.Fetches;

/// <summary>What is asked for.</summary>
public enum FetchKind
{
    /// <summary>A page that may be an article.</summary>
    Page,

    /// <summary>A feed, sitemap or listing page that announces articles.</summary>
    Feed,

    /// <summary>A file or a record of one, read and not asked for.</summary>
    Record,
}

/// <summary>How urgent a fetch is; smaller goes first. A number, because the queue sorts by it.</summary>
public static class FetchPriority
{
    /// <summary>A person waits for it.</summary>
    public const short Asked = 0;

    /// <summary>A feed is due.</summary>
    public const short Poll = 1;

    /// <summary>A feed announced it.</summary>
    public const short Found = 2;

    /// <summary>A known article is looked at again.</summary>
    public const short Revisit = 3;

    /// <summary>It is old and was asked for with all else that is.</summary>
    public const short Backfill = 4;
}
