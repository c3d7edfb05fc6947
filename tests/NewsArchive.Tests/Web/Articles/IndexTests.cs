using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web.Articles;

public sealed class IndexTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_search_shows_what_it_found_with_the_words_marked()
    {
        await site.StoreAsync(Make.Incoming("Zebra crossing", "About the zebra."), Make.Incoming("Giraffe crossing"));
        var page = await site.GetPageAsync("/articles?q=zebras");
        var row = Assert.Single(page.QuerySelectorAll(".row"));
        Assert.Equal("Zebra crossing", row.QuerySelector("h3")!.TextContent);
        Assert.Equal(["Zebra", "zebra"], row.QuerySelectorAll("mark.hit").Select(mark => mark.TextContent));
        Assert.Equal("/exports?q=zebras", page.QuerySelector(".list-ways a")!.GetAttribute("href"));
        Assert.Contains("Export this article", page.QuerySelector(".list-ways")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_title_stays_text_in_the_list()
    {
        await site.StoreAsync(Make.Incoming("<img src=x onerror=alert(1)> okapi"));
        var row = (await site.GetPageAsync("/articles?q=okapi")).QuerySelector(".row h3")!;
        Assert.Equal("<img src=x onerror=alert(1)> okapi", row.TextContent);
        Assert.Null(row.QuerySelector("img"));
    }

    [Fact]
    public async Task When_nothing_matches_each_filter_can_be_dropped()
    {
        await site.StoreAsync(Make.Incoming("Quagga"));
        var page = await site.GetPageAsync("/articles?q=quagga&lang=de");
        var ways = page.QuerySelectorAll(".nothing li").Select(li => (li.QuerySelector("a")!.GetAttribute("href"), li.TextContent)).ToList();
        Assert.Contains(ways, way => way.Item1 == "/articles?q=quagga" && way.TextContent.Contains(": 1 article", StringComparison.Ordinal));
        Assert.Contains(ways, way => way.Item1 == "/articles?lang=de" && way.TextContent.Contains(": 0 articles", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_date_that_is_none_is_told_and_left_out()
    {
        await site.StoreAsync(Make.Incoming());
        var page = await site.GetPageAsync("/articles?after=banana");
        Assert.Contains("“banana” is not a date", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".row"));
    }

    [Fact]
    public async Task Every_filter_in_use_is_a_chip_that_drops_it()
    {
        var page = await site.GetPageAsync("/articles?q=a+b&source=paper.example&after=2024-01-01");
        Assert.Equal(
            ["/articles?source=paper.example&after=2024-01-01", "/articles?q=a%20b&after=2024-01-01", "/articles?q=a%20b&source=paper.example", "/articles"],
            page.QuerySelectorAll(".active-filters a").Select(a => a.GetAttribute("href")!));
    }

    [Fact]
    public async Task The_json_twin_pages_through_the_same_list()
    {
        await site.StoreAsync([.. Enumerable.Range(0, 27).Select(i => Make.Incoming($"Tapir {i}"))]);
        var titles = new List<string>();
        for (var next = "/articles.json?q=tapir"; next is not null;)
        {
            var answer = await site.Client.GetFromJsonAsync<JsonElement>(next, TestContext.Current.CancellationToken);
            Assert.Equal(27, answer.GetProperty("count").GetInt32());
            Assert.Equal("q=tapir", answer.GetProperty("query").GetString());
            titles.AddRange(answer.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()!));
            next = answer.GetProperty("next").GetString();
        }

        Assert.Equal(Enumerable.Range(0, 27).Select(i => $"Tapir {i}").Order(), titles.Order());
    }

    [Fact]
    public async Task The_json_twin_refuses_what_it_does_not_understand()
    {
        using var response = await site.Client.GetAsync("/articles.json?after=banana", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("banana", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_that_takes_too_long_is_stopped_and_says_what_to_do()
    {
        await using var holder = site.CreateContext();
        await using var transaction = await holder.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await holder.Database.ExecuteSqlAsync($"LOCK TABLE articles", TestContext.Current.CancellationToken);
        var page = await site.GetPageAsync("/articles?q=anything", HttpStatusCode.ServiceUnavailable);
        Assert.Contains("Narrow it", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
