using System.IO.Compression;
using System.Text;
using System.Text.Json;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper.Extraction.Verdicts;

/// <summary>Articles with something about them that other kinds of pages have too. None may be refused.</summary>
public sealed class ArticlesThatLookOtherwiseTests
{
    private const string Article = """<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour reopens after a winter of repairs","datePublished":"2024-05-03"}</script>""";
    private const string Long = $"<p>{ArticlePage.First}</p><p>{ArticlePage.Second}</p><p>{ArticlePage.Third}</p>";

    [Theory]
    [InlineData("https://paper.example/sport/", "")]
    [InlineData("https://paper.example/?p=123", "")]
    [InlineData("https://paper.example/video/harbour-reopens-12345", Article)]
    [InlineData("https://paper.example/category/culture/harbour-reopens-after-a-winter", "")]
    [InlineData("https://paper.example/page/harbour-reopens-after-a-winter", "")]
    [InlineData("https://paper.example/", Article)]
    [InlineData("https://paper.example/account/2024/harbour", "")]
    [InlineData("file:///", "")]
    [InlineData("not an address", "")]
    public void Address_alone_refuses_nothing(string url, string head) => AssertRead(url, ArticlePage.Html(head));

    [Theory]
    [InlineData("""<meta property="og:type" content="website">""")]
    [InlineData("""<meta property="og:type" content="video.other"><meta property="article:published_time" content="2024-05-03">""")]
    [InlineData("""<script type="application/ld+json">[{"@type":"NewsArticle","headline":"Harbour reopens","url":"/2024/05/harbour-reopens"},{"@type":"ItemList","itemListElement":[]}]</script>""")]
    [InlineData("""<script type="application/ld+json">{"@type":"VideoObject","name":"A film beside the text"}</script>""" + Article)]
    [InlineData("""<script type="application/ld+json">{"@type":"SearchResultsPage"}</script>""" + Article)]
    public void Wrong_declaration_refuses_nothing(string head) => AssertRead(ArticlePage.Url, ArticlePage.Html(head, below: Long + Long));

    [Theory]
    [InlineData("Page not found: the life of broken links")]
    [InlineData("Sign in to the harbour and pay later")]
    [InlineData("404 ships")]
    [InlineData("Search for the lost ferry goes on")]
    [InlineData("Your privacy ends at the harbour wall, says court")]
    [InlineData("Just a moment of rest")]
    public void Headline_that_begins_like_another_page_refuses_nothing(string title) => AssertRead(
        ArticlePage.Url, ArticlePage.Html(Article, below: Long).Replace(ArticlePage.Title, title, StringComparison.Ordinal));

    [Fact]
    public void Text_among_many_teasers_is_an_article() => AssertRead(
        ArticlePage.Url,
        ArticlePage.Html(after: "<section>" + OtherPages.Teasers(30, "<div><h3><a href='/{2}'>{0}</a></h3><p>{1}</p></div>") + "</section>"));

    [Fact]
    public void Text_with_linked_headings_between_is_an_article_when_it_says_so() => AssertRead(
        ArticlePage.Url, OtherPages.Page("Twelve places to see", Article, "<article><h1>Twelve places to see</h1>" + OtherPages.Teasers(12, "<h2><a href='/{2}'>{0}</a></h2><p>{1}</p><p>On day {2} of our walk we came there at noon, and nobody who works at the place had time to show us round, so we did it on our own.</p>") + "</article>"));

    [Fact]
    public void Text_without_a_headline_is_read()
    {
        var article = ArticleExtractor.Extract($"<div>{Long}{Long}{Long}</div>", ArticlePage.Url);

        Assert.Equal((null, null), (article.Title, article.NotArticle));
        Assert.NotEmpty(article.Paragraphs);
    }

    [Theory]
    [InlineData("zyte")]
    [InlineData("fundus")]
    public async Task No_article_of_the_development_pages_is_refused(string corpus)
    {
        var folder = SharedFiles.Find($"corpora/extraction/{corpus}");
        using var truth = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "truth.json"), TestContext.Current.CancellationToken));
        var refused = new List<string>();
        foreach (var page in truth.RootElement.EnumerateObject())
        {
            await using var unpacked = new GZipStream(File.OpenRead(Path.Combine(folder, "pages", page.Name + ".html.gz")), CompressionMode.Decompress);
            using var reader = new StreamReader(unpacked, Encoding.UTF8);
            var html = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
            if (ArticleExtractor.Extract(html, page.Value.GetProperty("url").GetString()!).NotArticle is { } reason)
            {
                refused.Add($"{page.Name}: {reason}");
            }
        }

        Assert.Empty(refused);
    }

    private static void AssertRead(string url, string html)
    {
        var article = ArticleExtractor.Extract(html, url);

        Assert.Null(article.NotArticle);
        Assert.True(article.Paragraphs.Count >= 3);
    }
}
