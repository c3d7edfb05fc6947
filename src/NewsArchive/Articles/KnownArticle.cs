using NewsArchive.Captures;
using NewsArchive.Copies;

namespace NewsArchive.Articles;

/// <summary>An article of the archive as ingest needs it to decide about another look at it.</summary>
internal sealed class KnownArticle(Article article, string textSha256)
{
    private const int ShortestTelling = 12;
    private const double ResemblanceOfEditions = 0.3;
    private const double ResemblanceOfCopies = 0.5;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private ComparableText? _comparable;

    /// <summary>The article.</summary>
    public Article Article { get; } = article;

    /// <summary>Hash of its current text.</summary>
    public string TextSha256 { get; private set; } = textSha256;

    /// <summary>Its current text; null until a look that differs needs it.</summary>
    public VersionText? Text { get; private set; }

    /// <summary>When its current text was captured.</summary>
    public DateTimeOffset CapturedAt { get; private set; }

    /// <summary>The number that the next version gets.</summary>
    public int NextNumber { get; private set; } = 1;

    /// <summary>Key of its canonical address.</summary>
    public string Key => ArticleUrl.KeyOf(Article.Url) ?? Article.Url;

    /// <summary>The number of the version with a text; null when none has it.</summary>
    public int? NumberOf(string textSha256) => _numbers.TryGetValue(textSha256, out var number) ? number : null;

    /// <summary>Notes a version that is stored or will be.</summary>
    public void Remember(int number, string textSha256)
    {
        _numbers[textSha256] = number;
        NextNumber = Math.Max(NextNumber, number + 1);
    }

    /// <summary>Notes what the current text is.</summary>
    public void Show(VersionText text, string textSha256, DateTimeOffset capturedAt)
    {
        (Text, TextSha256, CapturedAt, _comparable) = (text, textSha256, capturedAt, null);
    }

    /// <summary>
    /// Whether a text is another edition of this one, as far as words can tell: the address has already said that it may be.
    /// </summary>
    /// <param name="incoming">What came.</param>
    /// <param name="isStable">True when site and number agree as well; then an equal headline is enough.</param>
    public bool Resembles(PreparedArticle incoming, bool isStable)
    {
        if (incoming.TextSha256 == TextSha256)
        {
            return true;
        }

        if (Text is null)
        {
            return false;
        }

        if (isStable && LineSpelling.Fold(incoming.Incoming.Article.Title!) is { Length: >= ShortestTelling } title && title == LineSpelling.Fold(Article.Title))
        {
            return true;
        }

        _comparable ??= ComparableText.Of(Text.Text);
        var overlap = _comparable.With(incoming.Comparable);
        return overlap.Shorter >= TextSignature.FewestRuns && overlap.Resemblance >= (isStable ? ResemblanceOfEditions : ResemblanceOfCopies);
    }

    /// <summary>Whether a capture shows the page as it was before the current text.</summary>
    /// <remarks>A capture of the last hour counts in the order of its arrival, because the clocks of two machines may differ.</remarks>
    public bool IsNewerThan(CaptureDraft capture, DateTimeOffset now) => capture.CapturedAt < CapturedAt && capture.CapturedAt < now - TimeSpan.FromHours(1);
}
