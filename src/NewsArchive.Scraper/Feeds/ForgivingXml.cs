using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Xml.Parser;

namespace NewsArchive.Scraper.Feeds;

/// <summary>
/// Reads XML that is none: undeclared prefixes, HTML's entities, a bare ampersand, control characters, a missing end. What cannot be understood
/// is left out.
/// </summary>
internal static partial class ForgivingXml
{
    /// <summary>
    /// The parser builds all that it gets, so that it gets no more tags than these: a full sitemap that gives a time for each address has 300,000.
    /// </summary>
    private const int MostTags = 350_000;

    /// <summary>Signs of the longest tag; the parser's time grows with the square of a tag's attributes.</summary>
    private const int LongestTag = 32 * 1024;

    /// <summary>The elements that can be made out; null when there are none.</summary>
    public static XElement? Read(string text)
    {
        using var document = new XmlParser(new XmlParserOptions { IsSuppressingErrors = true }).ParseDocument(Mend(text));
        return document.DocumentElement is { } root ? Copy(root) : null;
    }

    /// <summary>Copies the parser's tree, without recursion and only as deep and wide as a feed can be.</summary>
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
                else if (child is IElement element && next.Depth < FeedXml.MostDepth && ++count < FeedXml.MostElements)
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
        var copy = new XElement(XName.Get(XmlConvert.EncodeLocalName(element.LocalName), element.NamespaceUri ?? (element.Prefix == "media" ? FeedXml.Media : "")));
        foreach (var attribute in element.Attributes.Take(FeedXml.MostAttributes))
        {
            copy.SetAttributeValue(attribute.Prefix == "xml" ? XNamespace.Xml + attribute.LocalName : XmlConvert.EncodeLocalName(attribute.LocalName), Printable(attribute.Value));
        }

        return copy;
    }

    /// <summary>
    /// Replaces bare ampersands and references to no sign, and drops what no XML may hold; the forgiving parser would lose the blank behind the
    /// first and stop at the others.
    /// </summary>
    private static string Mend(string text) => Ampersand().Replace(Printable(Bounded(text)).TrimStart(), match =>
        match.Length == 1 ? "&amp;" : match.Groups["code"] is { Success: true } code && !IsSign(code.ValueSpan) ? "\ufffd" : match.Value);

    private static bool IsSign(ReadOnlySpan<char> code)
    {
        var number = code[0] == 'x' ? int.Parse(code[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : int.Parse(code, CultureInfo.InvariantCulture);
        return number is >= 0x10000 and <= 0x10ffff || (number < 0x10000 && XmlConvert.IsXmlChar((char)number));
    }

    /// <summary>The text up to the tag that is one too many or too long.</summary>
    private static string Bounded(string text)
    {
        var at = text.IndexOf('<', StringComparison.Ordinal);
        for (var tags = 1; at >= 0; tags++)
        {
            var next = text.IndexOf('<', at + 1);
            var end = next < 0 ? text.Length : next;
            var length = end - at > LongestTag ? text.AsSpan(at, end - at).IndexOf('>') : 0;
            // Texts in CDATA, comments and declarations may be as long as they want.
            if (tags == MostTags || (length is < 0 or > LongestTag && text[at + 1] != '!'))
            {
                return text[..at];
            }

            at = next;
        }

        return text;
    }

    /// <summary>The text without control characters and without halves of surrogate pairs.</summary>
    private static string Printable(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!XmlConvert.IsXmlChar(text[at]) && !IsPair(text, ref at))
            {
                return WithoutUnfit(text);
            }
        }

        return text;
    }

    private static string WithoutUnfit(string text)
    {
        var fit = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (XmlConvert.IsXmlChar(text[at]))
            {
                fit.Append(text[at]);
            }
            else if (IsPair(text, ref at))
            {
                fit.Append(text, at - 1, 2);
            }
        }

        return fit.ToString();
    }

    /// <summary>True when a surrogate pair begins at a place, which then moves to its second half.</summary>
    private static bool IsPair(string text, ref int at)
    {
        if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
        {
            return false;
        }

        at++;
        return true;
    }

    /// <summary>An ampersand, with the rest of a reference of XML's own. HTML's, such as nbsp, become text and are read with the text.</summary>
    [GeneratedRegex("&(?:#(?<code>[0-9]{1,7}|x[0-9a-fA-F]{1,6});|(?:amp|lt|gt|quot|apos);)?", RegexOptions.CultureInvariant)]
    private static partial Regex Ampersand();
}
