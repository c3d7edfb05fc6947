using Microsoft.Playwright;
using NewsArchive.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Tests.Browser;

/// <summary>Somebody looks for an article and reads it.</summary>
public sealed class ReadingTests(TestSite site, Support.Browser browser) : IClassFixture<TestSite>, IClassFixture<Support.Browser>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Search_filter_and_read(bool withScript)
    {
        var word = withScript ? "Lighthouse" : "Windmill";
        await site.StoreAsync(Make.Incoming($"{word} reopens", "The lead.", [$"The {word} was closed.", "Second paragraph."]), Make.Incoming("Something else"));
        await browser.WalkAsync(
            site.Address,
            async page =>
            {
                await page.GotoAsync("/");
                await page.GetByLabel("Search the articles").FillAsync(word);
                await page.GetByLabel("Search the articles").PressAsync("Enter");
                await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("1 article for");
                await page.GetByText("Filter by source").ClickAsync();
                await page.GetByLabel("Source").FillAsync("the paper");
                await page.GetByRole(AriaRole.Button, new() { Name = "Filter", Exact = true }).ClickAsync();
                await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("source=the\\+paper"));
                await page.GetByRole(AriaRole.Link, new() { Name = $"{word} reopens" }).ClickAsync();
                await Expect(page.Locator(".body")).ToContainTextAsync($"The {word} was closed.");
                await page.GetByRole(AriaRole.Link, new() { Name = "The page as it came" }).First.ClickAsync();
                await Expect(page.FrameLocator("iframe").Locator("body")).ToContainTextAsync("Second paragraph.");
            },
            new BrowserNewContextOptions { JavaScriptEnabled = withScript });
    }

    [Fact]
    public async Task A_list_is_walked_by_keys()
    {
        await site.StoreAsync(Make.Incoming("Older harbour", published: Make.Now.AddDays(-1)), Make.Incoming("Newer harbour", published: Make.Now));
        await browser.WalkAsync(site.Address, async page =>
        {
            await page.GotoAsync("/articles?q=harbour");
            await page.Keyboard.PressAsync("j");
            await page.Keyboard.PressAsync("j");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Older harbour");
            await page.Locator("html[data-desk=ready]").WaitForAsync();
            await page.Keyboard.PressAsync("/");
            await page.Keyboard.TypeAsync("newer");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator(".row")).ToHaveCountAsync(1);
        });
    }

    [Fact]
    public async Task Light_and_dark_are_a_choice_that_stays()
    {
        await browser.WalkAsync(site.Address, async page =>
        {
            await page.GotoAsync("/");
            await page.GetByRole(AriaRole.Button, new() { Name = "Light or dark" }).ClickAsync();
            await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
            await page.ReloadAsync();
            await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        });
    }

    [Fact]
    public async Task On_a_telephone_no_page_is_wider_than_the_screen()
    {
        var id = await site.StoreOneAsync(Make.Incoming("Averyveryveryveryveryveryveryverylongwordinatitlethatdoesnotbreak", null, [$"https://paper.example/{new string('x', 200)}"]));
        await browser.WalkAsync(
            site.Address,
            async page =>
            {
                foreach (var path in new[] { "/", "/articles", $"/articles/{id}", $"/articles/{id}/versions", $"/articles/{id}/versions/1/reading", "/sources", "/sources/1", "/sources/add", "/runs", "/help", "/add" })
                {
                    await page.GotoAsync(path);
                    var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
                    Assert.True(width <= 390, $"{path} is {width} wide.");
                }
            },
            new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 390, Height = 844 } });
    }
}
