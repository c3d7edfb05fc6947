using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Tests.Scraper.Extraction;

/// <summary>Each rule that comes with the program, on a page in the shape that its site has had since the rule's date.</summary>
public sealed class BuiltInSiteRulesTests
{
    private const string Lead = "Der Hafen ist nach vier Monaten wieder offen, und die erste Fähre fuhr am Mittag mit neunzig Gästen ab.";
    private const string Quote = "“We waited all winter for this morning, and it was worth every day of it,” said the harbour master.";

    public static TheoryData<string> Domains => [.. SiteRules.All.Select(rule => rule.Domain)];

    [Theory]
    [MemberData(nameof(Domains))]
    public void Rule_reads_a_page_in_its_shape(string domain)
    {
        var html = $"""
            <html><head><title>Something for search engines</title></head><body>
            <div class="article__header"><h1 class="article__title">{ArticlePage.Title}</h1>
              <div class="article__announce-text">{Lead}</div></div>
            <div class="article__body">
              <div class="article__block" data-type="text"><div class="article__text">{ArticlePage.First}</div></div>
              <div class="article__block" data-type="media"><div class="media__copyright">Photo by somebody who stood on the quay that morning</div></div>
              <div class="article__block" data-type="h2"><h2 class="article__h2">What was repaired</h2></div>
              <div class="article__block" data-type="text"><div class="article__text">{ArticlePage.Second}</div></div>
              <div class="article__block" data-type="quote"><div class="article__quote-text">{Quote}</div></div>
              <div class="article__block" data-type="banner"><div class="article__banner">Words that stand in a box of the house and are as long as a paragraph, so that only the rule can tell.</div></div>
              <div class="article__block" data-type="text"><div class="article__text">{ArticlePage.Third}</div></div>
            </div></body></html>
            """;

        var article = ArticleExtractor.Extract(html, $"https://{domain}/20240503/harbour-1.html");

        Assert.Equal("site-rule", article.Rules["text"]);
        Assert.Equal((ArticlePage.Title, Lead), (article.Title, article.Lead));
        Assert.Equal([ArticlePage.First, "What was repaired", ArticlePage.Second, Quote, ArticlePage.Third], article.Paragraphs);
    }

    [Fact]
    public void Rules_stand_in_order_and_have_a_date_of_the_past()
    {
        Assert.Equal(SiteRules.All.OrderBy(rule => rule.Domain, StringComparer.Ordinal), SiteRules.All);
        Assert.All(SiteRules.All, rule => Assert.InRange(rule.Since, new DateOnly(2015, 1, 1), new DateOnly(2026, 1, 1)));
    }
}
