using System.Globalization;

namespace NewsArchive.Scraper.Robots;

/// <summary>
/// What a site's robots.txt says to one crawler, by RFC 9309: the groups that name its product token, else those for everybody; the longest
/// path that matches decides, and allowing wins a tie. Crawl-delay and Sitemap lines are read as well, although the RFC leaves them out.
/// </summary>
public sealed class RobotsRules
{
    /// <summary>Most of a file that is read, in characters: the least that RFC 9309 asks for.</summary>
    public const int MostLength = 500 * 1024;

    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);
    private readonly IReadOnlyList<RobotsPath> _paths;

    private RobotsRules(IReadOnlyList<RobotsPath> paths, TimeSpan? crawlDelay, IReadOnlyList<string> sitemaps)
    {
        _paths = paths;
        CrawlDelay = crawlDelay;
        Sitemaps = sitemaps;
    }

    /// <summary>Everything may be fetched: what a missing file means.</summary>
    public static RobotsRules AllowAll { get; } = new([], null, []);

    /// <summary>Nothing may be fetched: what a file that cannot be had means, because of the network or an error of the server.</summary>
    public static RobotsRules DisallowAll { get; } = new([new RobotsPath("/", false)], null, []);

    /// <summary>The least time between two requests, if the file names one; at most five minutes.</summary>
    public TimeSpan? CrawlDelay { get; }

    /// <summary>The sitemaps that the file names, as written.</summary>
    public IReadOnlyList<string> Sitemaps { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="agent">The crawler's product token, such as "NewsArchive".</param>
    public static RobotsRules Read(string text, string agent)
    {
        ArgumentNullException.ThrowIfNull(text);
        var own = new RobotsGroup();
        var everybody = new RobotsGroup();
        var sitemaps = new List<string>();
        var open = new List<RobotsGroup>();
        var isHead = false;
        foreach (var (key, value) in Lines(text))
        {
            switch (key)
            {
                case "user-agent":
                    if (!isHead)
                    {
                        open.Clear();
                    }

                    isHead = true;
                    if (Group(value, agent, own, everybody) is { } group && !open.Contains(group))
                    {
                        group.IsNamed = true;
                        open.Add(group);
                    }

                    break;
                case "allow" or "disallow":
                    isHead = false;
                    open.ForEach(group => group.Add(value, key == "allow"));
                    break;
                case "crawl-delay":
                    isHead = false;
                    open.ForEach(group => group.Delay ??= Delay(value));
                    break;
                case "sitemap":
                    sitemaps.Add(value);
                    break;
                default:
                    break;
            }
        }

        var chosen = own.IsNamed ? own : everybody;
        return new RobotsRules(chosen.Paths, chosen.Delay, sitemaps);
    }

    /// <summary>True when an address may be fetched. robots.txt itself always may.</summary>
    public bool Allows(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var path = RobotsPath.Normalize(address.PathAndQuery);
        if (path == "/robots.txt")
        {
            return true;
        }

        RobotsPath? best = null;
        foreach (var rule in _paths)
        {
            if (rule.Matches(path) && (best is null || rule.Length > best.Length || (rule.Length == best.Length && rule.IsAllowed)))
            {
                best = rule;
            }
        }

        return best is null or { IsAllowed: true };
    }

    private static RobotsGroup? Group(string value, string agent, RobotsGroup own, RobotsGroup everybody)
    {
        if (value.StartsWith('*'))
        {
            return everybody;
        }

        // Only the letters of a token count: "NewsArchive/1.0" names "NewsArchive".
        var length = 0;
        while (length < value.Length && (char.IsAsciiLetter(value[length]) || value[length] is '-' or '_'))
        {
            length++;
        }

        return value.AsSpan(0, length).Equals(agent, StringComparison.OrdinalIgnoreCase) ? own : null;
    }

    private static IEnumerable<(string Key, string Value)> Lines(string text)
    {
        var reach = text.Length > MostLength ? text[..MostLength] : text;
        foreach (var line in reach.TrimStart('\ufeff').Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var content = line.Split('#', 2)[0].Trim();
            var colon = content.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                yield return (content[..colon].Trim().ToLowerInvariant(), content[(colon + 1)..].Trim());
            }
        }
    }

    private static TimeSpan? Delay(string value)
    {
        if (!double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) || seconds <= 0)
        {
            return null;
        }

        return seconds >= LongestDelay.TotalSeconds ? LongestDelay : TimeSpan.FromSeconds(seconds);
    }

    /// <summary>The rules for one crawler, gathered from all the groups that name it.</summary>
    private sealed class RobotsGroup
    {
        private const int MostPaths = 20_000;

        public List<RobotsPath> Paths { get; } = [];

        public TimeSpan? Delay { get; set; }

        public bool IsNamed { get; set; }

        public void Add(string path, bool isAllowed)
        {
            // An empty path matches nothing.
            if (path.Length > 0 && Paths.Count < MostPaths)
            {
                Paths.Add(new RobotsPath(path, isAllowed));
            }
        }
    }
}
