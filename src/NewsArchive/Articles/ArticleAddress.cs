namespace NewsArchive.Articles;

/// <summary>
/// One of the addresses under which an article is known: its canonical one, those it was reached by (http, AMP, print and mobile pages,
/// redirects) and those it had before its address changed.
/// </summary>
public sealed class ArticleAddress
{
    /// <summary>Notes that an address leads to an article.</summary>
    public ArticleAddress(string key, long articleId, string url, DateTimeOffset seenAt)
    {
        Key = key;
        ArticleId = articleId;
        Url = url;
        SeenAt = seenAt;
    }

    /// <summary>What is equal for all spellings of one address; key.</summary>
    public string Key { get; private set; }

    /// <summary>The article.</summary>
    public long ArticleId { get; private set; }

    /// <summary>The address as it was met.</summary>
    public string Url { get; private set; }

    /// <summary>When it was first met.</summary>
    public DateTimeOffset SeenAt { get; private set; }
}
