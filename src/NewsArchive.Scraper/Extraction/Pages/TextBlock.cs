namespace NewsArchive.Scraper.Extraction.Pages;

/// <summary>What kind of paragraph a text block is.</summary>
internal enum BlockKind
{
    /// <summary>Text that stands in a box without a paragraph element.</summary>
    Loose,

    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>An item of a list.</summary>
    ListItem,

    /// <summary>Part of a quotation.</summary>
    Quote,

    /// <summary>A table's cell.</summary>
    Cell,

    /// <summary>Text whose blanks and line ends count.</summary>
    Preformatted,
}

/// <summary>A stretch of text between two block borders, read as a person reads it.</summary>
/// <param name="Text">The words; LF where the page breaks a line.</param>
/// <param name="Kind">What kind of paragraph it is.</param>
/// <param name="Box">Index of the innermost box around it.</param>
/// <param name="LinkLength">Characters that stand in links.</param>
/// <param name="StrongLength">Characters that are bold.</param>
internal sealed record TextBlock(string Text, BlockKind Kind, int Box, int LinkLength, int StrongLength)
{
    /// <summary>True when it has a letter or a digit; lines of signs only divide.</summary>
    public bool HasWord => Text.Any(char.IsLetterOrDigit);

    /// <summary>True when (nearly) all of it is links.</summary>
    public bool IsAllLink => LinkLength * 10 >= Text.Length * 9;

    /// <summary>True when all of it is bold.</summary>
    public bool IsAllStrong => StrongLength * 20 >= Text.Length * 19;
}
