using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using NewsArchive.Articles;
using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Tests.Scraper.Extraction;

/// <summary>What holds for every page.</summary>
public sealed partial class ExtractionPropertiesTests
{
    private const int Pages = 1000;

    [Fact]
    public void Output_never_contains_markup() => RandomPage.Broken.Sample(
        html =>
        {
            var article = ArticleExtractor.Extract(html, ArticlePage.Url);
            Assert.DoesNotContain(Texts(article), text => text.AsSpan().ContainsAny('<', '>') || text.Contains("&nbsp", StringComparison.Ordinal));
            Assert.DoesNotContain(article.Paragraphs, text => HiddenWords().IsMatch(text));
        },
        iter: Pages);

    /// <summary>What is wrong in a table the parser moves before it, as browsers do, so this is a property of sound pages.</summary>
    [Fact]
    public void Paragraphs_come_once_and_in_the_order_of_the_page() => RandomPage.Sound.Sample(
        html =>
        {
            var numbers = ArticleExtractor.Extract(html, ArticlePage.Url).Paragraphs
                .SelectMany(text => Number().Matches(text)).Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(numbers.Distinct().Order(), numbers);
        },
        iter: Pages);

    [Fact]
    public void Paragraphs_are_never_blank_and_never_have_blanks_around() => RandomPage.Broken.Sample(
        html => Assert.All(ArticleExtractor.Extract(html, ArticlePage.Url).Paragraphs, text => Assert.Equal((text.Trim(), true), (text, text.Length > 0))),
        iter: Pages);

    /// <summary>A page of nothing but a headline and paragraphs of text gives these paragraphs, whatever page they were first found on.</summary>
    [Fact]
    public void Reading_the_clean_article_again_changes_nothing() => RandomPage.Sound.Sample(
        html =>
        {
            var article = ArticleExtractor.Extract(html, ArticlePage.Url);
            if (article.Paragraphs.Count > 0)
            {
                Assert.Equal(article.Paragraphs, ArticleExtractor.Extract(RandomPage.Plain(article), ArticlePage.Url).Paragraphs);
            }
        },
        iter: Pages);

    [Fact]
    public void The_same_page_gives_the_same_article() => RandomPage.Broken.Sample(
        html => Assert.Equal(ExtractionJson.Write(ArticleExtractor.Extract(html, ArticlePage.Url)), ExtractionJson.Write(ArticleExtractor.Extract(html, ArticlePage.Url))),
        iter: 200);

    private static IEnumerable<string> Texts(ExtractedArticle article) =>
        article.Paragraphs.Concat(article.Authors).Concat(article.AuthorOrganizations).Concat(article.Keywords).Append(article.Title).Append(article.Lead).Append(article.Section).OfType<string>();

    /// <summary>
    /// Words that no reader sees. Those in noscript are seen where an open paragraph around it is closed by one inside: to parse as a browser
    /// with scripts does would double the time.
    /// </summary>
    [GeneratedRegex("(?<!no)script words|comment words|attribute words|form words|template words|drawn words")]
    private static partial Regex HiddenWords();

    [GeneratedRegex("n([0-9]+)n")]
    private static partial Regex Number();
}
