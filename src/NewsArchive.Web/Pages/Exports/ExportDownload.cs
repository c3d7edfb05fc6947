using Microsoft.Net.Http.Headers;
using NewsArchive.Exports;

namespace NewsArchive.Web.Pages.Exports;

/// <summary>GET /exports/download: the export itself, streaming.</summary>
internal static class ExportDownload
{
    public static async Task GetAsync(HttpContext context, ArticleExport export)
    {
        var choice = ExportChoice.Parse(context.Request.Query);
        if (choice.Problems.Count > 0)
        {
            // Leaving out what was not understood would hand over more than was asked for.
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync(string.Join('\n', choice.Problems), context.RequestAborted);
            return;
        }

        var isPlain = choice.IsPlain && choice.Format.SingleFile is not null;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(choice.FileName);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = !isPlain ? "application/zip" : choice.Format.MediaType == "application/gzip" ? choice.Format.MediaType : choice.Format.MediaType + "; charset=utf-8";
        if (isPlain)
        {
            await export.WriteFileAsync(choice.Request, choice.FileName, context.Response.Body, progress: null, context.RequestAborted);
            return;
        }

        await export.WriteAsync(choice.Request, context.Response.Body, progress: null, context.RequestAborted);
    }
}
