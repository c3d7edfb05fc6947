using System.Runtime.CompilerServices;
using NewsArchive.Articles;
using NewsArchive.Captures;
using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Scraper.Imports;

/// <summary>Reads one text dump of a page; see <see cref="TextDump"/>.</summary>
internal static class TextDumpReader
{
    public static async IAsyncEnumerable<ImportRecord> ReadAsync(
        ImportFile file,
        DateTimeOffset at,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bytes = await file.ReadAllAsync(cancellationToken);
        var text = PageText.Decode(bytes.Span);
        if (TextDump.Read(text.Text) is not { } article)
        {
            yield return new ImportRecord.Broken(file.Path, "It does not begin with \"date YYYY-MM-DD URL\" and a headline.");
            yield break;
        }

        yield return new ImportRecord.Readable(article.Url, new IncomingArticle(article, new CaptureDraft
        {
            Origin = CaptureOrigin.File,
            Url = article.Url,
            Body = bytes,
            CapturedAt = at,
            MediaType = "text/plain",
            Charset = text.Charset,
        }));
    }
}
