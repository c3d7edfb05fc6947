using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using NewsArchive.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Tests.Browser;

/// <summary>Somebody asks for addresses and watches them come in, without touching the page; then pauses, resumes and tries again.</summary>
public sealed class FollowingRunTests(Support.Browser browser) : IClassFixture<Support.Browser>
{
    private const string Host = "live.example";

    private static readonly LocatorAssertionsToHaveTextOptions Patient = new() { Timeout = 30_000 };

    [Fact]
    public async Task A_run_is_followed_paused_resumed_and_its_failures_tried_again()
    {
        await using var news = await FakeNewsSite.StartAsync();
        using var gate = new SemaphoreSlim(0);
        var isBroken = true;
        news.Page($"https://{Host}/1", NewsPage.Html("The bridge is closed"));
        news.On($"https://{Host}/2", async context =>
        {
            context.Response.StatusCode = isBroken ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync(NewsPage.Html("The ferry sails again", null, "Since Tuesday the ferry has been sailing again, every hour from the old pier, said its captain, and bicycles go free."), context.RequestAborted);
        });
        // The third page comes only when the test lets it.
        news.On($"https://{Host}/3", async context =>
        {
            await gate.WaitAsync(context.RequestAborted);
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync(NewsPage.Html("A tower for the harbour", null, "The port gets a tower of sixty metres, from which pilots will see the ships before they reach the mouth of the river."), context.RequestAborted);
        });
        await using var site = new TestSite(new()
        {
            ["Scraper:Enabled"] = "true",
            ["Scraper:DelaySeconds"] = "0",
            ["Scraper:RetrySeconds"] = "0.05",
            [$"Scraper:Gateways:{Host}"] = news.Address,
        });
        await site.InitializeAsync();

        await browser.WalkAsync(site.Address, async page =>
        {
            await page.GotoAsync("/add");
            await page.GetByLabel("Addresses, one a line").FillAsync($"https://{Host}/1\nhttps://{Host}/2\nhttps://{Host}/3\nhttps://{Host}/1?page=last");
            await page.GetByRole(AriaRole.Button, new() { Name = "Fetch" }).ClickAsync();
            await page.EvaluateAsync("window.isSamePage = true");

            // Nobody reloads: the figures come by themselves.
            await Expect(Chip(page, "new")).ToHaveTextAsync("new 1", Patient);
            await Expect(Chip(page, "failed")).ToHaveTextAsync("failed 1", Patient);
            await Expect(page.Locator(".state")).ToHaveTextAsync("running");
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "The bridge is closed" }).First).ToBeVisibleAsync();
            Assert.True(await page.EvaluateAsync<bool>("window.isSamePage === true"));

            await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
            await Expect(page.Locator(".state")).ToHaveTextAsync("paused");
            gate.Release();
            await Expect(Chip(page, "new")).ToHaveTextAsync("new 2", Patient);
            await Expect(Chip(page, "waiting")).ToHaveTextAsync("waiting 1");

            await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
            await Expect(page.Locator(".state")).ToHaveTextAsync("ended", Patient);
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToBeDisabledAsync();

            isBroken = false;
            await page.GetByRole(AriaRole.Button, new() { Name = "Retry failed" }).ClickAsync();
            await Expect(page.Locator("#flash")).ToContainTextAsync("tried again");
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "The ferry sails again" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
            await Expect(page.Locator(".state")).ToHaveTextAsync("ended", Patient);
        });
    }

    private static ILocator Chip(IPage page, string word) => page.Locator(".chips li").Filter(new() { HasText = word });
}
