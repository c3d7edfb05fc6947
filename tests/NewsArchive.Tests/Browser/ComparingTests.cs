using Microsoft.Playwright;
using NewsArchive.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Tests.Browser;

/// <summary>Somebody wants to know what a paper changed in an article.</summary>
public sealed class ComparingTests(TestSite site, Support.Browser browser) : IClassFixture<TestSite>, IClassFixture<Support.Browser>
{
    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 390)]
    public async Task From_the_list_to_the_words_that_changed(bool withScript, int width)
    {
        var url = $"https://paper.example/compared/{width}";
        await site.StoreAsync(
            Make.Incoming($"Quay {width} opens", null, ["It opens on Monday.", "A calm paragraph.", "Another calm one."], url),
            Make.Incoming($"Quay {width} opens late", null, ["It opens on Tuesday.", "A calm paragraph.", "Another calm one."], url),
            Make.Incoming($"Quay {width} is open", null, ["It opens on Tuesday.", "A calm paragraph.", "Another calm one."], url));
        await browser.WalkAsync(
            site.Address,
            async page =>
            {
                await page.GotoAsync($"/articles?q={width}");
                await page.GetByRole(AriaRole.Link, new() { Name = "v3" }).ClickAsync();
                await Expect(page.Locator(".comparison-summary")).ToContainTextAsync("Headline changed");
                await Expect(page.Locator(".comparison ins").First).ToContainTextAsync("is open");
                await page.GetByLabel("From", new() { Exact = true }).SelectOptionAsync("1");
                await page.GetByLabel("To", new() { Exact = true }).SelectOptionAsync("2");
                await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();
                await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 2, Name = "From version 1 to version 2" })).ToBeVisibleAsync();
                await Expect(page.Locator(".comparison del")).ToHaveTextAsync(["Removed: Monday"]);
                await Expect(page.GetByText("A calm paragraph.")).ToBeHiddenAsync();
                await page.GetByText("2 unchanged paragraphs").ClickAsync();
                await Expect(page.GetByText("A calm paragraph.")).ToBeVisibleAsync();
                Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "The page is wider than its window.");
            },
            new BrowserNewContextOptions { JavaScriptEnabled = withScript, ViewportSize = new ViewportSize { Width = width, Height = 800 } });
    }
}
