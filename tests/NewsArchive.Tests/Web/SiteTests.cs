using System.Net;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web;

public sealed class SiteTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/articles?q=x")]
    [InlineData("/nothing-here")]
    [InlineData("/css/base.css")]
    public async Task Every_answer_forbids_what_the_site_does_not_do(string path)
    {
        using var response = await site.Client.GetAsync(path, TestContext.Current.CancellationToken);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/articles")]
    [InlineData("/runs")]
    [InlineData("/sources")]
    [InlineData("/help")]
    public async Task Pages_hold_one_heading_and_nothing_inline(string path)
    {
        var page = await site.GetPageAsync(path);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Empty(page.QuerySelectorAll("style, [style], [onclick], script:not([src])"));
        Assert.NotEmpty(page.Title!);
    }

    [Fact]
    public async Task Health_and_readiness_answer()
    {
        Assert.Equal("Healthy", await site.Client.GetStringAsync("/healthz", TestContext.Current.CancellationToken));
        Assert.Equal("ready\n", await site.Client.GetStringAsync("/readyz", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_unknown_address_says_what_to_do()
    {
        var page = await site.GetPageAsync("/nothing-here", HttpStatusCode.NotFound);
        Assert.Contains("Search for it", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_come_as_they_are()
    {
        await site.StoreAsync(Make.Incoming("Шойгу в Тегеране", language: "ru"));
        Assert.Contains("Шойгу в Тегеране", await site.Client.GetStringAsync("/articles?lang=ru", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Style_sheets_are_named_by_their_content()
    {
        var page = await site.GetPageAsync("/help");
        var sheet = page.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")!).First(href => href.Contains("base", StringComparison.Ordinal));
        Assert.NotEqual("/css/base.css", sheet);
        using var response = await site.Client.GetAsync(sheet, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/entities?q=%00&after=%00")]
    [InlineData("/annotations?q=%00&label=%00&tag=%00")]
    [InlineData("/articles?q=%00&source=%00&entity=%00&tag=%00&label=%00")]
    [InlineData("/tags/complete?q=%00")]
    [InlineData("/entities/complete?q=%00")]
    public async Task What_no_text_may_hold_breaks_no_list(string path)
    {
        using var response = await site.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
