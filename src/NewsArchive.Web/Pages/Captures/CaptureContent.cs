using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using NewsArchive.Data;

namespace NewsArchive.Web.Pages.Captures;

/// <summary>
/// The bytes of a capture. Stored pages are foreign code: they are sent with a policy under which nothing runs, nothing is fetched and no form
/// is sent, in an origin of their own.
/// </summary>
internal static class CaptureContent
{
    private const string Harmless =
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /// <summary>The page to look at.</summary>
    public static async Task<IResult> PageAsync(long id, HttpResponse response, ArchiveDbContext db, CancellationToken cancellationToken)
    {
        if (await ReadAsync(id, db, cancellationToken) is not { } content)
        {
            return Results.NotFound();
        }

        var isHtml = content.MediaType is "text/html" or "application/xhtml+xml";
        return Send(response, content, isHtml ? "text/html" : "text/plain");
    }

    /// <summary>The same bytes as plain text.</summary>
    public static async Task<IResult> SourceAsync(long id, HttpResponse response, ArchiveDbContext db, CancellationToken cancellationToken) =>
        await ReadAsync(id, db, cancellationToken) is { } content ? Send(response, content, "text/plain") : Results.NotFound();

    private static async Task<Content?> ReadAsync(long id, ArchiveDbContext db, CancellationToken cancellationToken)
    {
        var found = await db.Captures.Where(capture => capture.Id == id)
            .Join(db.CaptureBodies, capture => capture.BodySha256, body => body.Sha256, (capture, body) => new { capture.MediaType, capture.Charset, body })
            .AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new Content(found.body.Decompress(), found.MediaType, found.Charset);
    }

    private static IResult Send(HttpResponse response, Content content, string mediaType)
    {
        response.Headers.ContentSecurityPolicy = Harmless;
        response.Headers.XFrameOptions = "SAMEORIGIN";
        response.Headers["X-DNS-Prefetch-Control"] = "off";
        response.Headers[HeaderNames.ContentDisposition] = "inline";
        return Results.Bytes(content.Bytes, $"{mediaType}; charset={CharsetName(content.Charset)}");
    }

    /// <summary>The charset came from outside, so only names that are known go into a header.</summary>
    private static string CharsetName(string? charset)
    {
        try
        {
            return charset is null ? "utf-8" : Encoding.GetEncoding(charset).WebName;
        }
        catch (ArgumentException)
        {
            // A name that .NET does not know; browsers read most pages right as UTF-8.
            return "utf-8";
        }
    }

    private sealed record Content(byte[] Bytes, string MediaType, string? Charset);
}
