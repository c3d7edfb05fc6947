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
        yield return Read(await file.ReadAllAsync(cancellationToken), new ManifestLine(null, url, file.Path, null), file.Path, at);
    }

    /// <summary>The article in a page's bytes.</summary>
    /// <param name="bytes">The page.</param>
    /// <param name="entry">What is known of it: its address if somebody gave one, its encoding.</param>
    /// <param name="name">Name of the file, for messages.</param>
    /// <param name="at">When it came.</param>
    public static ImportRecord Read(ReadOnlyMemory<byte> bytes, ManifestLine entry, string name, DateTimeOffset at)
    {
        var page = PageText.Decode(bytes.Span, entry.Charset);
        var article = PageCopy.Extract(page.Text, entry.Url);
        if (article.CanonicalUrl is null)
        {
            return new ImportRecord.Broken(name, entry.Url is null
                ? "The page does not name its own address (a canonical link): give it with --url."
                : $"{entry.Url} is not an http or https address.");
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
