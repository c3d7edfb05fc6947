using NewsArchive.Texts;

namespace NewsArchive.Articles;

/// <summary>What a page, file or record says an article is. The result of extraction and the input of ingest.</summary>
/// <remarks>Unknown is null or empty and never invented. <see cref="Rules"/> names, for each field, what produced it.</remarks>
public sealed record ExtractedArticle
{
    /// <summary>The address the page was read from.</summary>
    public required string Url { get; init; }

    /// <summary>The address the page names as its own; null when it names none.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>The headline, one line.</summary>
    public string? Title { get; init; }

    /// <summary>The standfirst between headline and body.</summary>
    public string? Lead { get; init; }

    /// <summary>Whom the article names as author, in the order named: persons, and the agencies and houses that are named as well or alone.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Those of <see cref="Authors"/> that are no persons: an organisation is not a person.</summary>
    public IReadOnlyList<string> AuthorOrganizations { get; init; } = [];

    /// <summary>When it was first published.</summary>
    public PrintedTime? Published { get; init; }

    /// <summary>When the publisher says it last changed.</summary>
    public PrintedTime? Modified { get; init; }

    /// <summary>The section or rubric it stands in.</summary>
    public string? Section { get; init; }

    /// <summary>The publisher's keywords.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>BCP 47 language tag, lower-case primary language first: as the page states it, unless its text is clearly in another.</summary>
    public string? Language { get; init; }

    /// <summary>The name the site gives itself.</summary>
    public string? SiteName { get; init; }

    /// <summary>Address of the main picture.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>The body's paragraphs, without title and lead.</summary>
    public IReadOnlyList<string> Paragraphs { get; init; } = [];

    /// <summary>Field name to the rule that produced it, such as "json-ld" or "h1".</summary>
    public IReadOnlyDictionary<string, string> Rules { get; init; } = new Dictionary<string, string>();

    /// <summary>Field name to the confidence that its value is right, 0 to 1; fields that nothing judged are left out.</summary>
    public IReadOnlyDictionary<string, double> Confidence { get; init; } = new Dictionary<string, double>();

    /// <summary>Why the page holds no article, in words for people; null when it holds one.</summary>
    public string? NotArticle { get; init; }

    /// <summary>True when the page shows only the beginning and asks for payment or an account for the rest.</summary>
    public bool IsPaywalled { get; init; }

    /// <summary>What to doubt about it, a sentence each; none for most articles.</summary>
    public IReadOnlyList<string> Doubts => ArticleDoubts.Of(Confidence, IsPaywalled);
}
