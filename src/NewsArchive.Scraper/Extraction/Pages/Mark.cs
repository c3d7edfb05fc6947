using AngleSharp.Dom;

namespace NewsArchive.Scraper.Extraction.Pages;

/// <summary>What a visible element seems to hold.</summary>
internal enum MarkKind
{
    /// <summary>A first-order heading or an element named headline.</summary>
    Headline,

    /// <summary>A person named as author.</summary>
    Author,

    /// <summary>A line that names authors among other things.</summary>
    Byline,

    /// <summary>A time of publication.</summary>
    Published,

    /// <summary>A time of change.</summary>
    Modified,

    /// <summary>Any time element or element named date.</summary>
    Time,

    /// <summary>The standfirst.</summary>
    Lead,
}

/// <summary>A visible element that seems to hold one of the article's fields.</summary>
/// <param name="Kind">What it seems to hold.</param>
/// <param name="Element">The element.</param>
/// <param name="Value">The machine-readable value beside the text, if there is one.</param>
/// <param name="Position">Number of text blocks that stand before it.</param>
/// <param name="Rule">How it was recognised.</param>
internal sealed record Mark(MarkKind Kind, IElement Element, string? Value, int Position, string Rule)
{
    /// <summary>What a reader sees in it.</summary>
    public string Text => ElementText.Read(Element);
}
