using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Scraper.Extraction.Pages;
using NewsArchive.Scraper.Feeds;
using NewsArchive.Scraper.Polling;
using NewsArchive.Scraper.Robots;
using NewsArchive.Scraper.Scraping;
using NewsArchive.Sources;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Discovery;

/// <summary>
/// Looks for where a site announces its articles, when a person names its home page, a feed or a sitemap. In this order, until something was
/// found: the address itself, the feeds its page names, the sitemaps its robots.txt names, the addresses where sites commonly have feeds,
/// and last the links of the page. Every candidate is fetched and read. At most a dozen requests, with all manners towards the site.
/// </summary>
public sealed class SourceDiscovery(ArchiveDbContext db, FeedAsking asking, TimeProvider clock)
{
    /// <summary>The longest that looking may take. Sites that want long pauses between requests are not looked through in that time.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private const int FewestLinks = 3;

    /// <summary>Looks for feeds.</summary>
    /// <param name="typed">What the person typed.</param>
    /// <param name="pattern">Which paths are articles, when the person wants the page's links to be collected; else null.</param>
    /// <param name="progress">Hears what is being tried.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<SiteFindings> SearchAsync(string? typed, string? pattern, IProgress<IReadOnlyList<TriedAddress>>? progress, CancellationToken cancellationToken)
    {
        var addresses = TypedAddresses.Read(typed);
        if (addresses is not { Urls: [var url], Problems: [] })
        {
            return new SiteFindings(typed ?? "") { Problem = addresses.Problems.Count > 0 ? addresses.Problems[0] : "Type one address: the home page of a site, a feed or a sitemap." };
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        var trials = new FeedTrials(asking, clock, progress);
        try
        {
            await SearchAsync(url, typed!, pattern, trials, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            trials.GiveUp($"stopped after {Longest.TotalMinutes:0} minutes");
        }

        return await ConcludeAsync(url, trials, cancellationToken);
    }

    private async Task SearchAsync(string url, string typed, string? pattern, FeedTrials trials, CancellationToken cancellationToken)
    {
        if (pattern is not null)
        {
            await trials.TryListingAsync(url, pattern, "the page's links by your pattern", cancellationToken);
            return;
        }

        var page = await trials.TryAsync(url, "the address itself", cancellationToken);
        if (page is null && trials.Feeds.Count == 0 && trials.IsUnreachable && !typed.Contains("://", StringComparison.Ordinal))
        {
            page = await trials.TryAsync("http" + url["https".Length..], "the same without encryption", cancellationToken);
        }

        if (page is null)
        {
            return;
        }

        trials.Home = page;
        await trials.TryAllAsync(FeedDiscovery.InPage(page.Html, page.Url).Select(feed => feed.Url), "named by the page", cancellationToken);
        await trials.TryAllAsync(await SitemapsOfRobotsAsync(page.Url, cancellationToken), "named by robots.txt", cancellationToken);
        await trials.TryAllAsync(FeedDiscovery.CommonAddresses(page.Url), "where sites often have one", cancellationToken);
        if (trials.Feeds.Count == 0 && ListingPage.Read(page.Html, page.Url) is { Entries.Count: >= FewestLinks } listing)
        {
            trials.Add(page.Url, listing, "the page's own links");
        }
    }

    /// <summary>robots.txt was asked for before the page was, so it is here.</summary>
    private async Task<IEnumerable<string>> SitemapsOfRobotsAsync(string url, CancellationToken cancellationToken)
    {
        var origin = new Uri(url).GetLeftPart(UriPartial.Authority);
        var text = await db.RobotsFiles.Where(file => file.Origin == origin).Select(file => file.Text).SingleOrDefaultAsync(cancellationToken);
        return text is null ? [] : RobotsRules.Read(text, "*").Sitemaps.Select(map => Uri.TryCreate(new Uri(url), map, out var address) ? address.AbsoluteUri : map);
    }

    private async Task<SiteFindings> ConcludeAsync(string url, FeedTrials trials, CancellationToken cancellationToken)
    {
        var home = trials.Home?.Url ?? trials.Feeds.Select(feed => feed.HomeUrl).FirstOrDefault(known => known is not null) ?? new Uri(new Uri(url), "/").AbsoluteUri;
        var host = Source.HostOf(home);
        var urls = trials.Feeds.Select(feed => feed.Url).ToArray();
        var known = await db.Feeds.Where(feed => urls.Contains(feed.Url) && db.Sources.Any(source => source.Id == feed.SourceId && source.RemovedAt == null))
            .ToDictionaryAsync(feed => feed.Url, feed => feed.SourceId, cancellationToken);
        var source = await db.Sources.Where(one => one.Host == host && one.RemovedAt == null).Select(one => new { one.Id, one.Name }).SingleOrDefaultAsync(cancellationToken);
        var feeds = FeedChoice.Suggest(trials.Feeds.Select(feed => known.TryGetValue(feed.Url, out var id) ? feed with { KnownSourceId = id } : feed));
        return new SiteFindings(url)
        {
            HomeUrl = home,
            Name = source?.Name ?? NameOf(trials, host),
            Feeds = feeds,
            Tried = trials.Tried,
            KnownSourceId = source?.Id,
            Problem = feeds.Count > 0 ? null : trials.Problem,
        };
    }

    private static string NameOf(FeedTrials trials, string? host)
    {
        var title = trials.Home is { } page ? SiteNameIn(page.Html) : trials.Feeds.Select(feed => feed.Title).FirstOrDefault(name => name is not null);
        return ArchiveText.NormalizeLine(title) is { Length: > 0 and <= SourceAdding.LongestName } name ? name : host ?? "";
    }

    private static string? SiteNameIn(string html)
    {
        using var document = new HtmlParser().ParseDocument(NestingLimit.Apply(html));
        return document.QuerySelector("meta[property='og:site_name']")?.GetAttribute("content") is { Length: > 0 } name ? name : document.Title?.Split('|', '–', '—')[0];
    }
}
