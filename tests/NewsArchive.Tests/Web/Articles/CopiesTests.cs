using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web.Articles;

public sealed class CopiesTests(TestSite site) : IClassFixture<TestSite>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_folds_a_story_and_leads_to_its_copies()
    {
        var first = await StoreStoryAsync(1, "alpha", "beta", "gamma");
        var page = await site.GetPageAsync("/articles?q=alpha+or+beta+or+gamma");
        Assert.Contains("3 articles in 1 story", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var link = Assert.Single(page.QuerySelectorAll(".row .copies-link"));
        Assert.Equal("+2 copies", link.TextContent);
        Assert.Equal($"/articles?story={first}", link.GetAttribute("href"));

        var copies = await site.GetPageAsync(link.GetAttribute("href")!);
        Assert.Equal(["gamma at 3", "beta at 2", "alpha at 1"], copies.QuerySelectorAll(".row h3").Select(title => title.TextContent));
        Assert.Contains("found by comparing texts", copies.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("alpha at 1", Assert.Single(copies.QuerySelectorAll(".chip-drop")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_article_shows_each_and_the_choice_stays_with_the_next_search()
    {
        await StoreStoryAsync(2, "delta", "epsilon");
        var page = await site.GetPageAsync("/articles?q=delta+or+epsilon");
        Assert.Single(page.QuerySelectorAll(".row"));
        var switched = await site.GetPageAsync(page.QuerySelectorAll(".list-tools a").Single(a => a.TextContent == "By article").GetAttribute("href")!);
        Assert.Equal(2, switched.QuerySelectorAll(".row").Length);
        Assert.Equal("all", switched.QuerySelector(".filter input[name=copies]")!.GetAttribute("value"));
        Assert.Equal("/articles?q=delta%20or%20epsilon", switched.QuerySelectorAll(".list-tools a").Single(a => a.TextContent == "By story").GetAttribute("href"));
    }

    [Fact]
    public async Task The_json_twin_names_story_and_copies()
    {
        var first = await StoreStoryAsync(3, "zeta", "eta");
        var answer = await site.Client.GetFromJsonAsync<JsonElement>("/articles.json?q=zeta+or+eta", Cancellation);
        Assert.Equal(2, answer.GetProperty("count").GetInt32());
        Assert.Equal(1, answer.GetProperty("stories").GetInt32());
        var item = Assert.Single(answer.GetProperty("items").EnumerateArray());
        Assert.Equal(first, item.GetProperty("storyId").GetInt64());
        Assert.Equal(1, item.GetProperty("copies").GetInt32());
        var all = await site.Client.GetFromJsonAsync<JsonElement>("/articles.json?q=zeta+or+eta&copies=all", Cancellation);
        Assert.Equal(2, all.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task The_article_names_its_copies_and_how_much_of_it_they_have()
    {
        var first = await StoreStoryAsync(4, "theta", "iota");
        var panel = (await site.GetPageAsync($"/articles/{first}")).QuerySelector("#copies")!;
        var copy = Assert.Single(panel.QuerySelectorAll(".copies li"));
        Assert.Equal("iota at 2", copy.QuerySelector("a")!.TextContent);
        Assert.Contains("iota, 22 Nov 2026, 12:00 UTC", copy.TextContent, StringComparison.Ordinal);
        Assert.Matches("Has 9[0-9] ?% of this text", copy.TextContent);
        Assert.Equal($"/articles?story={first}", panel.QuerySelector(".fine a")!.GetAttribute("href"));
        Assert.Null((await site.GetPageAsync($"/articles/{await site.StoreOneAsync(Make.Incoming("Alone"))}")).QuerySelector("#copies"));
    }

    /// <summary>Stores a report as several papers print it, and waits for the site's own worker to group it.</summary>
    private async Task<long> StoreStoryAsync(int report, params string[] papers)
    {
        var stored = await site.StoreAsync([.. papers.Select((paper, i) => Wire.Printed(paper, i + 1, Wire.Report(report)))]);
        var first = stored[0].ArticleId!.Value;
        await using var db = site.CreateContext();
        await Eventually.TrueAsync(
            async () => await db.Articles.CountAsync(article => article.StoryId == first, Cancellation) == papers.Length, "the copies are grouped");
        return first;
    }
}
