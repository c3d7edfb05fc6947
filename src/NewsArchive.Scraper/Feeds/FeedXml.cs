using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Xml.Parser;

namespace NewsArchive.Scraper.Feeds;

/// <summary>
/// Turns a document's text into elements: strictly first, and when that fails by a parser that forgives what feeds get wrong: undeclared
/// prefixes, HTML's entities, a bare ampersand, control characters, a missing end.
/// </summary>
internal static partial class FeedXml
{
    /// <summary>The namespace of enclosed pictures and films, whose elements share names with the feed's own.</summary>
    public const string Media = "http://search.yahoo.com/mrss/";

    private const int MostDepth = 64;
    private const int MostElements = 1_000_000;

    private static readonly XmlReaderSettings Strict = new()
    {
        // The old RSS versions name a DTD. It is passed over, never loaded, and entities of its own are an error.
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersFromEntities = 1,
    };

    /// <summary>The document's elements, and what was wrong with it; no root when nothing can be made of it.</summary>
    public static (XElement? Root, string? Fault) Parse(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text.TrimStart()), Strict);
            return (ReadStrict(reader), null);
        }
        catch (XmlException error)
        {
            return (ReadTolerant(text), $"not well-formed XML: {error.Message}");
        }
    }

    private static XElement? ReadStrict(XmlReader reader)
    {
        XElement? root = null;
        var open = new Stack<XElement>();
        var count = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth > MostDepth || ++count > MostElements)
                    {
                        throw new XmlException("nested or divided more than a feed can be");
                    }

                    var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
                    var isEmpty = reader.IsEmptyElement;
                    while (reader.MoveToNextAttribute())
                    {
                        element.SetAttributeValue(reader.Prefix == "xml" ? XNamespace.Xml + reader.LocalName : reader.LocalName, reader.Value);
                    }

                    root ??= element;
                    if (open.TryPeek(out var around))
                    {
                        around.Add(element);
                    }

                    if (!isEmpty)
                    {
                        open.Push(element);
                    }

                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when open.TryPeek(out var inner):
                    inner.Add(new XText(reader.Value));
                    break;
                default:
                    break;
            }
        }

        return root;
    }

    private static XElement? ReadTolerant(string text)
    {
        using var document = new XmlParser(new XmlParserOptions { IsSuppressingErrors = true }).ParseDocument(Mend(text));
        return document.DocumentElement is { } root ? Copy(root) : null;
    }

    /// <summary>Copies the forgiving parser's tree, without recursion and only as deep and wide as a feed can be.</summary>
    private static XElement Copy(IElement root)
    {
        var copy = Shallow(root);
        var waiting = new Stack<(IElement From, XElement To, int Depth)>();
        waiting.Push((root, copy, 0));
        var count = 0;
        while (waiting.TryPop(out var next))
        {
            foreach (var child in next.From.ChildNodes)
            {
                if (child is IText words)
                {
                    next.To.Add(new XText(Printable(words.Data)));
                }
                else if (child is IElement element && next.Depth < MostDepth && ++count < MostElements)
                {
                    var inner = Shallow(element);
                    next.To.Add(inner);
                    waiting.Push((element, inner, next.Depth + 1));
                }
            }
        }

        return copy;
    }

    private static XElement Shallow(IElement element)
    {
        var copy = new XElement(XName.Get(XmlConvert.EncodeLocalName(element.LocalName), element.NamespaceUri ?? (element.Prefix == "media" ? Media : "")));
        foreach (var attribute in element.Attributes)
        {
            copy.SetAttributeValue(attribute.Prefix == "xml" ? XNamespace.Xml + attribute.LocalName : XmlConvert.EncodeLocalName(attribute.LocalName), Printable(attribute.Value));
        }

        return copy;
    }

    /// <summary>Replaces a bare ampersand and drops what no XML may hold; the forgiving parser would lose the blank behind the one and stop at the other.</summary>
    private static string Mend(string text) => BareAmpersand().Replace(Printable(text).TrimStart(), "&amp;");

    private static string Printable(string text)
    {
        foreach (var character in text)
        {
            if (character < ' ' && character is not ('\t' or '\n' or '\r'))
            {
                return string.Concat(text.Where(each => each >= ' ' || each is '\t' or '\n' or '\r'));
            }
        }

        return text;
    }

    /// <summary>An ampersand that begins none of XML's own references. HTML's, such as nbsp, become text and are read with the text.</summary>
    [GeneratedRegex("&(?!#[0-9]{1,7};|#x[0-9a-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)", RegexOptions.CultureInvariant)]
    private static partial Regex BareAmpersand();
}
