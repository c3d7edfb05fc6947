using System.Text;
using AngleSharp.Dom;

namespace NewsArchive.Scraper.Extraction.Pages;

/// <summary>The attributes of one element that matter here, read in one pass over them.</summary>
internal struct ElementNames
{
    /// <summary>Class and id, blank between.</summary>
    public string Names { get; private set; }

    /// <summary>The itemprop attribute.</summary>
    public string? ItemProp { get; private set; }

    /// <summary>The rel attribute.</summary>
    public string? Rel { get; private set; }

    /// <summary>The role attribute.</summary>
    public string? Role { get; private set; }

    /// <summary>The datetime, content or data-unixtime attribute: a value for machines.</summary>
    public string? Value { get; private set; }

    /// <summary>The href attribute.</summary>
    public string? Href { get; private set; }

    /// <summary>True when the element says by itself that it is not shown.</summary>
    public bool IsHidden { get; private set; }

    /// <summary>Reads an element's attributes.</summary>
    public static ElementNames Of(IElement element)
    {
        var read = new ElementNames { Names = "" };
        string? css = null;
        string? id = null;
        var attributes = element.Attributes;
        for (var i = 0; i < attributes.Length; i++)
        {
            var attribute = attributes[i]!;
            switch (attribute.Name)
            {
                case "class":
                    css = attribute.Value;
                    break;
                case "id":
                    id = attribute.Value;
                    break;
                case "itemprop":
                    read.ItemProp = attribute.Value;
                    break;
                case "rel":
                    read.Rel = attribute.Value;
                    break;
                case "role":
                    read.Role = attribute.Value;
                    break;
                case "datetime" or "content" or "data-unixtime" or "data-timestamp":
                    read.Value ??= attribute.Value;
                    break;
                case "href":
                    read.Href = attribute.Value;
                    break;
                case "hidden":
                    read.IsHidden = true;
                    break;
                case "aria-hidden":
                    read.IsHidden |= attribute.Value == "true";
                    break;
                case "style":
                    read.IsHidden |= Hides(attribute.Value);
                    break;
                default:
                    break;
            }
        }

        read.Names = css is null ? id ?? "" : id is null ? css : new StringBuilder(css).Append(' ').Append(id).ToString();
        return read;
    }

    private static bool Hides(string style)
    {
        var at = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && style.AsSpan(at + 7).TrimStart(" :").StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }
}
