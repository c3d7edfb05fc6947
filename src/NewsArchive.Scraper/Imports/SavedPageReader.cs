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
        SiteRuleSet rules,
        DateTimeOffset at,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bytes = await file.ReadAllAsync(cancellationToken);
        yield return Read(bytes, charset: null, html => url is null ? PageCopy.Extract(html, rules) : PageCopy.ExtractAs(html, url, rules), file.Path, at);
    }

    /// <summary>The article in a page's bytes.</summary>
    /// <param name="bytes">The page.</param>
    /// <param name="charset">Its encoding, if somebody says it.</param>
    /// <param name="extract">How it is extracted, which depends on who says its address.</param>
    /// <param name="name">Name of the file, for messages.</param>
    /// <param name="at">When it came.</param>
    public static ImportRecord Read(ReadOnlyMemory<byte> bytes, string? charset, Func<string, ExtractedArticle> extract, string name, DateTimeOffset at)
    {
        var page = PageText.Decode(bytes.Span, charset);
        ExtractedArticle article;
        try
        {
            article = extract(page.Text);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The edge at which trouble with one page stops: the other pages are not to suffer from it.
            return new ImportRecord.Broken(name, $"An error of this program: {exception.Message}");
        }

        if (article.CanonicalUrl is null)
        {
            return new ImportRecord.Broken(name, "Its address is not known: the page names none (a canonical link). Give an http or https address with --url or in the manifest.");
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
