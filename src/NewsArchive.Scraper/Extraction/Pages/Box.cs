using NewsArchive.Scraper.Extraction.Bodies;

namespace NewsArchive.Scraper.Extraction.Pages;

/// <summary>What a rule for the site says of a box.</summary>
internal enum BoxMark
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It holds the body.</summary>
    Body,

    /// <summary>It is no part of the body.</summary>
    Stripped,
}

/// <summary>An element that holds text, and the stretch of text blocks it holds. Boxes stand in document order, a box before its children.</summary>
/// <param name="parent">Index of the box around this one; -1 for the outermost.</param>
/// <param name="tag">Lower-case element name.</param>
/// <param name="names">Class and id, as written.</param>
/// <param name="kind">What the names and the element say it is.</param>
internal sealed class Box(int parent, string tag, string names, ClutterKind kind)
{
    /// <summary>Index of the box around this one.</summary>
    public int Parent => parent;

    /// <summary>Lower-case element name.</summary>
    public string Tag => tag;

    /// <summary>Class and id, as written.</summary>
    public string Names => names;

    /// <summary>What the names and the element say it is.</summary>
    public ClutterKind Kind => kind;

    /// <summary>True when the page marks it as the article's body in microdata.</summary>
    public bool IsArticleBody { get; init; }

    /// <summary>What a rule for the site says of it.</summary>
    public BoxMark Mark { get; init; }

    /// <summary>First text block inside.</summary>
    public int First { get; set; }

    /// <summary>One past the last text block inside.</summary>
    public int End { get; set; }

    /// <summary>True when the element has this class (or id).</summary>
    public bool IsNamed(string name)
    {
        var at = Names.IndexOf(name, StringComparison.Ordinal);
        while (at >= 0)
        {
            var end = at + name.Length;
            if ((at == 0 || char.IsWhiteSpace(Names[at - 1])) && (end == Names.Length || char.IsWhiteSpace(Names[end])))
            {
                return true;
            }

            at = Names.IndexOf(name, at + 1, StringComparison.Ordinal);
        }

        return false;
    }
}
