using System.Text.RegularExpressions;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Extraction.Bodies;

/// <summary>
/// The text that a page's JSON-LD gives as <c>articleBody</c>: the last resort for pages whose elements hold far less, such as ones that
/// scripts fill. It is often cut short, run together or without paragraphs, so it never replaces a text that the page shows.
/// </summary>
internal static partial class DataBody
{
    private const int LeastText = 400;
    private const int Times = 3;

    /// <summary>The paragraphs of the data; null when the page itself shows enough.</summary>
    /// <param name="articleBody">The data's text.</param>
    /// <param name="shown">Paragraphs found in the page's elements.</param>
    public static IReadOnlyList<string>? Read(string? articleBody, IReadOnlyList<string> shown)
    {
        if (articleBody is null || articleBody.Length < LeastText || articleBody.Length < Times * shown.Sum(paragraph => paragraph.Length))
        {
            return null;
        }

        // Some templates leave their markup in.
        var plain = Tag().Replace(BlockEnd().Replace(articleBody, "\n"), "");
        var paragraphs = plain.Split('\n').Select(ArchiveText.NormalizeLine).Where(paragraph => paragraph.Length > 0).ToList();
        return paragraphs.Count == 0 ? null : paragraphs;
    }

    [GeneratedRegex("<(?:/p|/div|/li|/h[1-6]|br)[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex BlockEnd();

    [GeneratedRegex("</?[a-z][^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();
}
