using System.Text;
using NewsArchive.Scraper.Discovery;

namespace NewsArchive.Web.Pages.Sources;

/// <summary>GET /sources.opml: the feeds that are collected from, for readers and other archives.</summary>
internal static class SourcesOpml
{
    public static async Task<IResult> GetAsync(FeedLists lists, CancellationToken cancellationToken) =>
        Results.Text(await lists.ExportAsync(cancellationToken), "text/x-opml", Encoding.UTF8);
}
