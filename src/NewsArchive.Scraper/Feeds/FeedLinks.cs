using System.Xml.Linq;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Feeds;

/// <summary>Gathers the entries of one document: absolute addresses of the web only, each once, up to a limit.</summary>
/// <param name="around">The document's address.</param>
internal sealed class FeedLinks(Uri around)
{
    private const int LongestAddress = 4000;
    private const int LongestTitle = 1000;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<FeedEntry> _entries = [];

    /// <summary>The entries so far.</summary>
    public IReadOnlyList<FeedEntry> Entries => _entries;

    /// <summary>True when no more is taken.</summary>
    public bool IsFull => _entries.Count >= FeedReader.MostEntries;

    /// <summary>An address as absolute, http or https, without what follows a #; null when it is none.</summary>
    public string? Absolute(string? address, string? xmlBase = null)
    {
        var text = address?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > LongestAddress)
        {
            return null;
        }

        var from = xmlBase is not null && Uri.TryCreate(around, xmlBase, out var nearer) ? nearer : around;
        return Uri.TryCreate(from, text, out var found) && found.Scheme is "http" or "https" && found.Host.Length > 0
            ? found.GetComponents(UriComponents.HttpRequestUrl | UriComponents.UserInfo, UriFormat.UriEscaped)
            : null;
    }

    /// <summary>The address against which an element's addresses are read: each xml:base is relative to the one around it (XML Base, 4.2).</summary>
    public string? Base(XElement element)
    {
        string? within = null;
        foreach (var inner in element.AncestorsAndSelf().Reverse().Select(each => each.Attribute(XNamespace.Xml + "base")?.Value))
        {
            within = Absolute(inner, within) ?? within;
        }

        return within;
    }

    /// <summary>Adds an entry unless its address is none or known.</summary>
    public void Add(string? url, string? title, PrintedTime? published, PrintedTime? modified)
    {
        if (IsFull || url is null || !_seen.Add(url))
        {
            return;
        }

        var line = ArchiveText.NormalizeLine(title);
        _entries.Add(new FeedEntry(url)
        {
            Title = line.Length == 0 ? null : Shortened(line),
            Published = published,
            Modified = modified,
        });
    }

    /// <summary>Never half of a sign: a surrogate without its other half is no text.</summary>
    private static string Shortened(string line) =>
        line.Length <= LongestTitle ? line : line[..(char.IsHighSurrogate(line[LongestTitle - 1]) ? LongestTitle - 1 : LongestTitle)];
}
