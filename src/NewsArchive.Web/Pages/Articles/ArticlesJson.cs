using NewsArchive.Articles;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>The list of articles for scripts: the same filter, rows and pages as /articles.</summary>
internal static class ArticlesJson
{
    public static async Task<IResult> GetAsync(HttpRequest request, ArticleList list, CancellationToken cancellationToken)
    {
        var filter = ArticleFilter.Parse(request.Query);
        var refusals = string.Join(' ', filter.Refusals);
        if (refusals.Length > 0)
        {
            return Results.Problem(refusals, statusCode: StatusCodes.Status400BadRequest, title: "The query was not understood");
        }

        var page = await list.ReadAsync(filter, cancellationToken);
        var size = await list.SizeAsync(filter, cancellationToken);
        var next = page.Next is null ? null : "/articles.json" + (filter with { Page = page.Next }).ToQueryString();
        return Results.Json(new Answer(
            (filter with { Page = null }).ToQueryString().TrimStart('?'),
            Math.Min(size.Articles, ArticleList.CountLimit),
            size.Articles <= ArticleList.CountLimit,
            size.Stories,
            [.. page.Rows.Select(Of)],
            next));
    }

    private static Item Of(ArticleRow row) => new(
        row.Id, row.Url, Plain(row.Title), row.Source, row.PublishedAt, row.PublishedAt is null ? null : row.PublishedPrecision.ToString().ToLowerInvariant(),
        row.Language, row.Version, row.Annotations, row.IsSample, Plain(row.Snippet), row.StoryId, row.Copies);

    private static string Plain(string marked) =>
        marked.Replace($"{ArticleSearchSnippets.HitStart}", "", StringComparison.Ordinal).Replace($"{ArticleSearchSnippets.HitEnd}", "", StringComparison.Ordinal);

    private sealed record Answer(string Query, int Count, bool CountIsExact, int? Stories, IReadOnlyList<Item> Items, string? Next);

    private sealed record Item(
        long Id, string Url, string Title, string Source, DateTimeOffset? PublishedAt, string? PublishedPrecision,
        string? Language, int Version, int Annotations, bool IsSample, string Snippet, long? StoryId, int Copies);
}
