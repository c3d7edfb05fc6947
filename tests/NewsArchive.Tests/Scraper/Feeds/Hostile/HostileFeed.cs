using System.Text;
using NewsArchive.Scraper.Feeds;

namespace NewsArchive.Tests.Scraper.Feeds.Hostile;

/// <summary>A document that nobody should send, and what is to come of it.</summary>
internal sealed record HostileFeed(Func<byte[]> Bytes)
{
    /// <summary>The one good entry that most of them carry.</summary>
    public const string Good = "https://news.example.org/a";

    /// <summary>Character encoding that the server names.</summary>
    public string? Charset { get; init; }

    /// <summary>The addresses that are salvaged, in their order; null when nothing is.</summary>
    public IReadOnlyList<string>? Urls { get; init; }

    /// <summary>How many entries are salvaged, where they are too many to name.</summary>
    public int? Count { get; init; }

    /// <summary>Headline of the first entry; null when it has none, or when it does not matter.</summary>
    public string? Title { get; init; }

    /// <summary>Part of what people are told is wrong with a document that can be read; null when they are told nothing.</summary>
    public string? Fault { get; init; }

    /// <summary>Part of why it cannot be read; null when it can.</summary>
    public string? Problem { get; init; }

    /// <summary>What else is to be true of it.</summary>
    public Action<FeedDocument>? Also { get; init; }

    /// <summary>A document of which the good entry is salvaged.</summary>
    public static HostileFeed Saves(string text, string? fault = null, string? title = "One") =>
        new(() => Encoding.UTF8.GetBytes(text)) { Urls = [Good], Fault = fault, Title = title };

    /// <summary>A document that is refused.</summary>
    public static HostileFeed Refuses(string text, string problem) => new(() => Encoding.UTF8.GetBytes(text)) { Problem = problem };

    /// <summary>An RSS feed around items.</summary>
    public static string Rss(string items) => $"<rss version=\"2.0\"><channel><title>News</title>{items}</channel></rss>";

    /// <summary>The good entry as an item of RSS.</summary>
    public static string Item(string title = "One", string link = Good, string more = "") => $"<item><title>{title}</title><link>{link}</link>{more}</item>";

    /// <summary>A text so many times.</summary>
    public static string Many(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
