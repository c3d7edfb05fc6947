using NewsArchive.Texts;

namespace NewsArchive.Articles;

/// <summary>A page of a list.</summary>
/// <param name="Rows">Its articles.</param>
public sealed record ArticlePage(IReadOnlyList<ArticleRow> Rows)
{
    /// <summary>Where the next page begins; null on the last.</summary>
    public ArticleCursor? Next { get; init; }

    /// <summary>Where the previous page ends; null on the first.</summary>
    public ArticleCursor? Previous { get; init; }
}

/// <summary>An article in a list.</summary>
/// <param name="Id">Key.</param>
/// <param name="Title">Headline; with the words found marked as <see cref="ArticleSearchSnippets"/> says.</param>
/// <param name="Url">Canonical address.</param>
public sealed record ArticleRow(long Id, string Title, string Url)
{
    /// <summary>Name of its source.</summary>
    public required string Source { get; init; }

    /// <summary>Primary language subtag.</summary>
    public required string? Language { get; init; }

    /// <summary>What the list is sorted by.</summary>
    public required DateTimeOffset SortAt { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>How exactly that is known.</summary>
    public required TimePrecision PublishedPrecision { get; init; }

    /// <summary>Number of the current version.</summary>
    public required int Version { get; init; }

    /// <summary>True for what came with the product.</summary>
    public required bool IsSample { get; init; }

    /// <summary>Key of the earliest of its near-copies; null when none is known.</summary>
    public long? StoryId { get; init; }

    /// <summary>How many near-copies of it the archive holds, whatever the filter.</summary>
    public int Copies { get; init; }

    /// <summary>How many annotations it has.</summary>
    public required int Annotations { get; init; }

    /// <summary>Pieces of the text around the words found; without words the lead or the first words.</summary>
    public required string Snippet { get; init; }

    /// <summary>What its extraction said of itself.</summary>
    public ExtractionSigns? Signs { get; init; }
}

/// <summary>How many articles a filter means.</summary>
/// <param name="Articles">Articles, up to one more than <see cref="ArticleList.CountLimit"/>.</param>
/// <param name="Stories">The same with near-copies counted once; null when there are too many to tell, or the list shows each of them.</param>
public sealed record ArticleCount(int Articles, int? Stories);
