using System.Diagnostics;
using System.Text;
using CsCheck;
using NewsArchive.Articles;
using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Tests.Scraper.Extraction;

public sealed class HostileHtmlTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<div class='caption'>", "</div>", "<h1>", "</h1>", "<br>", "<table><td>", "<a href='/x'>", "</a>", "<b>", "</i>", "&amp;", "&#0;", "<!--",
        "-->", "<script>", "</script>", "<script type='application/ld+json'>{", "<svg><p>", "<template>", "</html>", "<article>", "<time datetime='x'>",
        "Some words that make a sentence, long enough to be a paragraph of running text in an article.", "\u0000", "\ud83d", "عربى", "<meta charset=x>", "<frameset>",
    ];

    [Theory]
    [InlineData("<div>", 100_000)]
    [InlineData("<span class=caption>", 50_000)]
    [InlineData("<ul><li>", 50_000)]
    [InlineData("<b><p>", 20_000)]
    [InlineData("<table><tr><td>", 20_000)]
    [InlineData("<font><div></font>", 20_000)]
    [InlineData("<details>x", 50_000)]
    [InlineData("<rt>", 50_000)]
    [InlineData("<tt><s>x", 50_000)]
    [InlineData("<base href=x>", 50_000)]
    [InlineData("<input>", 100_000)]
    [InlineData("<p>x", 500_000)]
    [InlineData("<!-->", 500_000)]
    [InlineData("</p>", 200_000)]
    [InlineData("<title>x | y</title>", 50_000)]
    [InlineData("cookies ", 500_000)]
    [InlineData("By Ann Lee, ", 300_000)]
    [InlineData("\u00ad", 1_000_000)]
    public void Deep_nesting_neither_overflows_nor_hangs(string piece, int times)
    {
        var html = new StringBuilder("<h1>A headline</h1>").Insert(19, piece, times).Append("text").ToString();
        var watch = Stopwatch.StartNew();

        ArticleExtractor.Extract(html, ArticlePage.Url);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Patience);
    }

    [Fact]
    public void Text_deep_inside_is_still_read()
    {
        var depth = new StringBuilder().Insert(0, "<div>", 5000).ToString();
        var html = $"<html><body><h1>{ArticlePage.Title}</h1>{depth}<p>{ArticlePage.First}</p><p>{ArticlePage.Second}</p></body></html>";

        Assert.Equal([ArticlePage.First, ArticlePage.Second], ArticleExtractor.Extract(html, ArticlePage.Url).Paragraphs);
    }

    [Fact]
    public void Many_attributes_and_siblings_do_not_hang()
    {
        var attributes = string.Join(' ', Enumerable.Range(0, 10_000).Select(i => $"a{i}=1"));
        var siblings = new StringBuilder().Insert(0, "<p class='caption'>x</p>", 20_000).ToString();
        var watch = Stopwatch.StartNew();

        ArticleExtractor.Extract($"<div {attributes}>{siblings}</div>", ArticlePage.Url);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Patience);
    }

    [Theory]
    [InlineData("{\"@type\":\"Article\",\"headline\":\"a\",\"headline\":\"b\"}")]
    [InlineData("[[[[{}]]]]")]
    [InlineData("{\"@type\":[null,1,{}],\"headline\":{\"@value\":[]},\"author\":[[],null,{\"name\":{}}],\"keywords\":{\"a\":1}}")]
    [InlineData("{\"@graph\":{\"@id\":\"x\",\"author\":{\"@id\":\"x\"}}}")]
    [InlineData("\u0000\ud800{")]
    public void Odd_json_ld_is_no_exception(string json) =>
        Assert.Equal(3, ArticlePage.Read(head: $"<script type='application/ld+json'>{json}</script>").Paragraphs.Count);

    [Fact]
    public void Deeply_nested_json_ld_is_left_out()
    {
        var json = new string('[', 100_000);

        Assert.Equal(3, ArticlePage.Read(head: $"<script type='application/ld+json'>{json}</script>").Paragraphs.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not an address")]
    [InlineData("http://")]
    [InlineData("data:text/html,x")]
    public void Odd_address_is_no_exception(string url) => Assert.Equal(3, ArticleExtractor.Extract(ArticlePage.Html(), url).Paragraphs.Count);

    [Fact]
    public void Random_markup_never_throws_and_never_leaks_markup()
    {
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 60].Sample(
            pieces =>
            {
                var article = ArticleExtractor.Extract(string.Concat(pieces), ArticlePage.Url);
                Assert.DoesNotContain(article.Paragraphs, text => text.Contains("<p>", StringComparison.Ordinal));
                Assert.NotEmpty(ExtractionJson.Write(article));
                Assert.NotEmpty(VersionText.Compose(article.Title ?? "x", article.Lead, article.Paragraphs).Text);
            },
            iter: 500);
    }
}
