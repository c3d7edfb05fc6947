using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Tests.Scraper.Extraction.Verdicts;

public sealed class ArticleVerdictTests
{
    private const string Words = "The city's ferries, from the first launch to the last: a short film about the people who built them.";

    public static TheoryData<string, string> Lists => new()
    {
        { "https://paper.example/category/culture/", OtherPages.Category },
        { "https://paper.example/category/culture/page/2/", OtherPages.Category },
        { "https://paper.example/sport/", OtherPages.OldPortal },
        { "https://paper.example/en/world", OtherPages.Cards },
        { "https://paper.example/tag/ferries", OtherPages.Topic },
        { "https://paper.example/authors/ann-lee", OtherPages.Author },
        { "https://paper.example/business", OtherPages.Headlines },
        { "https://paper.example/news", OtherPages.Front },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void Section_topic_and_author_pages_say_that_they_list(string url, string html) => AssertNone(url, html, "lists other pages");

    [Theory]
    [InlineData("https://paper.example/")]
    [InlineData("https://paper.example/en")]
    [InlineData("https://paper.example/de-at/")]
    [InlineData("https://paper.example/index.php")]
    public void Front_page_says_so(string url)
    {
        AssertNone(url, OtherPages.Front, "front page");
        AssertNone(url, OtherPages.BlogFront, "front page");
    }

    [Theory]
    [InlineData("https://paper.example/search?q=ferry", "Search results for “ferry” | The Paper")]
    [InlineData("https://paper.example/?s=ferry", "You searched for ferry - The Paper")]
    [InlineData("https://paper.example/suche/ferry", "Suchergebnisse: ferry")]
    [InlineData("https://paper.example/recherche?query=ferry", "Résultats de recherche")]
    public void Search_results_say_so(string url, string title) =>
        AssertNone(url, OtherPages.Page(title, "", $"<h1>{title}</h1>" + OtherPages.Teasers(9, "<div><h2><a href='/{2}'>{0}</a></h2><p>{1}</p></div>")), "results of a search");

    [Theory]
    [InlineData("Page not found | The Paper", "Page not found")]
    [InlineData("404 Not Found", "Not Found")]
    [InlineData("Error 404 - The Paper", "Oops!")]
    [InlineData("The Paper", "Seite nicht gefunden")]
    [InlineData("The Paper", "Die Seite wurde leider nicht gefunden")]
    [InlineData("Page introuvable - Le Papier", "Page introuvable")]
    [InlineData("Página no encontrada", "Página no encontrada")]
    [InlineData("Nie znaleziono strony", "Nie znaleziono strony")]
    [InlineData("Страница не найдена", "Страница не найдена")]
    [InlineData("ページが見つかりません", "ページが見つかりません")]
    [InlineData("Access Denied", "Access Denied")]
    [InlineData("Service unavailable", "We will be back soon")]
    public void Error_page_with_status_200_says_so(string title, string heading) => AssertNone(
        "https://paper.example/2024/05/ferry-that-was-removed-last-year.html",
        OtherPages.Page(title, "", $"<h1>{heading}</h1><p>The page that you look for may have been moved or removed. Go to the front page or use the search to find what you wanted.</p>"),
        "no such page or cannot show it");

    [Fact]
    public void Error_page_that_offers_other_articles_says_so() => AssertNone(
        "https://paper.example/2024/05/gone",
        OtherPages.Page("Page not found", "", "<h1>Page not found</h1>" + OtherPages.Teasers(9, "<div><h2><a href='/{2}'>{0}</a></h2><p>{1} {1}</p></div>")),
        "no such page");

    [Theory]
    [InlineData("https://paper.example/login?next=%2F2024%2F05%2Fferry", "Log in | The Paper", "Log in to your account")]
    [InlineData("https://paper.example/2024/05/ferry", "Sign in", "Sign in")]
    [InlineData("https://paper.example/anmelden", "Anmelden - Das Blatt", "Anmelden")]
    [InlineData("https://paper.example/compte/connexion", "Connexion", "Connectez-vous")]
    public void Login_page_says_so(string url, string title, string heading) => AssertNone(
        url,
        OtherPages.Page(title, "", $"<h1>{heading}</h1><p>With an account you can read, save and comment on all articles of The Paper, wherever you are and as long as you like.</p>"
            + "<form><label>E-mail <input type=email></label><label>Password <input type=password></label><button>Go</button></form>"),
        "asks to sign in");

    [Theory]
    [InlineData("Before you continue", "Before you continue")]
    [InlineData("Ihre Privatsphäre ist uns wichtig", "Ihre Privatsphäre")]
    [InlineData("We value your privacy", "We value your privacy")]
    [InlineData("Das Blatt", "Mit Werbung weiterlesen oder werbefrei im Abo")]
    public void Consent_wall_says_so(string title, string heading) => AssertNone(
        "https://paper.example/2024/05/ferry",
        OtherPages.Page(title, "", $"<h1>{heading}</h1><p>We and our 137 partners store and read information on your device, such as identifiers, to show you advertisements and to measure them.</p><p>You can change your mind at any time.</p>"),
        "consent");

    [Theory]
    [InlineData("Just a moment...", "Checking your browser")]
    [InlineData("Attention Required! | Shield", "One more step")]
    [InlineData("The Paper", "Please verify you are a human")]
    public void Check_for_robots_says_so(string title, string heading) => AssertNone(
        "https://paper.example/2024/05/ferry", OtherPages.Page(title, "", $"<h1>{heading}</h1><p>This takes a few seconds, and then you will be sent on to the page that you asked for, if all is well.</p>"), "reader is a person");

    [Theory]
    [InlineData("<div id='root'></div><noscript>You need to enable JavaScript to run this app.</noscript><script src='/main.js'></script>")]
    [InlineData("<div id='app'><div class='spinner'>Loading…</div></div><script>window.__STATE__ = {};</script>")]
    [InlineData("<p>This site requires JavaScript. Please enable JavaScript in your browser and load the page again.</p>")]
    public void Empty_shell_says_that_its_text_comes_by_scripts(string body) => AssertNone(
        "https://paper.example/2024/05/ferry", $"<html><head><title>Ferry - The Paper</title></head><body>{body}</body></html>", "empty shell");

    [Theory]
    [InlineData("https://paper.example/video/ferry-12345", "")]
    [InlineData("https://paper.example/2024/05/ferry", """<meta property="og:type" content="video.other">""")]
    [InlineData("https://paper.example/2024/05/ferry", """<script type="application/ld+json">{"@type":"VideoObject","name":"Ferries","uploadDate":"2024-05-03","description":"A film."}</script>""")]
    [InlineData("https://paper.example/podcasts/ferry", """<script type="application/ld+json">{"@type":"PodcastEpisode","name":"Ferries"}</script>""")]
    public void Film_with_a_line_of_description_says_so(string url, string head) =>
        AssertNone(url, OtherPages.Page("Ferries of the city: a film", head, $"<h1>Ferries of the city: a film</h1><div class='player'><video src='a.mp4'></video></div><p>{Words}</p>"), "a film");

    [Fact]
    public void Gallery_says_that_it_is_pictures() => AssertNone(
        "https://paper.example/fotostrecken/ferries-of-the-city",
        OtherPages.Page("Ferries of the city in pictures", "", $"<h1>Ferries of the city in pictures</h1><p>{Words}</p>"
            + string.Concat(Enumerable.Range(1, 12).Select(i => $"<figure><img src='{i}.jpg'><figcaption>Ferry {i} leaves the harbour on a morning in May.</figcaption></figure>"))),
        "pictures");

    [Fact]
    public void What_holds_for_any_page_stays_but_no_title_and_no_text()
    {
        var page = ArticleExtractor.Extract(OtherPages.Front, "https://paper.example/");

        Assert.Equal((null, null, "en", "The Paper"), (page.Title, page.Lead, page.Language, page.SiteName));
        Assert.Empty(page.Paragraphs);
        Assert.DoesNotContain("text", page.Rules.Keys);
    }

    [Fact]
    public void Explanation_keeps_no_block_of_a_page_without_an_article() =>
        Assert.All(ArticleExtractor.Explain(OtherPages.Cards, "https://paper.example/sport/").Blocks, block => Assert.NotNull(block.ReasonInWords));

    private static void AssertNone(string url, string html, string reason)
    {
        var page = ArticleExtractor.Extract(html, url);

        Assert.Contains(reason, page.NotArticle ?? $"(an article: {page.Title})", StringComparison.Ordinal);
        Assert.Empty(page.Paragraphs);
    }
}
