namespace NewsArchive.Tests.Scraper.Extraction;

public sealed class ClutterTests
{
    private const string Words = "These words stand beside the text of the article and must not become a part of it.";

    [Theory]
    [InlineData("<figure><img src='a.jpg'><figcaption>" + Words + "</figcaption></figure>")]
    [InlineData("<div class='wp-caption'><img src='a.jpg'><p class='wp-caption-text'>" + Words + "</p></div>")]
    [InlineData("<span class='newsCaption'>" + Words + "</span>")]
    [InlineData("<div class='photo-gallery'><p>" + Words + "</p></div>")]
    [InlineData("<div class='image__credit'>" + Words + "</div>")]
    [InlineData("<p>Photo: Sample Agency</p>")]
    [InlineData("<p>(Photo by a photographer / Getty Images)</p>")]
    [InlineData("<p>The quay wall in winter, photos © A Photographer, 2024</p>")]
    [InlineData("<p>Enlarge this image toggle caption A Photographer</p>")]
    [InlineData("<p class='piefoto'>" + Words + "</p>")]
    public void Captions_and_credits_are_left_out(string clutter) => AssertLeftOut(clutter);

    [Theory]
    [InlineData("<aside><h2>Elsewhere</h2><p>" + Words + "</p></aside>")]
    [InlineData("<div class='related-articles'><p>" + Words + "</p></div>")]
    [InlineData("<p><a href='/x'>A headline of another article, all of it a link</a></p>")]
    [InlineData("<p>Read more: <a href='/x'>A headline of another article</a></p>")]
    [InlineData("<p>Lesen Sie auch: <a href='/x'>Die Schlagzeile eines anderen Artikels</a></p>")]
    [InlineData("<p>DON'T MISS<br><a href='/x'>A headline of another article</a><br><a href='/y'>And one more headline</a></p>")]
    [InlineData("<ul><li>Background: <a href='/x'>What the storm did to the quay wall</a></li></ul>")]
    [InlineData("<div class='noticias-relacionadas'><p>" + Words + "</p></div>")]
    public void Related_articles_are_left_out(string clutter) => AssertLeftOut(clutter);

    [Theory]
    [InlineData("<div class='newsletter-signup'><p>" + Words + "</p></div>")]
    [InlineData("<form><p>" + Words + "</p></form>")]
    [InlineData("<p>Sign up for our newsletter</p>")]
    [InlineData("<div class='ad-container'>" + Words + "</div>")]
    [InlineData("<p>Advertisement</p>")]
    [InlineData("<div class='share-bar'><a href='#'>Share</a> " + Words + "</div>")]
    [InlineData("<p>Follow us on Twitter and on Facebook.</p>")]
    [InlineData("<p>Follow him on Twitter @sample. Follow us there too.</p>")]
    [InlineData("<p>Want more of this delivered to your inbox? It costs nothing and takes a minute.</p>")]
    [InlineData("<p>Get the Harbour Letter delivered through your door every month. 12 issues for 20 euros.</p>")]
    [InlineData("<p>[button link=\"http://news.example.org/letter\" type=\"big\"] Send us your story[/button]</p>")]
    [InlineData("<p>Please switch off your ad blocker, because this page cannot work with it.</p>")]
    [InlineData("<p>We'd like to hear what you think about this or any of our articles.</p>")]
    [InlineData("<p>Newsletter: the harbour every Monday</p>")]
    [InlineData("<div class='boletin'><p>" + Words + "</p></div>")]
    public void Promotions_and_share_bars_are_left_out(string clutter) => AssertLeftOut(clutter);

    [Theory]
    [InlineData("<div class='author-bio'><p>" + Words + "</p></div>")]
    [InlineData("<p>By Ann Lee</p>")]
    [InlineData("<p>Published 3 May 2024 at 10:30</p>")]
    [InlineData("<p>Additional reporting by Bo Ek</p>")]
    [InlineData("<div class='post-meta'>" + Words + "</div>")]
    [InlineData("<p>Ann Lee can be reached at ann@example.org or by telephone.</p>")]
    [InlineData("<p>The Sample Agency and Bo Ek contributed to this report.</p>")]
    [InlineData("<p>The opinions expressed in this commentary are the writer's.</p>")]
    [InlineData("<p>이순신 기자 lee@example.org</p>")]
    public void Bylines_and_biographies_are_left_out(string clutter) => AssertLeftOut(clutter);

