using System.Text.Json.Nodes;
using NewsArchive.Scraper.Extraction.Fields;
using NewsArchive.Scraper.Extraction.Structured;

namespace NewsArchive.Scraper.Extraction.Verdicts;

/// <summary>What a page says it is, in its structured data and metas.</summary>
internal sealed record DeclaredPage
{
    private const int Several = 3;

    /// <summary>An article whose data name this page, or the only one.</summary>
    public bool IsArticle { get; private init; }

    /// <summary>A date of publication, or a box marked as an article's body.</summary>
    public bool IsDated { get; private init; }

    /// <summary>A list of other pages.</summary>
    public bool IsList { get; private init; }

    /// <summary>The results of a search.</summary>
    public bool IsSearch { get; private init; }

    /// <summary>A film, a recording or pictures.</summary>
    public bool IsMedia { get; private init; }

    /// <summary>The type in OpenGraph, lower case; empty when it has none.</summary>
    public string Type { get; private init; } = "";

    /// <summary>Reads what a page says.</summary>
    public static DeclaredPage Of(PageSources sources)
    {
        var page = sources.Page;
        var type = page.Meta("og:type")?.ToLowerInvariant() ?? "";
        var (articles, isList, isSearch, isMedia) = (0, false, false, type.StartsWith("video", StringComparison.Ordinal) || type.StartsWith("music", StringComparison.Ordinal));
        foreach (var found in sources.Data.Objects)
        {
            isList |= JsonLdValues.IsA(found, name => name is "CollectionPage" or "ItemList" or "Blog" or "ProfilePage");
            isSearch |= JsonLdValues.IsA(found, name => name is "SearchResultsPage");
            isMedia |= JsonLdValues.IsA(found, name => name is "VideoObject" or "ImageGallery" or "MediaGallery" or "VideoGallery" or "AudioObject" or "PodcastEpisode");
            articles += IsHeaded(found) ? 1 : 0;
        }

        return new DeclaredPage
        {
            // Lists carry the data of the articles that they list.
            IsArticle = sources.Data.IsArticle && (sources.Data.IsOwn || (articles < Several && !isList)),
            IsDated = page.Meta("article:published_time", "itemprop:datepublished", "datepublished", "parsely-pub-date", "sailthru.date") is not null
                || page.Boxes.Exists(box => box.IsArticleBody),
            IsList = isList,
            IsSearch = isSearch,
            IsMedia = isMedia,
            Type = type,
        };
    }

    private static bool IsHeaded(JsonObject found) =>
        found["headline"] is not null && JsonLdValues.IsA(found, name => name.EndsWith("Article", StringComparison.Ordinal) || name is "BlogPosting");
}
