using NewsArchive.Articles;
using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Tests.Scraper.Extraction;

/// <summary>A page of ours with a headline and three paragraphs, to which a test adds what it is about.</summary>
internal static class ArticlePage
{
    public const string Url = "https://news.example.org/2024/05/harbour-reopens";
    public const string Title = "Harbour reopens after a winter of repairs";
    public const string First = "The harbour opened again on Monday, after four months in which no ship could enter. The last crane was tested on Sunday evening.";
    public const string Second = "Workers had replaced the quay wall along two hundred metres, and divers had cleared the bottom of stones that the storm had moved.";
    public const string Third = "The first ferry left at noon with ninety passengers. The timetable of the summer will be in force from the middle of the month.";

    /// <summary>The page, with HTML put into its places.</summary>
    public static string Html(string head = "", string above = "", string between = "", string below = "", string after = "") =>
        $"<!DOCTYPE html><html><head><title>{Title}</title>{head}</head><body><main><article><h1>{Title}</h1>{above}"
        + $"<div class=\"story\"><p>{First}</p>{between}<p>{Second}</p><p>{Third}</p>{below}</div></article></main>{after}</body></html>";

    /// <summary>Extracts the page.</summary>
    public static ExtractedArticle Read(string head = "", string above = "", string between = "", string below = "", string after = "") =>
        ArticleExtractor.Extract(Html(head, above, between, below, after), Url);
}
