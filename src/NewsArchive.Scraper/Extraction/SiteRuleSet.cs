using System.Collections.Concurrent;
using NewsArchive.Scraper.Extraction.SiteConfigs;

namespace NewsArchive.Scraper.Extraction;

/// <summary>
/// The user's own rules for sites: a folder of files in the site-config format that Full-Text RSS and wallabag use, one file a host.
/// They go before the rules that come with the program. Read once; pages are then read without looking at the folder again.
/// </summary>
public sealed class SiteRuleSet
{
    private const string Global = "global";

    /// <summary>Full-Text RSS keeps the user's files in "custom" and its own in "standard"; the user's come first.</summary>
    private static readonly string[] Folders = ["", "custom", "standard"];

    private readonly Dictionary<string, SiteConfig> _configs = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, SiteConfig?> _byHost = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SiteConfigFault> _faults = [];

    private SiteRuleSet()
    {
    }

    /// <summary>No rules of the user's.</summary>
    public static SiteRuleSet None { get; } = new();

    /// <summary>Number of files read.</summary>
    public int Files { get; private set; }

    /// <summary>The lines that have no effect, and why.</summary>
    public IReadOnlyList<SiteConfigFault> Faults => _faults;

    /// <summary>Reads a folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static SiteRuleSet Load(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder {folder}.");
        }

        var rules = new SiteRuleSet();
        foreach (var files in Folders.Select(name => Path.Combine(folder, name)).Where(Directory.Exists))
        {
            foreach (var path in Directory.EnumerateFiles(files, "*.txt").Order(StringComparer.Ordinal))
            {
                rules.Add(Path.GetFileName(path), File.ReadLines(path));
            }
        }

        return rules;
    }

    /// <summary>The rules for an address: of its host, else of the nearest domain above it, with the rules for all sites behind them.</summary>
    internal SiteConfig? For(string url) =>
        _configs.Count == 0 || !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Host.Length == 0 ? null
        : _byHost.GetOrAdd(address.IdnHost, Find);

    private void Add(string file, IEnumerable<string> lines)
    {
        var host = file[..^".txt".Length];
        var config = SiteConfigReader.Read(file, lines, _faults);
        _configs[host] = _configs.TryGetValue(host, out var known) ? Join(known, config) : config;
        Files++;
    }

    private SiteConfig? Find(string host)
    {
        var own = Own(host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host);
        var all = _configs.GetValueOrDefault(Global);
        return own is null || all is null ? own ?? all : Join(own, all);
    }

    private SiteConfig? Own(string host)
    {
        var config = _configs.GetValueOrDefault(host);
        for (var dot = host.IndexOf('.', StringComparison.Ordinal); config is null && dot > 0; dot = host.IndexOf('.', dot + 1))
        {
            config = _configs.GetValueOrDefault(host[dot..]);
        }

        return config;
    }

    /// <summary>Who does not trust the generic algorithm trusts rules for other sites no more.</summary>
    private static SiteConfig Join(SiteConfig first, SiteConfig second) => first.Autodetects is false ? first : first.With(second);
}
