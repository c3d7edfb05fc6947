using System.Globalization;
using Microsoft.Net.Http.Headers;
using NewsArchive.Exports.Warcs;

namespace NewsArchive.Web.Pages.Captures;

/// <summary>GET /articles/7.warc.gz and /runs/7.warc.gz: all captures of an article or a run as a web archive, streaming.</summary>
internal static class CaptureDownload
{
    public static async Task ArticleAsync(long id, HttpContext context, CaptureExport export)
    {
        if (!await export.HasArticleAsync(id, context.RequestAborted))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Begin(context.Response, string.Create(CultureInfo.InvariantCulture, $"newsarchive-article-{id}.warc.gz"));
        await export.WriteArticleAsync(id, context.Response.Body, context.RequestAborted);
    }

    public static async Task RunAsync(int id, HttpContext context, CaptureExport export)
    {
        if (!await export.HasRunAsync(id, context.RequestAborted))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Begin(context.Response, string.Create(CultureInfo.InvariantCulture, $"newsarchive-run-{id}.warc.gz"));
        await export.WriteRunAsync(id, context.Response.Body, context.RequestAborted);
    }

    private static void Begin(HttpResponse response, string name)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.CacheControl = "no-store";
        response.ContentType = "application/gzip";
    }
}
