using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsArchive.Scraper.Discovery;
using NewsArchive.Sources;

namespace NewsArchive.Cli.Commands;

/// <summary>Sources and feeds as lines, for people and as JSON.</summary>
internal static class SourceLines
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static string Text(ListedSource row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name(row.State),-10} {row.PerDay,6:0.#}/day {row.FailedShare,5:P0} failed  {row.NextPollAt?.ToUniversalTime(),16:yyyy-MM-dd HH:mm}  {row.Source.Id,4}  {row.Source.Host}  {row.Source.Name}");

    public static string Json(ListedSource row) => Write(new
    {
        row.Source.Id,
        row.Source.Name,
        row.Source.Host,
        row.State,
        row.Articles,
        articlesPerDay = Math.Round(row.PerDay, 2),
        row.FailedShare,
        row.NextPollAt,
        feeds = row.Source.Feeds.OrderBy(feed => feed.Url, StringComparer.Ordinal)
            .Select(feed => new { feed.Url, feed.Kind, feed.IntervalMinutes, feed.NextPollAt, feed.LastPolledAt, feed.Failures, feed.Trouble }),
    });

    public static string Text(FoundFeed feed) => string.Create(
        CultureInfo.InvariantCulture, $"{FeedKinds.NameOf(feed.Kind)}, {(feed.Sitemaps > 0 ? $"{feed.Sitemaps} sitemaps" : $"{feed.Announced} entries")}, {feed.Pace}: {feed.Url}");

    public static string Json(SiteFindings found, AddedSource? added) => Write(new
    {
        found.Url,
        sourceId = added?.SourceId ?? found.KnownSourceId,
        found.Name,
        found.Host,
        found.Problem,
        feeds = found.Feeds.Select(feed => new { feed.Url, feed.Kind, feed.Announced, feed.Sitemaps, feed.PerDay, feed.IsSuggested, isAdded = added?.Added.Contains(feed.Url) == true, feed.Newest }),
        found.Tried,
    });

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Readable);

    private static string Name(SourceState state) => JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());
}
