using System.Xml;
using System.Xml.XPath;
using AngleSharp.Dom;

namespace NewsArchive.Scraper.Extraction.SiteConfigs;

/// <summary>Lets .NET's XPath 1.0 walk over a page. Names are those of HTML in small letters, without namespaces, as in rules for sites.</summary>
internal sealed class PageNavigator(PageTree tree) : XPathNavigator
{
    private static readonly NameTable Names = new();
    private int _index;
    private int _attribute = -1;

    /// <summary>The element or text stood at; null at an attribute or the document.</summary>
    public INode? Node => _attribute < 0 && _index > 0 ? tree.Node(_index) : null;

    public override XmlNameTable NameTable => Names;

    public override XPathNodeType NodeType =>
        _attribute >= 0 ? XPathNodeType.Attribute
        : _index == 0 ? XPathNodeType.Root
        : tree.Node(_index) is IElement ? XPathNodeType.Element : XPathNodeType.Text;

    public override string LocalName => _attribute >= 0 ? Attribute.LocalName : _index > 0 && tree.Node(_index) is IElement element ? element.LocalName : "";

    public override string Name => _attribute >= 0 ? Attribute.Name : LocalName;

    public override string NamespaceURI => "";

    public override string Prefix => "";

    public override string BaseURI => "";

    public override bool IsEmptyElement => tree.FirstChild(_index) < 0;

    public override string Value => _attribute >= 0 ? Attribute.Value : tree.Text(_index);

    private IAttr Attribute => Element.Attributes[_attribute]!;

    private IElement Element => (IElement)tree.Node(_index);

    public override XPathNavigator Clone() => new PageNavigator(tree) { _index = _index, _attribute = _attribute };

    public override bool IsSamePosition(XPathNavigator other) => other is PageNavigator page && page._index == _index && page._attribute == _attribute;

    public override XmlNodeOrder ComparePosition(XPathNavigator? nav)
    {
        if (nav is not PageNavigator page)
        {
            return XmlNodeOrder.Unknown;
        }

        tree.Step(0);
        var order = _index != page._index ? _index.CompareTo(page._index) : _attribute.CompareTo(page._attribute);
        return order < 0 ? XmlNodeOrder.Before : order > 0 ? XmlNodeOrder.After : XmlNodeOrder.Same;
    }

    public override bool MoveTo(XPathNavigator other)
    {
        if (other is not PageNavigator page)
        {
            return false;
        }

        _index = page._index;
        _attribute = page._attribute;
        return true;
    }

    public override bool MoveToFirstAttribute() => _attribute < 0 && NodeType is XPathNodeType.Element && ToAttribute(0);

    public override bool MoveToNextAttribute() => _attribute >= 0 && ToAttribute(_attribute + 1);

    public override bool MoveToFirstNamespace(XPathNamespaceScope namespaceScope) => false;

    public override bool MoveToNextNamespace(XPathNamespaceScope namespaceScope) => false;

    public override bool MoveToFirstChild() => _attribute < 0 && To(tree.FirstChild(_index));

    public override bool MoveToNext() => _attribute < 0 && _index > 0 && To(tree.Next(_index));

    public override bool MoveToPrevious() => _attribute < 0 && _index > 0 && To(tree.Previous(_index));

    public override bool MoveToParent()
    {
        if (_attribute >= 0)
        {
            _attribute = -1;
            return true;
        }

        return To(tree.Parent(_index));
    }

    public override bool MoveToId(string id) => false;

    private bool To(int index)
    {
        if (index < 0)
        {
            return false;
        }

        _index = tree.Step(index);
        return true;
    }

    private bool ToAttribute(int attribute)
    {
        if (attribute >= Element.Attributes.Length)
        {
            return false;
        }

        _attribute = attribute;
        tree.Step(_index);
        return true;
    }
}
