using System.Text;
using System.Xml.XPath;
using AngleSharp.Dom;

namespace NewsArchive.Scraper.Extraction.SiteConfigs;

/// <summary>
/// The elements and texts of a document in document order with the way from each to its neighbours, because a document's own nodes know
/// their place among their siblings only by counting. All evaluations on a page share one budget of steps, so no expression of a rule
/// can hold up the work, and the same page always ends the same.
/// </summary>
internal sealed class PageTree
{
    private const int Budget = 4_000_000;
    private readonly List<INode> _nodes = [];
    private readonly List<int> _parents = [];
    private readonly List<int> _ends = [];
    private int _left = Budget;

    private PageTree()
    {
    }

    /// <summary>Number of nodes; the first is the document.</summary>
    public int Count => _nodes.Count;

    /// <summary>Lists a document's nodes.</summary>
    public static PageTree Of(IDocument document)
    {
        var tree = new PageTree();
        var open = new Stack<(int Index, INodeList Children, int Next)>();
        open.Push((tree.Add(document, -1), document.ChildNodes, 0));
        while (open.TryPop(out var top))
        {
            if (top.Next >= top.Children.Length)
            {
                tree._ends[top.Index] = tree.Count;
                continue;
            }

            open.Push(top with { Next = top.Next + 1 });
            var node = top.Children[top.Next];
            if (node is IElement or IText)
            {
                open.Push((tree.Add(node, top.Index), node.ChildNodes, 0));
            }
        }

        return tree;
    }

    /// <summary>A navigator at the document.</summary>
    public XPathNavigator Navigate() => new PageNavigator(this);

    /// <summary>A node by its place in the document.</summary>
    public INode Node(int index) => _nodes[index];

    /// <summary>The node around; -1 for the document.</summary>
    public int Parent(int index) => _parents[index];

    /// <summary>The first node inside; -1 when there is none.</summary>
    public int FirstChild(int index) => Step(_ends[index] > index + 1 ? index + 1 : -1);

    /// <summary>The next node with the same parent; -1 when there is none.</summary>
    public int Next(int index)
    {
        var next = _ends[index];
        return Step(next < Count && _parents[next] == _parents[index] ? next : -1);
    }

    /// <summary>The node before with the same parent; -1 when there is none.</summary>
    public int Previous(int index)
    {
        if (index == 0 || _parents[index] == index - 1)
        {
            return -1;
        }

        // What stands just before is the end of the sibling before, at whatever depth.
        var at = index - 1;
        while (_parents[at] != _parents[index])
        {
            at = Step(_parents[at]);
        }

        return Step(at);
    }

    /// <summary>All text inside a node.</summary>
    public string Text(int index)
    {
        var text = new StringBuilder();
        for (var i = index; i < _ends[index]; i++)
        {
            Step(i);
            if (_nodes[i] is IText words)
            {
                // Comparing and cutting long texts costs by their length.
                _left -= words.Data.Length / 16;
                text.Append(words.Data);
            }
        }

        return text.ToString();
    }

    /// <summary>Counts a step; throws when there were too many.</summary>
    public int Step(int index) => --_left > 0 ? index : throw new XPathException("takes too long on this page");

    private int Add(INode node, int parent)
    {
        _nodes.Add(node);
        _parents.Add(parent);
        _ends.Add(_nodes.Count);
        return _nodes.Count - 1;
    }
}
