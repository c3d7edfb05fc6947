using Microsoft.Net.Http.Headers;
using NewsArchive.Articles;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>GET /articles.csv and /articles/timeline.csv: the list and its timeline as tables.</summary>
internal static class ArticlesTable
{
    /// <summary>Articles read at a time.</summary>
    private const int Batch = 100;

    /// <summary>Articles in one file; exports have all.</summary>
    private const int MostRows = 1_000;

    public static async Task<IResult> GetAsync(HttpContext context, ArticleList list, CancellationToken cancellationToken)
    {
        if (FeedQuery.Read(context.Request, out var refusal) is not { } query)
        {
            return refusal!;
        }

        var rows = new List<ArticleRow>();
        var next = query.Filter.Page;
        do
        {
            var page = await list.ReadAsync(query.Filter with { Page = next }, Math.Min(query.State.Size ?? MostRows, Batch), cancellationToken);
            rows.AddRange(page.Rows.Select(row => row with { Title = FeedQuery.Plain(row.Title), Snippet = FeedQuery.Plain(row.Snippet) }));
            next = page.Next;
        }
        while (next is not null && rows.Count < (query.State.Size ?? MostRows));

        if (next is not null)
        {
            context.Response.Headers.Link = $"<{query.Self("/articles.csv", next)}>; rel=\"next\"";
        }

        return File(context, "articles.csv", target => ArticleListCsv.WriteAsync(rows, target, cancellationToken));
    }

    public static async Task<IResult> GetTimelineAsync(HttpContext context, ArticleTimeline timeline, CancellationToken cancellationToken)
    {
        if (FeedQuery.Read(context.Request, out var refusal) is not { } query)
        {
            return refusal!;
        }

        var (filter, state) = (query.State.First, query.State);
        // Nobody chose by what: the numbers of the chart.
        var most = state.Per is null ? ArticleTimeline.ChartSpans : ArticleTimeline.FileSpans;
        var counts = await timeline.ReadAsync(filter, state.Per, state.BySource, most, cancellationToken);
        return counts is null
            ? Results.Problem("Counting these articles took too long. Narrow the list by words, dates or a source.", statusCode: StatusCodes.Status503ServiceUnavailable)
            : File(context, "timeline.csv", target => TimelineCsv.WriteAsync(counts, target, cancellationToken));
    }

    private static IResult File(HttpContext context, string name, Func<Stream, Task> write)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(write, "text/csv; charset=utf-8");
    }
}
