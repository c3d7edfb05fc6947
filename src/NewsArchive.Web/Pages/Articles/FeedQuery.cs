using NewsArchive.Articles;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>What the twins of a list have in common: they refuse what they do not understand, and tell the newest first.</summary>
internal sealed record FeedQuery(ListState State, string Site)
{
    /// <summary>Articles in a feed when its address does not say.</summary>
    private const int FeedSize = 50;

    /// <summary>Articles in a feed.</summary>
    public int Size => State.Size ?? FeedSize;

    /// <summary>Which articles, from the feed's beginning or its page on.</summary>
    public ArticleFilter Filter => State.Filter with { Sort = ArticleOrder.Newest };

    /// <summary>What the feed is of, for people.</summary>
    public string Title
    {
        get
        {
            var filter = State.Filter;
            string?[] parts = [filter.Q, filter.Source, .. filter.Tags, filter.Label, filter.Language];
            var said = string.Join(", ", parts.Where(part => part is not null));
            return said.Length > 0 ? $"NewsArchive: {said}" : State.First.IsEmpty ? "NewsArchive" : "NewsArchive: a selection of articles";
        }
    }

    /// <summary>The list that people look at.</summary>
    public string Home => Site + State.Link(State.First with { Sort = ArticleOrder.Newest });

    /// <summary>Reads a request; a refusal when something in it cannot be understood.</summary>
    public static FeedQuery? Read(HttpRequest request, out IResult? refusal)
    {
        var state = ListState.Parse(request.Query);
        refusal = state.Refusals.IsEmpty
            ? null
            : Results.Problem(string.Join(' ', state.Refusals), statusCode: StatusCodes.Status400BadRequest, title: "The query was not understood");
        return refusal is null ? new FeedQuery(state, $"{request.Scheme}://{request.Host}") : null;
    }

    /// <summary>The address of a twin at some place of the list; of this place when none is given.</summary>
    public string Self(string path, ArticleCursor? page) => Site + path + State.Query(Filter with { Page = page, Problems = [] });

    /// <summary>The page of an article here.</summary>
    public string PageOf(ArticleRow row) => $"{Site}/articles/{row.Id}";

    /// <summary>A text without the marks of what was found, and without what XML cannot hold.</summary>
    public static string Plain(string marked) => string.Concat(marked.Where(one =>
        one is not ArticleSearchSnippets.HitStart and not ArticleSearchSnippets.HitEnd && (one >= ' ' || one is '\t' or '\n') && one is not ('\ufffe' or '\uffff')));
}
