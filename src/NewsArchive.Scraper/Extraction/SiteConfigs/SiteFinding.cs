using System.Xml.XPath;
using AngleSharp.Dom;

namespace NewsArchive.Scraper.Extraction.SiteConfigs;

/// <summary>What an expression found on a page.</summary>
/// <param name="Texts">The found texts: of an element its words, of an attribute its value.</param>
/// <param name="Nodes">The found elements and text nodes, in the order of the page.</param>
internal sealed record SiteFinding(IReadOnlyList<string> Texts, IReadOnlyList<INode> Nodes)
{
    private const int Most = 5000;
    private const int MostTexts = 50;

    /// <summary>What an expression finds that does not match.</summary>
    public static SiteFinding Nothing { get; } = new([], []);

    /// <summary>The first text that is not blank; null when there is none.</summary>
    public string? Text => Texts.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    /// <summary>True when nothing was found, or only empty text.</summary>
    public bool IsEmpty => Nodes.Count == 0 && Text is null;

    /// <summary>The address found: where the first found link leads, else the first found text.</summary>
    public string? Address => Nodes is [IElement link, ..] ? link.GetAttribute("href") : Text;

    /// <summary>Gathers what an evaluation gives.</summary>
    public static SiteFinding Of(XPathNodeIterator found)
    {
        var texts = new List<string>();
        var nodes = new List<INode>();
        while (nodes.Count < Most && found.MoveNext())
        {
            if (found.Current is not PageNavigator at)
            {
                continue;
            }

            if (texts.Count < MostTexts)
            {
                texts.Add(at.Value);
            }

            if (at.Node is { } node)
            {
                nodes.Add(node);
            }
        }

        return new SiteFinding(texts, nodes);
    }
}
