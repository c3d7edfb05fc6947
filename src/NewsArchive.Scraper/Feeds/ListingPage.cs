using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using NewsArchive.Scraper.Extraction.Pages;
using NewsArchive.Sources;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Feeds;

/// <summary>
/// A page that lists articles, for sites without feeds. Its links to the same site are taken whose address looks like an article's, or
/// matches the pattern that a person gave.
/// </summary>
public static partial class ListingPage
{
    private const int LeastTitle = 12;

    /// <summary>Reads the links of a page.</summary>
    /// <param name="html">The page's text.</param>
    /// <param name="url">The address it came from.</param>
    /// <param name="pattern">Which paths are articles, with * for any characters, such as "/news/*"; null to judge by the address itself.</param>
    public static FeedDocument Read(string html, string url, string? pattern = null)
    {
        var address = new Uri(url, UriKind.Absolute);
        using var document = new HtmlParser().ParseDocument(NestingLimit.Apply(html));
        var links = new FeedLinks(address);
        var around = document.QuerySelector("base[href]")?.GetAttribute("href");
        foreach (var link in document.QuerySelectorAll("a[href]"))
        {
            var title = ArchiveText.NormalizeLine(link.TextContent);
            if (links.Absolute(link.GetAttribute("href"), around) is { } found && Source.IsSameSite(found, url)
                && (pattern is null ? title.Length >= LeastTitle && LooksLikeArticle(new Uri(found)) : Matches(new Uri(found).PathAndQuery, pattern)))
            {
                links.Add(found, title, null, null);
            }
        }

        return new FeedDocument(FeedKind.Listing, links.Entries) { Title = ArchiveText.NormalizeLine(document.Title) is { Length: > 0 } name ? name : null, HomeUrl = url };
    }

    /// <summary>True when a path fits a pattern, in which * stands for any characters.</summary>
    public static bool Matches(string path, string pattern)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(pattern);
        var parts = pattern.Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = parts[0].Length;
        foreach (var part in parts.Skip(1))
        {
            var next = path.IndexOf(part, at, StringComparison.Ordinal);
            if (next < 0)
            {
                return false;
            }

            at = next + part.Length;
        }

        return at == path.Length || parts[^1].Length == 0 || path.EndsWith(parts[^1], StringComparison.Ordinal);
    }

    /// <summary>A date, a long number or a headline's words in the last part; not a topic, an author, a media page or a file.</summary>
    private static bool LooksLikeArticle(Uri address)
    {
        var path = address.AbsolutePath;
        if (path.Length < 8 || Other().IsMatch(path))
        {
            return false;
        }

        var last = path.TrimEnd('/');
        last = last[(last.LastIndexOf('/') + 1)..];
        return Dated().IsMatch(path) || LongNumber().IsMatch(last) || last.Split('-', '_', '+').Count(word => word.Any(char.IsLetter)) >= 4;
    }

    [GeneratedRegex(@"/(tags?|topics?|themen?|category|categories|author|authors|autor|people|search|suche|video|videos|gallery|galleries|photos?|podcasts?|live|page|about|contact|privacy|terms|login|account|newsletters?|jobs|shop)(/|$)"
        + @"|\.(pdf|jpe?g|png|gif|mp[34]|zip|xml|rss)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Other();

    [GeneratedRegex(@"/(19|20)\d\d[/-]?(0[1-9]|1[0-2])([/-]?[0-3]\d)?/")]
    private static partial Regex Dated();

    [GeneratedRegex(@"(^|\D)\d{5,}(\D|$)")]
    private static partial Regex LongNumber();
}
