using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsArchive.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Tests.Browser;

/// <summary>Somebody meets a report that several papers printed.</summary>
public sealed class CopiesTests(TestSite site, Support.Browser browser) : IClassFixture<TestSite>, IClassFixture<Support.Browser>
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task From_the_list_to_the_copies_and_from_copy_to_copy(int width, bool withScript)
    {
        var stored = await site.StoreAsync([.. new[] { "Morning", "Evening", "Herald" }.Select((paper, i) => Wire.Printed(paper, i + 1, Wire.Report(1)))]);
        var first = stored[0].ArticleId!.Value;
        await using var db = site.CreateContext();
        await Eventually.TrueAsync(
            async () => await db.Articles.CountAsync(article => article.StoryId == first, TestContext.Current.CancellationToken) == 3, "the copies are grouped");
        await browser.WalkAsync(
            site.Address,
            async page =>
            {
                await page.GotoAsync("/articles");
                await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("3 articles in 1 story");
                await page.GetByRole(AriaRole.Link, new() { Name = "+2 copies" }).ClickAsync();
                await Expect(page.Locator(".row")).ToHaveCountAsync(3);
                Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
                await page.GetByRole(AriaRole.Link, new() { Name = "Herald at 3" }).ClickAsync();
                var copies = page.GetByRole(AriaRole.Region, new() { Name = "Copies of this story" });
                await Expect(copies).ToContainTextAsync("the earliest");
                Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
                await copies.GetByRole(AriaRole.Link, new() { Name = "Morning at 1" }).ClickAsync();
                await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Morning at 1");
            },
            new BrowserNewContextOptions { JavaScriptEnabled = withScript, ViewportSize = new ViewportSize { Width = width, Height = 900 } });
    }
}
