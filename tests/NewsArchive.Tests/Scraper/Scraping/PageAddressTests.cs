using NewsArchive.Articles;
using NewsArchive.Scraper.Scraping;

namespace NewsArchive.Tests.Scraper.Scraping;

public sealed class PageAddressTests
{
    [Theory]
    [InlineData("https://news.example/a?utm_source=x", null, "https://news.example/a")]
    [InlineData("https://news.example/a?page=2", "https://news.example/a", "https://news.example/a")]
    [InlineData("https://www.news.example/a", "https://news.example/a", "https://news.example/a")]
    [InlineData("https://amp.news.example/a", "https://www.news.example/a", "https://www.news.example/a")]
    [InlineData("https://news.example/a", "https://evil.example/a", "https://news.example/a")]
    [InlineData("https://news.example/a", "https://fakenews.example/a", "https://news.example/a")]
    [InlineData("https://news.example/a", "https://news.example/", "https://news.example/a")]
    [InlineData("https://news.example/a", "javascript:alert(1)", "https://news.example/a")]
    public void A_page_speaks_for_its_own_site_only(string final, string? claimed, string expected)
    {
        var settled = PageAddress.Settle(Claiming(claimed), final, isCopy: false);

        Assert.Equal((expected, expected), (settled.Url, settled.CanonicalUrl));
    }

    [Fact]
    public void It_is_noted_when_a_page_claims_to_be_of_another_site()
    {
        var settled = PageAddress.Settle(Claiming("https://evil.example/a"), "https://news.example/a", isCopy: false);

        Assert.Contains("another site's: https://evil.example/a", settled.Rules["canonicalUrl"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/mirror/a.html")]
    [InlineData(null)]
    public void A_copy_speaks_for_the_original(string? final) =>
        Assert.Equal("https://news.example/a", PageAddress.Settle(Claiming("https://news.example/a"), final, isCopy: true).CanonicalUrl);

    [Fact]
    public void A_file_that_names_no_address_has_none() => Assert.Null(PageAddress.Settle(Claiming(null), null, isCopy: true).CanonicalUrl);

    private static ExtractedArticle Claiming(string? url) => new() { Url = "file:///", CanonicalUrl = url };
}
