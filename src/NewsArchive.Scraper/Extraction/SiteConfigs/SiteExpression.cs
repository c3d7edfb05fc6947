using System.Xml.XPath;

namespace NewsArchive.Scraper.Extraction.SiteConfigs;

/// <summary>An XPath expression of a site-config file, and where it stands there.</summary>
internal sealed class SiteExpression
{
    private const int Longest = 2000;
    private readonly XPathExpression _compiled;

    private SiteExpression(XPathExpression compiled, string origin)
    {
        _compiled = compiled;
        Origin = origin;
    }

    /// <summary>File and line it stands in, such as "example.com.txt, line 4".</summary>
    public string Origin { get; }

    /// <summary>Must find something on a page for this expression to be used there; null when there is no condition.</summary>
    public SiteExpression? Condition { get; init; }

    /// <summary>Reads an expression; null with the reason when it is not XPath 1.0.</summary>
    public static SiteExpression? Read(string text, string origin, out string? fault)
    {
        fault = text.Length > Longest ? $"longer than {Longest} characters" : null;
        if (fault is not null)
        {
            return null;
        }

        try
        {
            return new SiteExpression(XPathExpression.Compile(text), origin);
        }
        catch (Exception error) when (error is XPathException or ArgumentException)
        {
            fault = error.Message;
            return null;
        }
    }

    /// <summary>The same expression, used only where a condition holds.</summary>
    public SiteExpression When(SiteExpression condition) => new(_compiled, Origin) { Condition = condition };

    /// <summary>
    /// What it finds on a page: texts, and the elements they are of. Finds nothing where its condition does not hold; throws
    /// <see cref="XPathException"/> for functions nobody knows and for expressions that take too long.
    /// </summary>
    public SiteFinding Find(PageTree tree)
    {
        if (Condition is not null && Condition.Find(tree).IsEmpty)
        {
            return SiteFinding.Nothing;
        }

        // Clone: a compiled expression holds state while it runs, and pages are read on many threads.
        switch (tree.Navigate().Evaluate(_compiled.Clone()))
        {
            case XPathNodeIterator found:
                return SiteFinding.Of(found);
            case string text:
                return new SiteFinding([text], []);
            case bool holds:
                return holds ? new SiteFinding(["true"], []) : SiteFinding.Nothing;
            default:
                return SiteFinding.Nothing;
        }
    }
}
