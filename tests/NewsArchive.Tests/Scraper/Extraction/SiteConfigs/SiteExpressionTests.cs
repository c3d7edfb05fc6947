using System.Diagnostics;
using AngleSharp.Html.Parser;
using NewsArchive.Scraper.Extraction.SiteConfigs;

namespace NewsArchive.Tests.Scraper.Extraction.SiteConfigs;

public sealed class SiteExpressionTests
{
    private const string Html = "<html><body><div id='a' class='x y'><p>one</p><p>two <b>bold</b></p></div><ul><li>1<li>2<li>3</ul><svg><title>drawn</title></svg></body></html>";

    [Theory]
    [InlineData("//p", "one|two bold")]
    [InlineData("//P", "")]
    [InlineData("/html/body/div/p[2]/b", "bold")]
    [InlineData("//li[last()]", "3")]
    [InlineData("//li[position() < 3]", "1|2")]
    [InlineData("//li[3]/preceding-sibling::li", "1|2")]
    [InlineData("//li[3]/preceding-sibling::li[1]", "2")]
    [InlineData("//li[1]/following-sibling::li[1]", "2")]
    [InlineData("//b/ancestor::div/@id", "a")]
    [InlineData("//b/..", "two bold")]
    [InlineData("//*[contains(concat(' ', normalize-space(@class), ' '), ' y ')]/p[1]", "one")]
    [InlineData("//div[@id='a']//text()", "one|two |bold")]
    [InlineData("//li[2] | //p[1] | //li[2]", "one|2")]
    [InlineData("//p[not(b)]", "one")]
    [InlineData("//svg/title", "drawn")]
    [InlineData("//b/preceding::p", "one")]
    [InlineData("//p[1]/following::li", "1|2|3")]
    [InlineData("string(//b)", "bold")]
    [InlineData("id('a')", "")]
    public void Expressions_of_xpath_work_on_a_page(string expression, string found) => Assert.Equal(found, string.Join('|', Find(expression).Texts));

    [Theory]
    [InlineData("//*[contains(//body, concat(., 'no such words'))]")]
    [InlineData("//*[count(//*) > count(//*[count(//*) > 1])]")]
    [InlineData("//*[preceding::*[following::*[preceding::none]]]")]
    [InlineData("//*[string-length(translate(//body, 'a', 'b')) > 5]")]
    public void An_expression_that_takes_too_long_is_given_up(string expression)
    {
        var html = string.Concat(Enumerable.Repeat("<div><p>Some words that stand here x y z</p></div>", 3000));
        using var folder = new RuleFolder().With("news.example.org.txt", $"title: {expression}", "body: //div[@class='story']");
        var watch = Stopwatch.StartNew();

        var read = NewsArchive.Scraper.Extraction.ArticleExtractor.Read(ArticlePage.Html(after: html), ArticlePage.Url, folder.Rules);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.Contains(read.Warnings, warning => warning.StartsWith("news.example.org.txt, line 1: takes too long", StringComparison.Ordinal));
        Assert.NotEmpty(read.Article.Paragraphs);
    }

    [Theory]
    [InlineData("(", 5000)]
    [InlineData("(", 1900)]
    [InlineData("a[", 900)]
    [InlineData("-", 1900)]
    [InlineData("//a", 600)]
    [InlineData("not(", 400)]
    [InlineData("../", 600)]
    [InlineData("a|", 900)]
    public void Hostile_expressions_are_no_exception(string piece, int times)
    {
        foreach (var text in new[] { string.Concat(Enumerable.Repeat(piece, times)), string.Concat(Enumerable.Repeat(piece, times)) + "a", string.Concat(Enumerable.Repeat(piece, times)) + "1" + new string(piece.Contains('(', StringComparison.Ordinal) ? ')' : ']', times) })
        {
            var article = RuleFolder.Article(ArticlePage.Html(), $"title: {text}", "strip: " + text, "body: //div[@class='story']");

            Assert.Equal(3, article.Paragraphs.Count);
        }
    }

    private static SiteFinding Find(string expression)
    {
        using var document = new HtmlParser().ParseDocument(Html);
        return SiteExpression.Read(expression, "here", out _)!.Find(PageTree.Of(document));
    }
}
