using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NewsArchive.Annotations;
using NewsArchive.Tests.Support;
using static Microsoft.Playwright.Assertions;
using static NewsArchive.Tests.Browser.Desk;

namespace NewsArchive.Tests.Browser;

/// <summary>Nothing typed is lost: not by closing, not with the connection, not when somebody else is quicker.</summary>
public sealed class AnnotatingTroubleTests(TestSite site, Support.Browser browser) : IClassFixture<TestSite>, IClassFixture<Support.Browser>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_typed_survives_closing_and_a_lost_connection()
    {
        var id = await StoreAsync("Kept words", "Nothing typed is ever lost.");
        await browser.WalkAsync(site.Address, async page =>
        {
            await page.GotoAsync($"/articles/{id}");
            await ReadyAsync(page);
            await SelectAsync(page, ["ever lost"]);
            await page.Keyboard.PressAsync("a");
            await page.Locator($"{Popover} [name=note]").FillAsync("A long thought");
            await page.Keyboard.PressAsync("Escape");
            await Expect(page.Locator(Popover)).ToHaveCountAsync(0);
            await page.ReloadAsync();
            await ReadyAsync(page);
            await SelectAsync(page, ["ever lost"]);
            await page.Keyboard.PressAsync("a");
            await Expect(page.Locator($"{Popover} [name=note]")).ToHaveValueAsync("A long thought");

            // No console error may come of it, so the request is lost inside the page.
            await page.EvaluateAsync("() => { window.realFetch = window.fetch; window.fetch = () => Promise.reject(new TypeError('lost')); }");
            await page.Keyboard.PressAsync("Control+Enter");
            await Expect(page.Locator($"{Popover} .form-problem")).ToContainTextAsync("What you typed is kept");
            await page.EvaluateAsync("() => { window.fetch = window.realFetch; }");
            await page.Keyboard.PressAsync("Control+Enter");
            await Expect(page.Locator("#annotations .note")).ToHaveTextAsync("A long thought");
        });
    }

    [Fact]
    public async Task Who_is_too_late_chooses_between_both()
    {
        var id = await StoreAsync("Both write", "Two people at one passage.");
        await using var archive = site.Services.CreateAsyncScope();
        await browser.WalkAsync(
            site.Address,
            async page =>
            {
                await page.GotoAsync($"/articles/{id}");
                await ReadyAsync(page);
                await AnnotateAsync(page, "one passage", "4");
                await page.Locator("#text mark").ClickAsync();
                await page.Locator($"{Popover} [name=note]").FillAsync("mine");
                await ChangeElsewhereAsync(archive.ServiceProvider, id, "theirs");
                await page.Keyboard.PressAsync("Control+Enter");
                await Expect(page.Locator($"{Popover} .conflict")).ToContainTextAsync("local changed it meanwhile: theirs");
                await page.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
                await Expect(page.Locator("#annotations .note")).ToHaveTextAsync("mine");
            },
            toleratedError: "409");
    }

    private static async Task ChangeElsewhereAsync(IServiceProvider services, long articleId, string note)
    {
        var db = services.GetRequiredService<NewsArchive.Data.ArchiveDbContext>();
        var one = await db.Annotations.AsNoTracking().SingleAsync(annotation => annotation.ArticleId == articleId, Cancellation);
        var result = await services.GetRequiredService<AnnotationEditing>().ChangeAsync(
            Archive.Change(), one.Id, one.Revision, new AnnotationContent { Note = note }, Cancellation);
        Assert.Equal(AnnotationOutcome.Saved, result.Outcome);
    }

    private async Task<long> StoreAsync(string title, params string[] paragraphs) => await site.StoreOneAsync(Make.Incoming(title, null, paragraphs));
}
