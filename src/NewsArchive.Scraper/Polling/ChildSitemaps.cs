using System.Text.RegularExpressions;
using NewsArchive.Scraper.Feeds;
using NewsArchive.Sources;

namespace NewsArchive.Scraper.Polling;

/// <summary>
/// Chooses which sitemaps of an index are worth asking for: of the same site, not those that list topics, authors or pictures, and none whose
/// name or time of change says that nothing in it is wanted.
/// </summary>
internal static partial class ChildSitemaps
{
    /// <summary>How deep indexes may lead to indexes. By sitemaps.org they may not at all.</summary>
    public const int MostDepth = 3;

    /// <summary>How many sitemaps one run asks for: an index may have 50,000, and two may name each other.</summary>
    public const int MostABackfill = 5000;

    /// <summary>How many sitemaps one poll asks for.</summary>
    public const int MostAPoll = 50;

    /// <summary>Of sitemaps that say nothing about their time, a poll asks for the first and the last ones: sites add at either end.</summary>
    private const int EdgesAPoll = 5;

    /// <summary>The sitemaps worth asking for, in their order.</summary>
    /// <param name="index">The index.</param>
    /// <param name="url">Its address.</param>
    /// <param name="window">What is wanted.</param>
    /// <param name="isBackfill">Whether all that may hold something wanted are asked for, or only what an ordinary poll needs.</param>
    public static IReadOnlyList<string> Choose(FeedDocument index, string url, PollWindow window, bool isBackfill)
    {
        var fitting = index.Sitemaps.Where(map => Source.IsSameSite(map.Url, url) && !Other().IsMatch(new Uri(map.Url).AbsolutePath) && MayHold(map, window)).ToList();
        if (isBackfill)
        {
            return [.. fitting.Select(map => map.Url)];
        }

        var silent = fitting.Where(map => map.Modified?.Time is null && AddressDate.OfSitemap(map.Url) is null).ToList();
        var inside = silent.Skip(EdgesAPoll).SkipLast(EdgesAPoll).ToHashSet();
        return [.. fitting.Where(map => !inside.Contains(map)).Select(map => map.Url)];
    }

    private static bool MayHold(FeedEntry map, PollWindow window) =>
        // Nothing in a sitemap is newer than its last change; that it changed later says nothing.
        (window.After is null || map.Modified?.Time is not { } changed || changed.ToUniversalTime().AddDays(1) > window.After)
        && (AddressDate.OfSitemap(map.Url) is not { } named || named.Meets(window.After, window.Before));

    [GeneratedRegex(@"(^|[/_.-])(categor(y|ies)|tags?|topics?|authors?|users?|images?|photos?|videos?|pages?|sections?|taxonom(y|ies)|attachments?)[_.-]*(sitemap|\d*\.xml)|sitemaps?[_.-](categor(y|ies)|tags?|topics?|authors?|users?|images?|videos?|pages?|sections?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Other();
}
