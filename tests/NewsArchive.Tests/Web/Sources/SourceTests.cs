using System.Net;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web.Sources;

public sealed class SourceTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Sources_are_listed_with_their_articles_and_one_shows_its_newest()
    {
        await site.StoreAsync(Make.Incoming("One of them"), Make.Incoming("Another of them"));
        var row = Assert.Single((await site.GetPageAsync("/sources")).QuerySelectorAll("tbody tr"));
        Assert.Equal("2", row.QuerySelectorAll("td")[1].TextContent);
        var page = await site.GetPageAsync(row.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal(2, page.QuerySelectorAll(".row").Length);
    }

    [Fact]
    public async Task Unknown_source_is_not_found() => await site.GetPageAsync("/sources/999999", HttpStatusCode.NotFound);
}
