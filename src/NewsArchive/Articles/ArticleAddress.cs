namespace NewsArchive.Articles;

/// <summary>
/// One of the addresses under which an article is known: its canonical one, those it was reached by (http, AMP, print and mobile pages,
/// redirects) and those it had before its address changed.
/// </summary>
public sealed class ArticleAddress
{
    /// <summary>Notes that an address leads to an article.</summary>
    public ArticleAddress(string key, Article article, string url, DateTimeOffset seenAt)
    {
        Key = key;
        Article = article;
        Url = url;
        SeenAt = seenAt;
    }

    private ArticleAddress(string key, string url)
    {
        Key = key;
        Url = url;
        Article = null!;
    }

    /// <summary>
    /// What is equal for all spellings of one address (<see cref="ArticleUrl.KeyOf"/>), or the stable number in it
    /// (<see cref="ArticleUrl.StableKeyOf"/>); key.
    /// </summary>
    public string Key { get; private set; }

    /// <summary>Key of the article.</summary>
    public long ArticleId { get; private set; }

    /// <summary>The article.</summary>
    public Article Article { get; private set; }

    /// <summary>The address as it was met.</summary>
    public string Url { get; private set; }

    /// <summary>When it was first met.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>Gives the address to an article that calls it its own.</summary>
    internal void LeadTo(Article article, string url, DateTimeOffset at)
    {
        Article = article;
        Url = url;
        SeenAt = at;
    }
}
