using System.Runtime.CompilerServices;
using NewsArchive.Articles;
using NewsArchive.Captures;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Scraper.Scraping;

namespace NewsArchive.Scraper.Imports;

/// <summary>Reads one saved page. Its own canonical link is its address unless another is given.</summary>
internal static class SavedPageReader
{
    public static async IAsyncEnumerable<ImportRecord> ReadAsync(
        ImportFile file,
        string? url,
        DateTimeOffset at,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Read(await file.ReadAllAsync(cancellationToken), url, file.Path, at);
    }

    /// <summary>The article in a page's bytes.</summary>
    /// <param name="bytes">The page.</param>
    /// <param name="url">The address somebody gave for it; null when the page itself has to say.</param>
    /// <param name="name">Name of the file, for messages.</param>
    /// <param name="at">When it came.</param>
    public static ImportRecord Read(ReadOnlyMemory<byte> bytes, string? url, string name, DateTimeOffset at)
    {
        var page = PageText.Decode(bytes.Span, charset: null);
        // A page without an address is read as if it lay under this one, so that its relative links have something to lean on.
        var extracted = ArticleExtractor.Extract(page.Text, url ?? "file:///");
        var article = url is null ? PageAddress.Settle(extracted, null, isCopy: true) : extracted with { Url = url, CanonicalUrl = ArticleUrl.Canonicalize(url) };
        if (article.CanonicalUrl is null)
        {
            return new ImportRecord.Broken(name, "The page does not name its own address (a canonical link): give it with --url.");
        }

        return new ImportRecord.Readable(article.CanonicalUrl, new IncomingArticle(article, new CaptureDraft
        {
            Origin = CaptureOrigin.File,
            Url = article.CanonicalUrl,
            Body = bytes,
            CapturedAt = at,
            MediaType = "text/html",
            Charset = page.Charset,
        }));
    }
}
