using System.Net;

namespace NewsArchive.Tests.Support;

/// <summary>HTML of small news pages that any extractor reads.</summary>
internal static class NewsPage
{
    /// <summary>A page with a headline and a few paragraphs of a length that articles have.</summary>
    public static string Html(string title, string? canonical = null, params string[] paragraphs)
    {
        var body = paragraphs.Length > 0 ? paragraphs : ["The council met on Monday and agreed on a plan for the bridge, which is to be repaired within two years.", "Works begin in spring, the mayor said, and the road stays open in one direction while they last."];
        var link = canonical is null ? "" : $"""<link rel="canonical" href="{WebUtility.HtmlEncode(canonical)}">""";
        return $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(title)}</title>{link}</head>
            <body><article><h1>{WebUtility.HtmlEncode(title)}</h1>
            {string.Join('\n', body.Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph)}</p>"))}
            </article></body>
            </html>
            """;
    }
}
