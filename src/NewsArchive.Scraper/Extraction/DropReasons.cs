using System.Collections.Frozen;

namespace NewsArchive.Scraper.Extraction;

/// <summary>The rules that keep blocks out of the body, in words for people.</summary>
internal static class DropReasons
{
    /// <summary>The rule for blocks before and behind the body.</summary>
    public const string Outside = "outside";

    /// <summary>The rule for what would have been the body of a page that holds no article.</summary>
    public const string NoArticle = "no-article";

    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        [Outside] = "stands outside the box that holds the article",
        [NoArticle] = "the page holds no article",
        ["outside site rule"] = "stands outside what the rule for this site names",
        ["stripped"] = "is taken out by a rule for this site",
        ["caption"] = "belongs to a picture: a caption or credit by its element or its names",
        ["media"] = "stands in a box around pictures or films",
        ["byline"] = "says who wrote it or when, by its element or its names",
        ["share"] = "stands in a box for sharing and following",
        ["related"] = "stands in a box that leads to other articles",
        ["promotion"] = "stands in a box for newsletters, subscriptions or advertisements, or in a form",
        ["navigation"] = "stands in a menu",
        ["tags"] = "stands in a list of tags or topics",
        ["footer"] = "stands in the page's footer",
        ["comments"] = "was written by readers",
        ["consent"] = "asks about cookies",
        ["hidden"] = "is not shown when the page opens, and is no paragraph",
        ["aside"] = "stands in a column beside the text",
        ["header"] = "stands in the page's header",
        ["lead"] = "is the standfirst, which is a field of its own",
        ["title"] = "repeats the headline",
        ["signs"] = "has no letter and no digit",
        ["repeat"] = "stands on the page a second time",
        ["pull-quote"] = "repeats a sentence of the text in large letters",
        ["link-line"] = "is one link and nothing else",
        ["link-lines"] = "is a group of links",
        ["date-line"] = "is a date",
        ["label-line"] = "is a short label above the text",
        ["consent-line"] = "asks about cookies",
        ["contact-line"] = "is an address, a contact or a credit for further reporters",
        ["related-line"] = "leads to another article",
        ["prompt-line"] = "asks the reader to do something: to subscribe, share, sign in",
        ["credit-line"] = "is a credit for a picture",
        ["byline-line"] = "is a line that names authors or dates",
        ["end-section"] = "stands under a heading that ends the article, such as “About the author”",
        ["empty-heading"] = "is a heading with nothing below it",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A rule in words; one that has no words yet reads as its name.</summary>
    public static string InWords(string rule) => Words.GetValueOrDefault(rule) ?? rule.Replace('-', ' ');
}
