using System.Xml;
using System.Xml.Linq;

namespace NewsArchive.Scraper.Feeds;

/// <summary>
/// Turns a document's text into elements: strictly first, and when that fails by a parser that forgives what feeds get wrong. Either way only
/// as deep and wide as a feed can be: what is beyond is passed over, so that no document costs more memory or time than its length allows.
/// </summary>
internal static class FeedXml
{
    /// <summary>The namespace of enclosed pictures and films, whose elements share names with the feed's own.</summary>
    public const string Media = "http://search.yahoo.com/mrss/";

    /// <summary>Elements nested more than this are passed over.</summary>
    public const int MostDepth = 64;

    /// <summary>Elements beyond this are passed over: a full sitemap with translations and pictures has about as many.</summary>
    public const int MostElements = 1_000_000;

    /// <summary>Attributes of one element beyond this are passed over; feeds have a handful.</summary>
    public const int MostAttributes = 64;

    /// <summary>The parser remembers each open element, so that a document nested more than this is not even passed over.</summary>
    private const int DepthToGiveUp = 4096;

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
            return ReadStrict(reader);
        }
        catch (XmlException error)
        {
            return (ForgivingXml.Read(text), $"not well-formed XML: {error.Message}");
        }
    }

    private static (XElement? Root, string? Fault) ReadStrict(XmlReader reader)
    {
        XElement? root = null;
        string? fault = null;
        var open = new Stack<XElement>();
        var count = 0;
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Element && (++count > MostElements || reader.Depth > DepthToGiveUp))
            {
                return (root, "read in part: it has more elements than a feed can have");
            }

            if (reader.Depth > MostDepth + (reader.NodeType is XmlNodeType.Element or XmlNodeType.EndElement ? 0 : 1))
            {
                fault = "read in part: its elements are nested deeper than a feed's can be";
                continue;
            }

            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var isEmpty = reader.IsEmptyElement;
                    var element = ReadElement(reader);
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

        return (root, fault);
    }

    private static XElement ReadElement(XmlReader reader)
    {
        var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
        for (var attribute = 0; attribute < MostAttributes && reader.MoveToNextAttribute(); attribute++)
        {
            element.SetAttributeValue(reader.Prefix == "xml" ? XNamespace.Xml + reader.LocalName : reader.LocalName, reader.Value);
        }

        reader.MoveToElement();
        return element;
    }
}
