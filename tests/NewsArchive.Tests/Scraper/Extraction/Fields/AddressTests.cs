using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Tests.Scraper.Extraction.Fields;

public sealed class AddressTests
{
    private const string Own = "https://news.example.org/coast/harbour-opens-again-after-repairs";

    [Theory]
    [InlineData("https://news.example.org/coast")]
    [InlineData("https://news.example.org/coast/")]
    [InlineData("https://news.example.org/")]
    [InlineData("https://news.example.org")]
    public void Section_or_front_page_is_no_address_of_an_article(string canonical) => Assert.Null(Read($"<link rel='canonical' href='{canonical}'>"));

    [Fact]
    public void Canonical_link_that_everything_else_contradicts_is_outvoted() =>
        Assert.Equal(Own, Read(
            "<link rel='canonical' href='https://news.example.org/coast/another-article-of-yesterday'>" + $"<meta property='og:url' content='{Own}'>"
            + $$$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","mainEntityOfPage":{"@id":"{{{Own}}}"}}</script>"""));

    [Fact]
    public void Page_for_phones_points_to_the_full_article() =>
        Assert.Equal(Own, ArticleExtractor.Extract(ArticlePage.Html($"<link rel='canonical' href='{Own}'>"), Own + "/amp").CanonicalUrl);

    [Fact]
    public void Address_that_several_name_is_surer()
    {
        var html = ArticlePage.Html($"<link rel='canonical' href='{Own}'><meta property='og:url' content='{Own}'>");

        Assert.True(ArticleExtractor.Extract(html, Own).Confidence["canonicalUrl"] > 0.95);
        Assert.True(ArticleExtractor.Extract(html.Replace("og:url", "x", StringComparison.Ordinal), "https://news.example.org/a1").Confidence["canonicalUrl"] < 0.8);
    }

    [Theory]
    [InlineData("https://news.example.org/img/logo.png")]
    [InlineData("https://news.example.org/img/site-logo-white-1200x630.png")]
    [InlineData("https://news.example.org/img/opengraph_default.png")]
    [InlineData("https://news.example.org/img/placeholder.jpg")]
    public void Stand_in_for_a_picture_is_none(string image)
    {
        Assert.Null(ArticlePage.Read($"<meta property='og:image' content='{image}'>").ImageUrl);
        Assert.Equal(
            "https://news.example.org/img/quay.jpg",
            ArticlePage.Read($"<meta property='og:image' content='{image}'><meta name='twitter:image' content='/img/quay.jpg'>").ImageUrl);
    }

    [Theory]
    [InlineData("https://news.example.org/img/new-logo-of-the-ferry-line.jpg")]
    [InlineData("https://i.video.example/abc/maxresdefault.jpg")]
    public void Picture_whose_name_only_resembles_a_stand_in_is_kept(string image) => Assert.Equal(image, ArticlePage.Read($"<meta property='og:image' content='{image}'>").ImageUrl);

    private static string? Read(string head) => ArticleExtractor.Extract(ArticlePage.Html(head), Own).CanonicalUrl;
}
