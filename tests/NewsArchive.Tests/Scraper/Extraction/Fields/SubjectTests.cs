using AngleSharp.Html.Parser;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Scraper.Extraction.Fields;
using NewsArchive.Scraper.Extraction.Pages;
using NewsArchive.Scraper.Extraction.Structured;

namespace NewsArchive.Tests.Scraper.Extraction.Fields;

public sealed class SubjectTests
{
    [Theory]
    [InlineData("<meta name='keywords' content='harbour, ferry, coast'>", "harbour|ferry|coast")]
    [InlineData("<meta name='news_keywords' content='harbour;ferry'>", "harbour|ferry")]
    [InlineData("<meta property='article:tag' content='harbour'><meta property='article:tag' content='ferry, old'>", "harbour|ferry, old")]
    [InlineData("<meta name='keywords' content='港、船、海'>", "港|船|海")]
    public void Keywords_are_read_in_all_dialects(string head, string expected) => Assert.Equal(expected, string.Join('|', ArticlePage.Read(head).Keywords));

    [Fact]
    public void Keywords_that_a_template_gives_every_page_are_none() =>
        Assert.Empty(ArticlePage.Read("<meta name='keywords' content='politics, sports, celebrities, recipes, horoscope'>").Keywords);

    [Fact]
    public void Name_of_the_site_is_no_keyword() =>
        Assert.Equal(["harbour"], ArticlePage.Read("<meta property='og:site_name' content='Harbour News'><meta name='keywords' content='harbour, Harbour News'>").Keywords);

    [Fact]
    public void Address_is_no_name_of_a_site() =>
        Assert.Equal("Harbour News", ArticlePage.Read("<meta property='og:site_name' content='https://harbour.example'><meta name='application-name' content='Harbour News'>").SiteName);

    [Fact]
    public void Every_proposal_is_kept_when_somebody_asks()
    {
        using var document = new HtmlParser().ParseDocument(ArticlePage.Html("<meta property='og:site_name' content='Harbour News'><meta property='og:title' content='Ferries are back'>"));
        var page = PageWalk.Read(document, ArticlePage.Url);
        var sources = new PageSources(page, StructuredArticle.Read(page.JsonLd, page.Url), null) { Proposals = [] };

        TitleChoice.Choose(sources, SubjectChoice.SiteName(sources)?.Value);

        Assert.Contains(new FieldProposal("siteName", "og", "Harbour News"), sources.Proposals);
        Assert.Contains(new FieldProposal("title", "og", "Ferries are back"), sources.Proposals);
        Assert.Contains(new FieldProposal("title", "h1", ArticlePage.Title), sources.Proposals);
    }
}
