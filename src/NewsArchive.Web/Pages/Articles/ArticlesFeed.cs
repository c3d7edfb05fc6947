using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsArchive.Articles;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>GET /articles.feed.json: the list as a JSON Feed, version 1.1.</summary>
internal static class ArticlesFeed
{
    private const string Path = "/articles.feed.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static async Task<IResult> GetAsync(HttpRequest request, ArticleList list, CancellationToken cancellationToken)
    {
        if (FeedQuery.Read(request, out var refusal) is not { } query)
        {
            return refusal!;
        }

        var page = await list.ReadAsync(query.Filter, query.Size, cancellationToken);
        var feed = new Feed(
            "https://jsonfeed.org/version/1.1", query.Title, query.Home, query.Self(Path, query.Filter.Page), page.Next is { } next ? query.Self(Path, next) : null,
            [.. page.Rows.Select(row => AsItem(query, row))]);
        return Results.Json(feed, Options, "application/feed+json; charset=utf-8");
    }

    private static Item AsItem(FeedQuery query, ArticleRow row) => new(
        row.Id.ToString(CultureInfo.InvariantCulture), query.PageOf(row), row.Url, FeedQuery.Plain(row.Title), FeedQuery.Plain(row.Snippet),
        row.PublishedAt is { } published ? TimeText.Iso(published) : null, row.Language, [new Author(row.Source)]);

    private sealed record Feed(string Version, string Title, string HomePageUrl, string FeedUrl, string? NextUrl, IReadOnlyList<Item> Items);

    private sealed record Item(
        string Id, string Url, string ExternalUrl, string Title, string ContentText, string? DatePublished, string? Language, IReadOnlyList<Author> Authors);

    private sealed record Author(string Name);
}
