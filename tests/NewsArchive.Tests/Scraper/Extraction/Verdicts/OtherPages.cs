using System.Globalization;

namespace NewsArchive.Tests.Scraper.Extraction.Verdicts;

/// <summary>Pages of ours that are no articles, each in the shape of one kind of system.</summary>
internal static class OtherPages
{
    private static readonly string[] Subjects = ["Harbour", "Bridge", "Theatre", "Ferry", "Market", "Library", "Stadium", "Garden", "Tunnel", "Castle", "Airport", "Museum"];

    /// <summary>Teasers: each a linked heading and an excerpt.</summary>
    public static string Teasers(int count, string format) =>
        string.Concat(Enumerable.Range(0, count).Select(i => string.Format(CultureInfo.InvariantCulture, format, Headline(i), Excerpt(i), i)));

    /// <summary>A blog system's category: excerpts under linked headings, and the data of a collection beside "og:type" article.</summary>
    public static string Category => Page(
        "Culture Archives - The Paper",
        """<meta property="og:type" content="article"><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"CollectionPage","name":"Culture"},{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","name":"Home"}]},{"@type":"WebSite","name":"The Paper"}]}</script>""",
        "<h1 class='page-title'>Category: <span>Culture</span></h1>" + Teasers(10, "<article class='post hentry'><h2 class='entry-title'><a href='/2024/05/{2}'>{0}</a></h2><div class='entry-summary'><p>{1}</p></div></article>"));

    /// <summary>An old portal: tables, no metas, headlines as bold links.</summary>
    public static string OldPortal => Page(
        "The Paper - Sport",
        "",
        "<table><tr><td><a href='/'>Home</a><br><a href='/sport/'>Sport</a></td><td>"
        + Teasers(14, "<table><tr><td><a href='story.asp?id={2}'><b>{0}</b></a></td></tr><tr><td><p>{1}</p></td></tr></table>") + "</td></tr></table>");

    /// <summary>A built front end: cards with utility classes, all of the card one link.</summary>
    public static string Cards => Page(
        "World | The Paper",
        """<meta property="og:type" content="website">""",
        "<div id='__next'><h1 class='text-3xl font-bold'>World</h1><div class='grid grid-cols-3 gap-4'>"
        + Teasers(18, "<div class='rounded p-2'><a href='/world/{2}-a-b-c-d'><h3 class='text-lg'>{0}</h3></a><p class='text-sm text-gray-600'>{1}</p></div>") + "</div></div>");

    /// <summary>A front page: a large story with a long teaser, then many small ones.</summary>
    public static string Front => Page(
        "The Paper - news of the city",
        """<meta property="og:type" content="website"><meta property="og:site_name" content="The Paper">""",
        $"<h1 class='unseen'>The Paper</h1><section><h2><a href='/a'>{Headline(3)}</a></h2><p>{Excerpt(1)} {Excerpt(2)} {Excerpt(3)} {Excerpt(4)}</p></section>"
        + Teasers(24, "<section><h3><a href='/{2}'>{0}</a></h3><p>{1}</p></section>"));

    /// <summary>A blog's front page with whole posts.</summary>
    public static string BlogFront => Page(
        "Notes from the quay",
        "",
        Teasers(5, "<div class='post'><h2><a href='/{2}'>{0}</a></h2><p>{1} {1}</p><p>{1} {1} {1}</p><p>{1} {1}</p><p class='meta'><a href='/{2}#comments'>3 comments</a></p></div>"));

    /// <summary>A tag's page whose data list the articles.</summary>
    public static string Topic => Page(
        "Ferries",
        """<script type="application/ld+json">{"@context":"https://schema.org","@type":"ItemList","itemListElement":[""" + string.Join(',', Enumerable.Range(0, 6).Select(i =>
            "{\"@type\":\"ListItem\",\"item\":{\"@type\":\"NewsArticle\",\"headline\":\"" + Headline(i) + "\",\"url\":\"https://paper.example/2024/" + i + "\"}}")) + "]}</script>",
        "<h1>Ferries</h1>" + Teasers(8, "<li class='teaser'><h3><a href='/2024/{2}'>{0}</a></h3><p>{1}</p></li>"));

    /// <summary>An author's page.</summary>
    public static string Author => Page(
        "Ann Lee, reporter",
        """<meta property="og:type" content="profile"><script type="application/ld+json">{"@type":"ProfilePage","mainEntity":{"@type":"Person","name":"Ann Lee"}}</script>""",
        "<h1>Ann Lee</h1><p class='bio'>Ann Lee has written about the city, its harbour and its ferries for twenty years, and has never missed a launch.</p>"
        + Teasers(8, "<article><h2><a href='/2024/{2}'>{0}</a></h2><p>{1}</p></article>"));

    /// <summary>A section that is nothing but headlines.</summary>
    public static string Headlines => Page("Business", """<meta property="og:type" content="website">""", "<h1>Business</h1><p>All news about business, companies, money and the markets of the city and of the region around it.</p><ul>"
        + Teasers(30, "<li><a href='/business/{2}'>{0}</a></li>") + "</ul>");

    /// <summary>A page around some words of its own.</summary>
    public static string Page(string title, string head, string body) =>
        $"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>"
        + "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li><li><a href='/culture'>Culture</a></li></ul></nav>"
        + $"<main>{body}</main><footer><p>The Paper is published by the printers of the old town. All rights reserved.</p></footer></body></html>";

    private static string Headline(int i) => $"{Subjects[i % Subjects.Length]} opens again after {i + 3} months of repairs";

    private static string Excerpt(int i) =>
        $"The {Subjects[i % Subjects.Length].ToLowerInvariant()} had been closed since the storm, and {i + 2} companies worked there day and night until the mayor could cut the ribbon.";
}
