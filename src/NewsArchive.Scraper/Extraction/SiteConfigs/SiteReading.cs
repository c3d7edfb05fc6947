using System.Xml.XPath;
using AngleSharp.Dom;

namespace NewsArchive.Scraper.Extraction.SiteConfigs;

/// <summary>What the user's rules for a site find on one page.</summary>
internal sealed class SiteReading
{
    private readonly PageTree _tree;
    private readonly List<string> _warnings = [];

    private SiteReading(SiteConfig config, PageTree tree)
    {
        Config = config;
        _tree = tree;
    }

    /// <summary>The rules.</summary>
    public SiteConfig Config { get; }

    /// <summary>The headline; null when no rule finds one.</summary>
    public string? Title { get; private set; }

    /// <summary>The time of publication as printed.</summary>
    public string? Date { get; private set; }

    /// <summary>The lines that name the authors.</summary>
    public IReadOnlyList<string> Authors { get; private set; } = [];

    /// <summary>Where the link to the article on one page leads, as written.</summary>
    private string? SinglePageLink { get; set; }

    /// <summary>True once the body was read by the rules.</summary>
    public bool HasBody { get; set; }

    /// <summary>The elements that hold the body, and those that are no part of it.</summary>
    public MarkedNodes Marked { get; } = new();

    /// <summary>What no longer works, in words for people: "example.com.txt: body no longer matches".</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Looks for everything that rules name on a page.</summary>
    public static SiteReading Of(SiteConfig config, IDocument document)
    {
        var reading = new SiteReading(config, PageTree.Of(document));
        reading.Title = reading.First("title", config.Titles)?.Text;
        reading.Date = reading.First("date", config.Dates)?.Text;
        reading.Authors = reading.First("author", config.Authors)?.Texts ?? [];
        reading.SinglePageLink = config.SinglePageLinks.Select(link => reading.Find(link).Address).FirstOrDefault(address => address is not null);
        reading.MarkStripped();
        foreach (var node in reading.First("body", config.Bodies)?.Nodes ?? [])
        {
            reading.Marked.Bodies.Add(node);
        }

        return reading;
    }

    /// <summary>Address of the article on one page, when the rules find a link to another page of the web that holds it.</summary>
    public string? SinglePage(string url) =>
        SinglePageLink is { } link && Uri.TryCreate(url, UriKind.Absolute, out var page) && Uri.TryCreate(page, link.Trim(), out var single)
        && single.Scheme is "http" or "https" && single.GetLeftPart(UriPartial.Query) != page.GetLeftPart(UriPartial.Query)
            ? single.AbsoluteUri : null;

    /// <summary>Notes that what a rule found turned out to be no use.</summary>
    public void Warn(string what)
    {
        var autodetects = Config.Autodetects is false ? "; the generic algorithm is used although the file says autodetect_on_failure: no" : "";
        _warnings.Add($"{Config.Name}: {what}{autodetects}");
    }

    private void MarkStripped()
    {
        foreach (var expression in Config.Strips)
        {
            Marked.Stripped.UnionWith(Find(expression).Nodes);
        }

        if (Config.StripNames.Count == 0)
        {
            return;
        }

        for (var i = 0; i < _tree.Count; i++)
        {
            if (_tree.Node(i) is IElement element && (IsNamed(element.ClassName) || IsNamed(element.Id)))
            {
                Marked.Stripped.Add(element);
            }
        }
    }

    private bool IsNamed(string? names) => names is not null && Config.StripNames.Any(part => names.Contains(part, StringComparison.Ordinal));

    /// <summary>What the first expression that finds text finds; null when none does, which is noted.</summary>
    private SiteFinding? First(string name, IReadOnlyList<SiteExpression> expressions)
    {
        foreach (var expression in expressions)
        {
            if (Find(expression) is { Text: not null } found)
            {
                return found;
            }
        }

        if (expressions.Count > 0)
        {
            Warn($"{name} no longer matches");
        }

        return null;
    }

    private SiteFinding Find(SiteExpression expression)
    {
        try
        {
            return expression.Find(_tree);
        }
        catch (Exception error) when (error is XPathException or InvalidOperationException or ArgumentException)
        {
            // .NET finds out only here that a function or prefix is unknown.
            _warnings.Add($"{expression.Origin}: {error.Message}");
            return SiteFinding.Nothing;
        }
    }
}
