using NewsArchive.Texts;

namespace NewsArchive.Tests.Scraper.Extraction.SiteConfigs;

public sealed class SiteFieldsTests
{
    private const string Head = "<meta property='og:title' content='Another wording for networks'><meta name='x-title' content='From a meta'>";
    private const string Above = "<p class='kicker'>From a kicker</p><div class='names'><span>By Ann Lee</span><span>Bo Ek</span></div><div class='when'>Filed on 3 May 2024, 10:30 CEST</div>";

    [Theory]
    [InlineData("title: //p[@class='kicker']", "From a kicker")]
    [InlineData("title: //meta[@name='x-title']/@content", "From a meta")]
    [InlineData("title: concat(//p[@class='kicker'], ': ', //h1)", "From a kicker: " + ArticlePage.Title)]
    [InlineData("title: substring-after(//p[@class='kicker'], 'From ')", "a kicker")]
    public void Title_is_an_element_an_attribute_or_a_string(string rule, string title)
    {
        var article = RuleFolder.Article(ArticlePage.Html(Head, Above), rule);

        Assert.Equal((title, "site-rule"), (article.Title, article.Rules["title"]));
    }

    [Fact]
    public void A_title_that_is_not_found_comes_from_the_other_sources()
    {
        var read = RuleFolder.Read(ArticlePage.Html(), "title: //p[@class='gone']");

        Assert.Equal(ArticlePage.Title, read.Article.Title);
        Assert.Equal(["news.example.org.txt: title no longer matches"], read.Warnings);
    }

    [Fact]
    public void Authors_are_all_that_the_rule_finds()
    {
        var article = RuleFolder.Article(ArticlePage.Html(Head, Above), "author: //div[@class='names']/span");

        Assert.Equal(["Ann Lee", "Bo Ek"], article.Authors);
    }

    [Fact]
    public void Date_is_read_as_it_is_printed()
    {
        var article = RuleFolder.Article(ArticlePage.Html(Head, Above), "date: //div[@class='when']");

        Assert.Equal("2024-05-03T10:30:00+02:00", article.Published?.ToIso8601());
    }

    [Fact]
    public void A_date_that_cannot_be_read_is_reported_and_left_to_the_other_sources()
    {
        var read = RuleFolder.Read(ArticlePage.Html("<meta property='article:published_time' content='2024-05-03T08:30:00Z'>", Above), "date: //p[@class='kicker']");

        Assert.Equal(TimePrecision.Instant, read.Article.Published?.Precision);
        Assert.Equal(["news.example.org.txt: date finds no date that can be read"], read.Warnings);
    }

    [Theory]
    [InlineData("single_page_link: //a[@class='all']", "https://news.example.org/2024/05/harbour-reopens/print")]
    [InlineData("single_page_link: //a[@class='all']/@href", "https://news.example.org/2024/05/harbour-reopens/print")]
    [InlineData("single_page_link: concat(//a[@class='all']/@href, '?all=1')", "https://news.example.org/2024/05/harbour-reopens/print?all=1")]
    [InlineData("single_page_link: //a[@class='none']", null)]
    [InlineData("single_page_link: //a[@class='self']", null)]
    [InlineData("single_page_link: //a[@class='script']", null)]
    public void Single_page_link_is_told_and_not_followed(string rule, string? address)
    {
        var html = ArticlePage.Html(below: "<a class='all' href='/2024/05/harbour-reopens/print'><img></a><a class='self' href='#top'>Up</a><a class='script' href='javascript:all()'>All</a>");

        Assert.Equal(address, RuleFolder.Read(html, rule).SinglePage);
    }

    [Theory]
    [InlineData("//div[@class='pages']", "https://news.example.org/print")]
    [InlineData("//div[@class='no-pages']", null)]
    [InlineData("contains(//h1, 'no such word')", null)]
    public void A_condition_holds_for_the_line_before_it(string condition, string? address)
    {
        var html = ArticlePage.Html(below: "<div class='pages'></div><a class='all' href='/print'>All</a>");

        Assert.Equal(address, RuleFolder.Read(html, "single_page_link: //a[@class='all']", $"if_page_contains: {condition}").SinglePage);
    }
}
