namespace NewsArchive.Scraper.Extraction.Pages;

/// <summary>What one walk over a page found: its text in blocks and boxes, what its head says, and where fields seem to stand.</summary>
internal sealed class Page
{
    /// <summary>The address the page was read from.</summary>
    public required string Url { get; init; }

    /// <summary>The language the root element names.</summary>
    public string? Language { get; set; }

    /// <summary>The document's title.</summary>
    public string? DocumentTitle { get; set; }

    /// <summary>Address of the canonical link as written.</summary>
    public string? CanonicalLink { get; set; }

    /// <summary>Contents of meta elements by lower-case name, property or itemprop, in the page's order.</summary>
    public Dictionary<string, List<string>> Metas { get; } = new(StringComparer.Ordinal);

    /// <summary>The JSON-LD scripts as written.</summary>
    public List<string> JsonLd { get; } = [];

    /// <summary>Elements with text in document order.</summary>
    public List<Box> Boxes { get; } = [];

    /// <summary>The text in document order.</summary>
    public List<TextBlock> Blocks { get; } = [];

    /// <summary>Visible elements that seem to hold fields, in document order.</summary>
    public List<Mark> Marks { get; } = [];

    /// <summary>The first content of the first of these metas that the page has.</summary>
    public string? Meta(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Metas.TryGetValue(name, out var contents))
            {
                return contents[0];
            }
        }

        return null;
    }

    /// <summary>The text of the first box with this class that ends before a block; null when there is none.</summary>
    public string? FirstText(string name, int before = int.MaxValue)
    {
        var box = Boxes.Find(box => box.First < box.End && box.End <= before && box.IsNamed(name));
        return box is null ? null : string.Join(' ', Blocks[box.First..box.End].Select(block => block.Text)).Replace('\n', ' ');
    }
}
