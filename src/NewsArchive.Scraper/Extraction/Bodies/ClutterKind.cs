namespace NewsArchive.Scraper.Extraction.Bodies;

/// <summary>What stands on a page beside the article's text.</summary>
internal enum ClutterKind
{
    /// <summary>Nothing known: probably text.</summary>
    None,

    /// <summary>Words that belong to a picture or film.</summary>
    Caption,

    /// <summary>A box around pictures or films; its short lines are captions.</summary>
    Media,

    /// <summary>Who wrote it, when, and what he is like.</summary>
    Byline,

    /// <summary>Share and follow buttons.</summary>
    Share,

    /// <summary>Other articles.</summary>
    Related,

    /// <summary>Newsletters, subscriptions, advertisements, apps.</summary>
    Promotion,

    /// <summary>Menus, breadcrumbs, page numbers.</summary>
    Navigation,

    /// <summary>Tags and topics.</summary>
    Tags,

    /// <summary>The page's end.</summary>
    Footer,

    /// <summary>What readers wrote.</summary>
    Comments,

    /// <summary>Questions about cookies and consent.</summary>
    Consent,

    /// <summary>Not shown when the page opens.</summary>
    Hidden,

    /// <summary>A column beside the text.</summary>
    Aside,

    /// <summary>The part with headline and standfirst.</summary>
    Header,

    /// <summary>The standfirst.</summary>
    Lead,
}
