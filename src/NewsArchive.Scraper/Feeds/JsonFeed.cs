using System.Text.Json;
using System.Text.RegularExpressions;
using NewsArchive.Scraper.Extraction.Fields;
using NewsArchive.Sources;

namespace NewsArchive.Scraper.Feeds;

/// <summary>JSON Feed 1.0 and 1.1 (jsonfeed.org).</summary>
internal static partial class JsonFeed
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>Reads a feed.</summary>
    public static FeedReading Read(string text, Uri address)
    {
        try
        {
            using var document = JsonDocument.Parse(Whole(text), Options);
            return Read(document.RootElement, new FeedLinks(address));
        }
        catch (JsonException error)
        {
            return FeedReading.Unreadable($"JSON that cannot be read: {error.Message}");
        }
    }

    /// <summary>Half of a surrogate pair, written as an escape, is valid JSON and no text (RFC 8259, 8.2).</summary>
    private static string Whole(string text) => text.Contains(@"\ud", StringComparison.OrdinalIgnoreCase)
        ? EscapedSurrogate().Replace(text, match => match.Length == 6 ? @"\ufffd" : match.Value)
        : text;

    private static FeedReading Read(JsonElement root, FeedLinks links)
    {
        if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("items", out var items) || items.ValueKind is not JsonValueKind.Array)
        {
            return FeedReading.Unreadable("JSON, but no JSON Feed: it has no list of items");
        }

        foreach (var item in items.EnumerateArray().Take(FeedReader.MostEntries))
        {
            if (item.ValueKind is JsonValueKind.Object)
            {
                links.Add(
                    links.Absolute(Text(item, "url")) ?? links.Absolute(Text(item, "external_url")) ?? Address(links, Text(item, "id")),
                    Text(item, "title"),
                    PrintedDates.Read(Text(item, "date_published")),
                    PrintedDates.Read(Text(item, "date_modified")));
            }
        }

        return FeedReading.Of(new FeedDocument(FeedKind.JsonFeed, links.Entries)
        {
            Title = Text(root, "title"),
            HomeUrl = links.Absolute(Text(root, "home_page_url")),
            NextUrl = links.Absolute(Text(root, "next_url")),
        });
    }

    /// <summary>An id may be any text; only one that is an address by itself is taken for one.</summary>
    private static string? Address(FeedLinks links, string? id) => id is not null && id.Contains("://", StringComparison.Ordinal) ? links.Absolute(id) : null;

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    /// <summary>An escaped backslash, a pair, or a half without the other.</summary>
    [GeneratedRegex(@"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex EscapedSurrogate();
}
