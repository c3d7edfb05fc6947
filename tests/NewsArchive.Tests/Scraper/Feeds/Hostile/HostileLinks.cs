using static NewsArchive.Tests.Scraper.Feeds.Hostile.HostileFeed;

namespace NewsArchive.Tests.Scraper.Feeds.Hostile;

/// <summary>Addresses that lead nowhere, inside or to a program; the good entry behind them is taken.</summary>
internal static class HostileLinks
{
    private static readonly string[] Useless =
    [
        "javascript:alert(1)", "JaVaScRiPt://news.example.org/%0aalert(1)", "data:text/html,One", "file:///etc/passwd", "ftp://news.example.org/a", "mailto:desk@news.example.org",
        "gopher://127.0.0.1:25/", "view-source:https://news.example.org/", "http://", "https:///", "http://:80/", "https://news.example.org:99999/", "http://[::1", "http://[zz]/", "blob:https://news.example.org/1",
    ];

    public static IReadOnlyDictionary<string, HostileFeed> All { get; } = new Dictionary<string, HostileFeed>
    {
        ["links that are none of the web"] = Saves(Rss(string.Concat(Useless.Select(link => Item("Useless", link))) + Item())),
        ["ids that are none of the web"] = Saves(Rss(string.Concat(Useless.Select(link => $"<item><guid>{link}</guid></item>")) + Item())),
        ["links of Atom that are none of the web"] = Saves(
            $"<feed xmlns='http://www.w3.org/2005/Atom'>{string.Concat(Useless.Select(link => $"<entry><link href='{link}'/></entry>"))}<entry><title>One</title><link href='{Good}'/></entry></feed>"),
        ["links of JSON that are none of the web"] = Saves($$"""{"items":[{{string.Concat(Useless.Select(link => $$"""{"url":"{{link}}"},"""))}}{"url":"{{Good}}","title":"One"}]}"""),
        ["places of a sitemap that are none of the web"] = Saves($"<urlset>{string.Concat(Useless.Select(link => $"<url><loc>{link}</loc></url>"))}<url><loc>{Good}</loc></url></urlset>", title: null),
        ["lines that are none of the web"] = Saves($"{Good}\n{string.Join('\n', Useless)}\n", title: null),
        ["a base that is none of the web"] = Saves("<feed xml:base='javascript:alert(1)//'><entry xml:base='file:///etc/'><title>One</title><link href='../a'/></entry></feed>"),
        ["relative links"] = Saves(Rss(Item("One", "../a") + Item("Two", "//news.example.org/a") + Item("Three", "/a#comments") + Item("Four", "HTTPS://NEWS.EXAMPLE.ORG:443/a"))),
        ["a link in pieces"] = Saves(Rss("<item><title>One</title><link>\n  https://news.example.org<![CDATA[/a]]><!-- here -->\n</link></item>")),
        ["a link that holds markup"] = Saves(Rss("<item><title>One</title><link><a href='https://evil.example/'>https://news.example.org/a</a></link></item>")),
        ["an empty link before the id"] = Saves(Rss("<item><title>One</title><link> </link><guid isPermaLink=' TRUE '>https://news.example.org/a</guid></item>")),
        ["an id that says it is no address"] = Saves(Rss("<item><guid isPermaLink='false'>https://news.example.org/no</guid></item>" + Item())),
    };
}