    [Theory]
    [InlineData("<nav><ul><li><a href='/'>Home</a></li><li>" + Words + "</li></ul></nav>")]
    [InlineData("<div class='breadcrumbs'>" + Words + "</div>")]
    [InlineData("<footer><p>" + Words + "</p></footer>")]
    [InlineData("<div class='cookie-consent'><p>" + Words + "</p></div>")]
    [InlineData("<p>This website uses cookies to improve your experience. You can read about it and give your consent.</p>")]
    [InlineData("<div style='display: none'>" + Words + "</div>")]
    [InlineData("<span class='visually-hidden'>" + Words + "</span>")]
    [InlineData("<script>var words = '" + Words + "';</script>")]
    public void Menus_footers_and_consent_are_left_out(string clutter) => AssertLeftOut(clutter);

    [Theory]
    [InlineData("comments")]
    [InlineData("comentarios_lectores")]
    [InlineData("kommentarer")]
    public void Comments_below_are_left_out(string name)
    {
        var comments = string.Concat(Enumerable.Repeat($"<li><p>{Words} A reader says so at some length, as readers do.</p></li>", 5));

        var article = ArticlePage.Read(after: $"<section id='{name}'><ol>{comments}</ol></section>");

        Assert.Equal([ArticlePage.First, ArticlePage.Second, ArticlePage.Third], article.Paragraphs);
    }

    [Fact]
    public void Section_about_the_author_ends_the_article()
    {
        var article = ArticlePage.Read(below: $"<h3>About the author</h3><p>{Words}</p>");

        Assert.Equal([ArticlePage.First, ArticlePage.Second, ArticlePage.Third], article.Paragraphs);
    }

    [Fact]
    public void Paragraphs_hidden_behind_an_overlay_are_text()
    {
        var html = $"<html><body><h1>{ArticlePage.Title}</h1><div class='free-part'><p>{ArticlePage.First}</p></div>"
            + $"<div class='hidden' aria-hidden='true'><p>{ArticlePage.Second}</p><p>{ArticlePage.Third}</p></div></body></html>";

        var article = NewsArchive.Scraper.Extraction.ArticleExtractor.Extract(html, ArticlePage.Url);

        Assert.Equal([ArticlePage.First, ArticlePage.Second, ArticlePage.Third], article.Paragraphs);
    }

    [Fact]
    public void Form_around_the_whole_page_is_no_clutter()
    {
        var html = ArticlePage.Html().Replace("<main>", "<form id='aspnetForm'>", StringComparison.Ordinal).Replace("</main>", "</form>", StringComparison.Ordinal);

        var article = NewsArchive.Scraper.Extraction.ArticleExtractor.Extract(html, ArticlePage.Url);

        Assert.Equal(3, article.Paragraphs.Count);
    }

    [Theory]
    [InlineData("<h2>What comes next</h2>", "What comes next")]
    [InlineData("<p>By Monday the harbour was open again.</p>", "By Monday the harbour was open again.")]
    [InlineData("<p>Loading the ships took four days.</p>", "Loading the ships took four days.")]
    [InlineData("<p>More in this city than elsewhere, ferries matter.</p>", "More in this city than elsewhere, ferries matter.")]
    [InlineData("<ul><li>one thing that was repaired</li></ul>", "one thing that was repaired")]
    [InlineData("<p>The minister told reporters that the council had blocked his plans.</p>", "The minister told reporters that the council had blocked his plans.")]
    [InlineData("<p>Newsletter subscriptions of the town's paper rose by a fifth in the months when the harbour was closed, because so many wanted to know more.</p>",
        "Newsletter subscriptions of the town's paper rose by a fifth in the months when the harbour was closed, because so many wanted to know more.")]
    [InlineData("<p>责任在于港务局，市长说。</p>", "责任在于港务局，市长说。")]
    [InlineData("<blockquote><p>Nobody expected the wall to be this old, the report says.</p></blockquote>", "Nobody expected the wall to be this old, the report says.")]
    [InlineData("<div class='social-embed'><blockquote><p>The harbour is open again, the port wrote in a post that was shared.</p></blockquote></div>", "The harbour is open again, the port wrote in a post that was shared.")]
    [InlineData("<p class='md:hidden has-gallery'>Utility classes do not hide this paragraph from anybody.</p>", "Utility classes do not hide this paragraph from anybody.")]
    public void Headings_lists_quotes_and_posts_are_text(string html, string text)
    {
        var article = ArticlePage.Read(between: html);

        Assert.Equal([ArticlePage.First, text, ArticlePage.Second, ArticlePage.Third], article.Paragraphs);
    }

    private static void AssertLeftOut(string clutter)
    {
        var article = ArticlePage.Read(between: clutter);

        Assert.Equal([ArticlePage.First, ArticlePage.Second, ArticlePage.Third], article.Paragraphs);
    }
}
