using System.Text;
using NewsArchive.Articles;
using NewsArchive.Captures;
using NewsArchive.Data;
using NewsArchive.Mentions;
using NewsArchive.Texts;

namespace NewsArchive.Tests.Support;

/// <summary>Builds things for tests, each with the least that makes it valid.</summary>
internal static class Make
{
    private static int _serial;

    /// <summary>The instant at which tests happen unless they say otherwise.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    /// <summary>An incoming article of an outlet that does not exist.</summary>
    public static IncomingArticle Incoming(
        string? title = null,
        string? lead = null,
        string[]? paragraphs = null,
        string? url = null,
        string? language = "en",
        DateTimeOffset? published = null)
    {
        var address = url ?? $"https://paper.example/{Interlocked.Increment(ref _serial)}";
        var body = paragraphs ?? ["A paragraph of an article."];
        var article = new ExtractedArticle
        {
            Url = address,
            Title = title ?? $"Headline {address}",
            Lead = lead,
            Paragraphs = body,
            Language = language,
            SiteName = "The Paper",
            Published = published is null ? null : new PrintedTime(published.Value.ToString("R"), published, TimePrecision.Instant),
        };
        return new IncomingArticle(article, Capture(address, string.Join('\n', body)));
    }

    /// <summary>A capture of a page.</summary>
    public static CaptureDraft Capture(string url, string html) => new()
    {
        Origin = CaptureOrigin.Http,
        Url = url,
        Body = Encoding.UTF8.GetBytes(html),
        CapturedAt = Now,
        MediaType = "text/html",
        Charset = "utf-8",
        Status = 200,
    };

    /// <summary>Stores articles the way the product does.</summary>
    public static async Task<IReadOnlyList<IngestResult>> StoreAsync(this ArchiveDbContext db, params IncomingArticle[] articles)
    {
        var ingest = new ArticleIngest(db, new GazetteerCache(), TimeProvider.System);
        return await ingest.StoreAsync(articles, TestContext.Current.CancellationToken);
    }
}
