using NewsArchive.Copies;

namespace NewsArchive.Articles;

/// <summary>An incoming article with its canonical address and text, or with the problem that keeps it out.</summary>
internal sealed record PreparedArticle(IncomingArticle Incoming, string? Url, VersionText? Text, string? Problem)
{
    private readonly Lazy<ComparableText> _comparable = new(() => ComparableText.Of(Text?.Text ?? ""));

    /// <summary>Hash of the text.</summary>
    public string? TextSha256 { get; } = Text?.Sha256;

    /// <summary>Key of the canonical address.</summary>
    public string? Key { get; } = ArticleUrl.KeyOf(Url);

    /// <summary>Key of the stable number in the canonical address.</summary>
    public string? StableKey { get; } = ArticleUrl.StableKeyOf(Url);

    /// <summary>The other addresses that led here.</summary>
    public IReadOnlyList<KeyedAddress> Reached { get; } = Url is null ? [] : ReachedAddresses.Of(Url, Incoming.Article.Url, Incoming.Capture);

    /// <summary>The text as it is compared with others; made when it is first needed.</summary>
    public ComparableText Comparable => _comparable.Value;

    /// <summary>Everything under which the article may be known.</summary>
    public IEnumerable<string> Keys => new[] { Key!, StableKey! }.Where(key => key is not null).Concat(Reached.Select(address => address.Key));

    /// <summary>Prepares what came.</summary>
    public static PreparedArticle From(IncomingArticle incoming)
    {
        var article = incoming.Article;
        var url = ArticleUrl.Canonicalize(article.CanonicalUrl ?? article.Url);
        if (url is null)
        {
            return Refuse(incoming, $"'{article.CanonicalUrl ?? article.Url}' is not an http or https address");
        }

        if (article.NotArticle is { } reason)
        {
            return Refuse(incoming, reason);
        }

        // What follows is for records and files, which nobody judged.
        if (string.IsNullOrWhiteSpace(article.Title))
        {
            return Refuse(incoming, "It has no headline");
        }

        if (article.Paragraphs.All(string.IsNullOrWhiteSpace))
        {
            return Refuse(incoming, "It has no text");
        }

        return new PreparedArticle(incoming, url, VersionText.Compose(article.Title, article.Lead, article.Paragraphs), null);
    }

    private static PreparedArticle Refuse(IncomingArticle incoming, string problem) => new(incoming, null, null, problem);
}
