using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NewsArchive.Scraper.Feeds;

/// <summary>Reads children of a feed's elements by local name.</summary>
internal static partial class FeedElement
{
    /// <summary>The children of this name, no more than what is taken from one document.</summary>
    public static IEnumerable<XElement> Items(IEnumerable<XElement> elements, string name) => elements.Where(element => Is(element, name)).Take(FeedReader.MostEntries);

    /// <summary>True for an element of this local name, whatever its case.</summary>
    public static bool Is(XElement element, string name) => element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The first child of this name that belongs to the feed itself, one with content before an empty one, such as Atom's link inside RSS;
    /// never the title of an enclosed picture.
    /// </summary>
    public static XElement? Child(XElement around, string name)
    {
        XElement? empty = null;
        foreach (var element in around.Elements().Where(element => Is(element, name) && element.Name.NamespaceName != FeedXml.Media))
        {
            if (!element.IsEmpty)
            {
                return element;
            }

            empty ??= element;
        }

        return empty;
    }

    /// <summary>Its text; null when there is none.</summary>
    public static string? Text(XElement around, string name) => Child(around, name)?.Value is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>Its text without markup: titles often hold escaped HTML.</summary>
    public static string? PlainText(XElement around, string name) => Text(around, name) is { } text
        ? WebUtility.HtmlDecode(Tag().Replace(WebUtility.HtmlDecode(text), ""))
        : null;

    /// <summary>The address of an Atom link with this relation; a link without one is the alternate.</summary>
    public static string? Link(XElement around, string relation) => LinkElement(around, relation)?.Attribute("href")!.Value;

    /// <summary>The Atom link with this relation whose address is the most likely to be a page; null when there is none.</summary>
    public static XElement? LinkElement(XElement around, string relation) => around.Elements()
        .Where(element => Is(element, "link") && (element.Attribute("rel")?.Value ?? "alternate") == relation && element.Attribute("href") is not null)
        .OrderBy(element => element.Attribute("type")?.Value is null or "text/html" or "application/xhtml+xml" ? 0 : 1)
        .FirstOrDefault();

    /// <summary>RSS ttl, skipHours and skipDays, and the syndication module's period and frequency.</summary>
    public static FeedSchedule ScheduleOf(XElement channel)
    {
        TimeSpan? least = Number(Text(channel, "ttl")) is { } minutes and > 0 and <= 60 * 24 * 7 ? TimeSpan.FromMinutes(minutes) : null;
        TimeSpan? period = Text(channel, "updatePeriod")?.ToLowerInvariant() switch
        {
            "hourly" => TimeSpan.FromHours(1),
            "daily" => TimeSpan.FromDays(1),
            "weekly" => TimeSpan.FromDays(7),
            "monthly" => TimeSpan.FromDays(30),
            _ => null,
        };
        var times = Number(Text(channel, "updateFrequency")) is { } often and > 0 ? often : 1;
        var hours = Child(channel, "skipHours")?.Elements().Select(hour => Number(hour.Value)).OfType<int>().Where(hour => hour is >= 0 and <= 24).Select(hour => hour % 24);
        var days = Child(channel, "skipDays")?.Elements().SelectMany(day => Enum.GetValues<DayOfWeek>().Where(known => day.Value.Trim().Equals(known.ToString(), StringComparison.OrdinalIgnoreCase)));
        return new FeedSchedule(least ?? period / times, (hours ?? []).ToHashSet(), (days ?? []).ToHashSet());
    }

    private static int? Number(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex("</?[a-zA-Z][^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
