using Microsoft.Playwright;
using NewsArchive.Tests.Support;
using static Microsoft.Playwright.Assertions;
using static NewsArchive.Tests.Browser.Desk;

namespace NewsArchive.Tests.Browser;

/// <summary>Annotating on a small screen, and without scripts.</summary>
public sealed class AnnotatingAnywhereTests(TestSite site, Support.Browser browser) : IClassFixture<TestSite>, IClassFixture<Support.Browser>
{
    [Fact]
    public async Task On_a_small_screen_the_popover_docks_and_nothing_overflows()
    {
        var id = await StoreAsync("Small screens", "A finger selects this passage.");
        await browser.WalkAsync(
            site.Address,
            async page =>
            {
                await page.GotoAsync($"/articles/{id}");
                await ReadyAsync(page);
                await page.Locator("h1").DispatchEventAsync("pointerdown", new { pointerType = "touch", bubbles = true });
                await SelectAsync(page, ["this passage"]);
                await Expect(page.Locator(Popover)).ToBeVisibleAsync();
                var box = (await page.Locator(Popover).BoundingBoxAsync())!;
                Assert.Equal((0f, 390f, 844f), (box.X, box.Width, box.Y + box.Height));
                await page.GetByRole(AriaRole.Button, new() { Name = "MISC" }).ClickAsync();
                await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).Last.ClickAsync();
                await Expect(page.Locator("#text mark")).ToHaveTextAsync("this passage");
                Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
            },
            new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 390, Height = 844 }, IsMobile = true, HasTouch = true });
    }

    [Fact]
    public async Task Without_scripts_reading_searching_tagging_and_annotating_work()
    {
        await StoreAsync("Plain pages", "Plain forms annotate plain passages.");
        await browser.WalkAsync(
            site.Address,
            async page =>
            {
                await page.GotoAsync("/articles");
                await page.GetByLabel("Words to find").FillAsync("plain forms");
                await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).First.ClickAsync();
                await page.GetByRole(AriaRole.Link, new() { Name = "Plain pages" }).ClickAsync();
                await Expect(page.Locator("#text .body p")).ToHaveTextAsync("Plain forms annotate plain passages.");
                await page.GetByLabel("Tag to add").FillAsync("plain");
                await page.GetByLabel("Tag to add").PressAsync("Enter");
                await Expect(page.Locator("#tags .chips a")).ToHaveTextAsync(["plain"]);
                await page.GetByText("Annotate a passage").ClickAsync();
                await page.GetByLabel("The passage, typed or pasted").FillAsync("plain passages");
                await page.Locator("#Passage_Label").FillAsync("MISC");
                await page.GetByRole(AriaRole.Button, new() { Name = "Annotate" }).ClickAsync();
                await Expect(page.Locator("#text mark")).ToHaveTextAsync("plain passages");
                await page.GetByRole(AriaRole.Button, new() { Name = "Delete the annotation" }).ClickAsync();
                await Expect(page.Locator("#text mark")).ToHaveCountAsync(0);
                await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
                await Expect(page.Locator("#text mark")).ToHaveTextAsync("plain passages");
            },
            new BrowserNewContextOptions { JavaScriptEnabled = false });
    }

    private async Task<long> StoreAsync(string title, params string[] paragraphs) => await site.StoreOneAsync(Make.Incoming(title, null, paragraphs));
}
