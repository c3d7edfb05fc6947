using AngleSharp.Dom;
using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction.SiteConfigs;

/// <summary>Nodes of a page that a rule for its site names.</summary>
internal sealed class MarkedNodes
{
    /// <summary>What holds the body.</summary>
    public HashSet<INode> Bodies { get; } = [];

    /// <summary>What is no part of the body.</summary>
    public HashSet<INode> Stripped { get; } = [];

    /// <summary>What the rule says of a node.</summary>
    public BoxMark Of(INode node) => Stripped.Contains(node) ? BoxMark.Stripped : Bodies.Contains(node) ? BoxMark.Body : BoxMark.None;
}
