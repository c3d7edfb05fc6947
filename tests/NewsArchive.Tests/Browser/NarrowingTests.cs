using Microsoft.Playwright;
using NewsArchive.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Tests.Browser;

/// <summary>Somebody narrows a list until it is short, and reads on from article to article.</summary>
public sealed class NarrowingTests(TestSite site, Support.Browser browser) : IClassFixture<TestSite>, IClassFixture<Support.Browser>
{
    [Fact]
    public async Task Counts_and_timeline_narrow_a_list_that_is_then_read_through()
    {
        var first = new DateTimeOffset(2024, 8, 1, 6, 0, 0, TimeSpan.Zero);
        await site.StoreAsync([.. Enumerable.Range(0, 10).Select(i => Make.Incoming($"Plover {i}", language: i == 4 ? "de" : "en", published: first.AddDays(i)))]);
        await browser.WalkAsync(site.Address, async page =>
        {
            await page.GotoAsync("/articles?q=plover");
            // Beside the list the counts need not be unfolded.
            await page.GetByRole(AriaRole.Link, new() { Name = "Leave out de" }).ClickAsync();
            await Expect(page.Locator(".row")).ToHaveCountAsync(9);
            var chart = await page.Locator("svg[data-timeline]").BoundingBoxAsync();
            Assert.NotNull(chart);
            await page.Mouse.MoveAsync(chart.X + chart.Width * 0.25f, chart.Y + 40);
            await page.Mouse.DownAsync();
            await page.Mouse.MoveAsync(chart.X + chart.Width * 0.35f, chart.Y + 40);
            await page.Mouse.MoveAsync(chart.X + chart.Width * 0.65f, chart.Y + 40);
            await page.Mouse.UpAsync();
            await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("after=2024-08-03&before=2024-08-08"));
            await Expect(page.Locator(".row")).ToHaveCountAsync(4);
            // Keys are listened to once the scripts have run.
            await page.WaitForLoadStateAsync();
            await page.Keyboard.PressAsync("j");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Plover 6");
            await page.GetByRole(AriaRole.Link, new() { Name = "Plover 5" }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "The list" }).ClickAsync();
            await Expect(page.Locator(".row")).ToHaveCountAsync(4);
        });
    }

    [Fact]
    public async Task On_a_telephone_the_counts_are_folded_and_nothing_is_too_wide()
    {
        await site.StoreAsync(Make.Incoming("Curlew"), Make.Incoming("Curlew zwei", language: "de", published: Make.Now.AddYears(-5)));
        await browser.WalkAsync(
            site.Address,
            async page =>
            {
                await page.GotoAsync("/articles?q=curlew&by=source");
                var narrow = page.GetByRole(AriaRole.Link, new() { Name = "Leave out de" });
                await Expect(narrow).ToBeHiddenAsync();
                Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, 390);
                await page.GetByText("Narrow by source").ClickAsync();
                await narrow.ClickAsync();
                await Expect(page.Locator(".row")).ToHaveCountAsync(1);
            },
            new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 390, Height = 844 }, JavaScriptEnabled = true });
    }
}
