using Microsoft.Net.Http.Headers;
using NewsArchive.Fetches;
using NewsArchive.Runs;

namespace NewsArchive.Web.Pages.Runs;

/// <summary>GET /runs/{id}.csv: the table of a run's addresses as a file, with the filter of its page.</summary>
internal static class RunCsv
{
    public static async Task GetAsync(int id, string? outcome, string? q, HttpContext context, RunList runs, FetchList addresses)
    {
        if (await runs.FindAsync(id, context.RequestAborted) is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var filter = RunModel.Read(id, outcome, q);
        if (!string.IsNullOrEmpty(outcome) && filter is { Outcome: null, IsWaiting: false })
        {
            // Leaving out what was not understood would hand over more than was asked for.
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync($"There is no outcome \"{outcome}\".", context.RequestAborted);
            return;
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"run-{id}.csv");
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/csv; charset=utf-8";
        await FetchCsv.WriteAsync(addresses.ReadAllAsync(filter, context.RequestAborted), context.Response.Body, context.RequestAborted);
    }
}
