using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Tests.Scraper.Extraction;

public sealed class FieldTests
{
    [Fact]
    public void Fields_come_from_json_ld_in_a_graph()
    {
        var article = ArticlePage.Read(head: """
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
              {"@type":"WebSite","@id":"#site","name":"Harbour News"},
              {"@type":"Person","@id":"#ann","name":"Ann Lee"},
              {"@type":"NewsArticle","headline":"Harbour reopens after a winter of repairs","datePublished":"2024-05-03T10:00:00+02:00",
               "dateModified":"2024-05-04T08:00:00+02:00","author":[{"@id":"#ann"},{"@type":"Person","name":"Bo Ek"}],"articleSection":"Coast",
               "keywords":["harbour","ferry"],"inLanguage":"en-GB","image":{"@type":"ImageObject","url":"https://news.example.org/a.jpg"}}]}</script>
            """);

        Assert.Equal(["Ann Lee", "Bo Ek"], article.Authors);
        Assert.Equal("2024-05-03T10:00:00+02:00", article.Published?.ToIso8601());
        Assert.Equal("2024-05-04T08:00:00+02:00", article.Modified?.ToIso8601());
        Assert.Equal("Coast", article.Section);
        Assert.Equal(["harbour", "ferry"], article.Keywords);
        Assert.Equal("en-GB", article.Language);
        Assert.Equal("Harbour News", article.SiteName);
        Assert.Equal("https://news.example.org/a.jpg", article.ImageUrl);
        Assert.Equal("json-ld", article.Rules["published"]);
    }

    [Fact]
    public void Json_ld_with_raw_line_breaks_in_a_string_is_still_read()
    {
        var article = ArticlePage.Read(head: "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"x\",\"description\":\"one\ntwo\tthree\",\"datePublished\":\"2024-05-03\",}</script>");

        Assert.Equal("2024-05-03", article.Published?.ToIso8601());
    }

    [Fact]
    public void Unreadable_json_ld_leaves_the_other_sources()
    {
        var article = ArticlePage.Read(head: "<script type='application/ld+json'>{\"@type\": </script><meta property='article:published_time' content='2024-05-03T10:00:00Z'>");

        Assert.Equal("2024-05-03T10:00:00+00:00", article.Published?.ToIso8601());
        Assert.Equal(3, article.Paragraphs.Count);
    }

    [Fact]
    public void Microdata_gives_author_and_time()
    {
        var article = ArticlePage.Read(above: "<span itemprop='author' itemscope><span itemprop='name'>Ann Lee</span></span><time itemprop='datePublished' datetime='2024-05-03T10:00:00Z'>today</time>");

        Assert.Equal(["Ann Lee"], article.Authors);
        Assert.Equal("2024-05-03T10:00:00+00:00", article.Published?.ToIso8601());
    }

    [Fact]
    public void Visible_byline_and_date_are_read_when_nothing_else_says()
    {
        var article = ArticlePage.Read(above: "<p class='byline'>By Ann Lee and Bo Ek, Staff Writers</p><span class='post-date'>3 May 2024, 10:30</span>");

        Assert.Equal(["Ann Lee", "Bo Ek"], article.Authors);
        Assert.Equal("2024-05-03T10:30:00", article.Published?.ToIso8601());
    }

    [Fact]
    public void Organisation_is_no_person()
    {
        var article = ArticlePage.Read(head: """
            <meta property="og:site_name" content="Harbour News"><meta name="author" content="Harbour News">
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"x","author":{"@type":"Organization","name":"Harbour Agency"},"publisher":{"@type":"Organization","name":"Harbour News"}}</script>
            """);

        Assert.Equal(["Harbour Agency"], article.AuthorOrganizations);
        Assert.Empty(article.Authors.Except(article.AuthorOrganizations));
    }

    [Fact]
    public void Headline_that_most_sources_agree_on_wins()
    {
        var article = ArticlePage.Read(head: """
            <meta property="og:title" content="You will not believe what the harbour did | Harbour News"><meta property="og:site_name" content="Harbour News">
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour reopens after a winter of repairs"}</script>
            """);

        Assert.Equal(ArticlePage.Title, article.Title);
    }

    [Theory]
    [InlineData("<link rel='canonical' href='https://news.example.org/other'>", "https://news.example.org/other")]
    [InlineData("<meta property='og:url' content='https://news.example.org/other'>", "https://news.example.org/other")]
    [InlineData("<link rel='canonical' href='/relative'><meta property='og:url' content='https://news.example.org/other'>", "https://news.example.org/other")]
    [InlineData("<link rel='canonical' href='javascript:alert(1)'>", null)]
    [InlineData("<link rel='canonical' href='https://news.example.org/'>", null)]
    public void Canonical_address_is_absolute_and_no_front_page(string head, string? expected) =>
        Assert.Equal(expected, ArticlePage.Read(head: head).CanonicalUrl);

    [Fact]
    public void Standfirst_is_the_lead_and_not_part_of_the_body()
    {
        var article = ArticlePage.Read(above: "<p class='standfirst'>A winter of work has ended, and the ferries sail again.</p>");

        Assert.Equal("A winter of work has ended, and the ferries sail again.", article.Lead);
        Assert.Equal(3, article.Paragraphs.Count);
    }

    [Fact]
    public void Description_that_the_page_does_not_print_is_no_lead() =>
        Assert.Null(ArticlePage.Read(head: "<meta name='description' content='Words that only search engines see, and no reader of the page.'>").Lead);

    [Fact]
    public void Further_articles_of_an_endless_page_are_left_out()
    {
        var further = $"<article><h1>Another story</h1><p>{ArticlePage.First} Again.</p><p>{ArticlePage.Second} Again.</p><p>{ArticlePage.Third} Again.</p></article>";
        var html = ArticlePage.Html().Replace("</main>", further + further + "</main>", StringComparison.Ordinal);

        Assert.Equal([ArticlePage.First, ArticlePage.Second, ArticlePage.Third], ArticleExtractor.Extract(html, ArticlePage.Url).Paragraphs);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body><p>Too little.</p></body></html>")]
    [InlineData("<html><head><title>Sign in</title></head><body><h1>Sign in</h1><form><input name='user'></form></body></html>")]
    [InlineData("<html><head><title>Home</title></head><body><ul><li><a href='/a'>One story of today</a></li><li><a href='/b'>Another story</a></li></ul></body></html>")]
    public void Page_without_an_article_gives_no_title_and_no_text(string html)
    {
        var article = ArticleExtractor.Extract(html, ArticlePage.Url);

        Assert.Null(article.Title);
        Assert.Empty(article.Paragraphs);
    }
}
