using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace NewsArchive.Articles;

/// <summary>The filter's say about near-copies.</summary>
public sealed partial record ArticleFilter
{
    private const string AllCopies = "all";

    /// <summary>Only the near-copies of this article, itself among them; null for all articles.</summary>
    public long? Story { get; init; }

    /// <summary>
    /// True when lists show every article; else of near-copies only the earliest that the filter lets through. It narrows nothing: counts of
    /// articles and exports are the same either way.
    /// </summary>
    public bool ShowsCopies { get; init; }

    /// <summary>True when lists show one article a story. The copies of one story are always shown one by one.</summary>
    public bool IsByStory => !ShowsCopies && Story is null;

    private static long? StoryOf(Dictionary<string, StringValues> values, ImmutableArray<string>.Builder problems)
    {
        if (One(values, "story") is not { } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return id;
        }

        problems.Add($"“{text}” is not the number of an article. Choose the copies of an article in the list.");
        return null;
    }

    private static bool CopiesShown(Dictionary<string, StringValues> values, ImmutableArray<string>.Builder problems)
    {
        switch (One(values, "copies")?.ToLowerInvariant())
        {
            case null or "earliest":
                return false;
            case AllCopies:
                return true;
            case var other:
                problems.Add($"Copies cannot be shown as “{other}”: copies is all or earliest.");
                return false;
        }
    }
}
