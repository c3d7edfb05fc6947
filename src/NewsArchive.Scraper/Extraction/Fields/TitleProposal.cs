using NewsArchive.Scraper.Extraction.Bodies;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>Where a wording of the headline was found. Sources that one template fills from one place count as one.</summary>
internal enum TitleSource
{
    /// <summary>The class that the site's rule names.</summary>
    SiteRule,

    /// <summary>The headline of the page's article in JSON-LD.</summary>
    JsonLd,

    /// <summary>The name of that same article, where it differs from its headline or repeats it.</summary>
    JsonLdName,

    /// <summary>A first-order heading, or an element that microdata calls the headline.</summary>
    Heading,

    /// <summary>A first-order heading inside a path of links: written for search engines, the readers' headline stands below it.</summary>
    Breadcrumb,

    /// <summary>The second-order heading right below such a path.</summary>
    BelowBreadcrumb,

    /// <summary>The title for social networks.</summary>
    Social,

    /// <summary>What the page tells services that count its readers.</summary>
    Meta,

    /// <summary>The document's title.</summary>
    Document,
}

/// <summary>One wording of the headline that one source of the page proposes.</summary>
/// <param name="Text">The wording, one line.</param>
/// <param name="Source">Where it was found.</param>
/// <param name="Rule">The source's name for people.</param>
internal sealed record TitleProposal(string Text, TitleSource Source, string Rule)
{
    /// <summary>Its letters and digits: wordings with the same key are one.</summary>
    public string Key { get; } = TextLikeness.Key(Text);
}
