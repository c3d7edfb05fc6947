using Microsoft.Playwright;
using NewsArchive.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Tests.Browser;

/// <summary>An analyst adds a source by its home page, and its articles come by themselves: site, planner and worker in one process.</summary>
public sealed class AddingASourceTests(Support.Browser browser) : IClassFixture<Support.Browser>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_the_home_page_to_articles(bool withScript)
    {
        await using var news = await FakeNewsSite.StartAsync();
        await using var site = new TestSite(new Dictionary<string, string>
        {
            ["Scraper:Enabled"] = "true",
            ["Scraper:DelaySeconds"] = "0",
            ["Scraper:Gateways:news.example"] = news.Address,
        });
        await site.InitializeAsync();
        var now = TimeProvider.System.GetUtcNow();
        news.Page("https://news.example/", """<title>The Harbour News</title><link rel="alternate" type="application/rss+xml" href="/feed">""");
        news.Page("https://news.example/feed", FeedText.Rss("All news", ("https://news.example/1", now), ("https://news.example/2", now.AddHours(-1))));
        news.Page("https://news.example/1", NewsPage.Html("Bridge opens in spring"));
        news.Page("https://news.example/2", NewsPage.Html("Council votes on the budget", null, "The council voted on Tuesday on a budget of nine million, which is to pay for schools and roads.", "The opposition abstained, its speaker said, because the figures had come too late."));
        await browser.WalkAsync(
            site.Address,
            async page =>
            {
                await page.GotoAsync("/sources");
                await page.GetByRole(AriaRole.Link, new() { Name = "Add a source", Exact = true }).First.ClickAsync();
                await page.GetByLabel("Home page, feed or sitemap").FillAsync("news.example");
                await page.GetByRole(AriaRole.Button, new() { Name = "Look for feeds" }).ClickAsync();
                await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("The Harbour News", new() { Timeout = 60_000 });
                await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "All news" })).ToBeCheckedAsync();
                await Expect(page.Locator(".found-entries li")).ToHaveCountAsync(2);
                await page.GetByRole(AriaRole.Button, new() { Name = "Collect from these" }).ClickAsync();
                await Expect(page.Locator("#flash")).ToContainTextAsync("is asked now");
                await Eventually.TrueAsync(
                    async () =>
                    {
                        await page.ReloadAsync();
                        return await page.Locator(".row").CountAsync() == 2;
                    },
                    "both articles are there");
                await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Bridge opens in spring" })).ToBeVisibleAsync();
                await Expect(page.Locator("[aria-labelledby=feeds]")).ToContainTextAsync("2 announced");
            },
            new BrowserNewContextOptions { JavaScriptEnabled = withScript });
    }
}
