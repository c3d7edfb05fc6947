using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction.Bodies;

/// <summary>Reads what an element is from its name, role and visibility.</summary>
internal static class ClutterTags
{
    /// <summary>The kind the element itself tells.</summary>
    public static ClutterKind Of(string tag, in ElementNames names)
    {
        var kind = tag switch
        {
            "figcaption" => ClutterKind.Caption,
            "figure" => ClutterKind.Media,
            "nav" or "menu" => ClutterKind.Navigation,
            "footer" => ClutterKind.Footer,
            "aside" => ClutterKind.Aside,
            "form" => ClutterKind.Promotion,
            "dialog" => ClutterKind.Hidden,
            "header" or "hgroup" => ClutterKind.Header,
            "address" or "time" => ClutterKind.Byline,
            _ => ClutterKind.None,
        };
        return names.Role switch
        {
            "navigation" or "menu" or "menubar" or "search" => ClutterKind.Navigation,
            "dialog" or "alertdialog" => ClutterKind.Hidden,
            "banner" => ClutterKind.Header,
            "contentinfo" => ClutterKind.Footer,
            "complementary" => ClutterKind.Aside,
            _ => names.IsHidden ? ClutterKind.Hidden : kind,
        };
    }
}
