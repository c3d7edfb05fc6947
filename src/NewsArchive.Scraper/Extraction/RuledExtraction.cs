using NewsArchive.Articles;

namespace NewsArchive.Scraper.Extraction;

/// <summary>An article, and what the user's rules for its site say beyond it.</summary>
/// <param name="Article">What was read.</param>
/// <param name="SinglePage">Address of the page that holds the whole article, when this one holds only a part of it.</param>
/// <param name="Warnings">What no longer works in the rules, such as "example.com.txt: body no longer matches".</param>
public sealed record RuledExtraction(ExtractedArticle Article, string? SinglePage, IReadOnlyList<string> Warnings);
