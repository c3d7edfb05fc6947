using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NewsArchive.Tests.Support;
using static Microsoft.Playwright.Assertions;
using static NewsArchive.Tests.Browser.Desk;

namespace NewsArchive.Tests.Browser;

/// <summary>Annotating in a real browser, by mouse and by keyboard.</summary>
public sealed class AnnotatingTests(TestSite site, Support.Browser browser) : IClassFixture<TestSite>, IClassFixture<Support.Browser>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Find_read_tag_and_annotate_by_mouse()
    {
        await StoreAsync("Shoigu in Tehran", "Sergei Shoigu arrived in Tehran on Monday.", "Later Шойгу met the president of Iran.");
        await browser.WalkAsync(site.Address, async page =>
        {
            await page.GotoAsync("/articles?q=Shoigu");
            await page.GetByRole(AriaRole.Link, new() { Name = "Shoigu in Tehran" }).ClickAsync();
            await ReadyAsync(page);
            await page.GetByLabel("Entity to add").FillAsync("Sergei Shoigu");
            await page.GetByText("If it is new").ClickAsync();
            await page.Locator("#entities select[name=Type]").SelectOptionAsync("Person");
            await page.GetByLabel("Further names").FillAsync("Shoigu, Шойгу");
            await page.GetByLabel("Further names").PressAsync("Enter");
            await Expect(page.Locator("#text .mention")).ToHaveTextAsync(["Shoigu", "Sergei Shoigu", "Шойгу"]);
            await page.GetByLabel("Tag to add").FillAsync("visit");
            await page.GetByLabel("Tag to add").PressAsync("Enter");
            await Expect(page.Locator("#tags .chips a")).ToHaveTextAsync(["visit"]);

            await DragAsync(page, "resident of Ira");
            await Expect(page.Locator($"{Popover} blockquote")).ToHaveTextAsync("president of Iran");
            await page.Keyboard.PressAsync("1");
            await page.GetByLabel("Note", new() { Exact = true }).Last.FillAsync("Whoever that is");
            await page.Locator($"{Popover} [name=tags]").FillAsync("head of state, ");
            await page.Keyboard.PressAsync("Control+Enter");
            await Expect(page.Locator("#text mark")).ToHaveTextAsync("president of Iran");
            await Expect(page.Locator(".toast")).ToContainTextAsync("Annotated.");
            await page.ReloadAsync();
            await Expect(page.Locator("#annotations .note")).ToHaveTextAsync("Whoever that is");
            await Expect(page.Locator("#annotations .said .chip")).ToHaveTextAsync("head of state");
        });
        await AssertQuotesAsync();
    }

    [Fact]
    public async Task F7_leads_from_a_field_of_the_panel_to_the_text()
    {
        var id = await StoreAsync("From field to text", "Kazan hosts the summit.");
        await browser.WalkAsync(site.Address, async page =>
        {
            await page.GotoAsync($"/articles/{id}");
            await ReadyAsync(page);
            await page.GetByLabel("Tag to add").FocusAsync();
            await page.Keyboard.PressAsync("F7");
            await page.Keyboard.PressAsync("Shift+ArrowRight");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator($"{Popover} blockquote")).ToHaveTextAsync("From");
        });
    }

    [Fact]
    public async Task Annotate_by_keyboard_alone_edit_delete_undo_and_redo()
    {
        var id = await StoreAsync("Headline words", "Kazan hosts the BRICS summit.");
        await browser.WalkAsync(site.Address, async page =>
        {
            await page.GotoAsync($"/articles/{id}");
            await ReadyAsync(page);
            await page.Keyboard.PressAsync("F7");
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.PressAsync("Home");
            for (var i = 0; i < 3; i++)
            {
                await page.Keyboard.PressAsync("ArrowRight");
            }

            await page.Keyboard.PressAsync("Shift+ArrowRight");
            await page.Keyboard.PressAsync("Shift+ArrowRight");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator($"{Popover} blockquote")).ToHaveTextAsync("BRICS summit");
            await page.Keyboard.TypeAsync("BRICS");
            await Expect(page.Locator($"{Popover} [role=option]").Nth(2)).ToContainTextAsync("as organisation");
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.PressAsync("Enter");
            await page.Keyboard.PressAsync("Alt+2");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator("#text mark").First).ToContainTextAsync("BRICS");
            await Expect(page.Locator("#annotations .said")).ToContainTextAsync("ORG");
            await page.Keyboard.PressAsync("Escape");

            await page.Keyboard.PressAsync("j");
            await page.Keyboard.PressAsync("e");
            await page.Locator($"{Popover} [name=note]").FillAsync("Sixteenth");
            await page.Keyboard.PressAsync("Control+Enter");
            await Expect(page.Locator("#annotations .note")).ToHaveTextAsync("Sixteenth");
            await page.Keyboard.PressAsync("x");
            await Expect(page.Locator("#annotations li")).ToHaveCountAsync(0);
            await page.Keyboard.PressAsync("Control+z");
            await Expect(page.Locator("#annotations .note")).ToHaveTextAsync("Sixteenth");
            await page.Keyboard.PressAsync("Control+z");
            await Expect(page.Locator("#annotations .note")).ToHaveCountAsync(0);
            await page.Keyboard.PressAsync("Control+Shift+Z");
            await Expect(page.Locator("#annotations .note")).ToHaveTextAsync("Sixteenth");
        });
        await AssertQuotesAsync();
    }

    [Fact]
    public async Task Overlapping_passages_and_emoji_keep_their_offsets()
    {
        var id = await StoreAsync("🎉 Fair opens 👨‍👩‍👧", "The 🎡 wheel of Kazan turns 🎠 again.", "Second paragraph.");
        await browser.WalkAsync(site.Address, async page =>
        {
            await page.GotoAsync($"/articles/{id}");
            await ReadyAsync(page);
            await AnnotateAsync(page, "wheel of Kazan", "4");
            await AnnotateAsync(page, "Kazan turns 🎠 again", "3");
            await AnnotateAsync(page, "Fair opens 👨‍👩‍👧", "4");
            await SelectAsync(page, ["turns 🎠 again.", "Second"]);
            await page.Keyboard.PressAsync("a");
            await page.Keyboard.PressAsync("2");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator("#annotations .quote")).ToHaveCountAsync(4);

            // The smallest passage wins a click, the next click goes outward.
            await page.Locator("#text mark mark").First.ClickAsync();
            await Expect(page.Locator($"{Popover} blockquote")).ToHaveTextAsync("wheel of Kazan");
            await page.Locator("#text mark mark").First.ClickAsync();
            await Expect(page.Locator($"{Popover} blockquote")).ToHaveTextAsync("Kazan turns 🎠 again");
            await page.Keyboard.PressAsync("Escape");
            await Expect(page.Locator(Popover)).ToHaveCountAsync(0);
        });
        await using var db = site.CreateContext();
        var quotes = await db.Annotations.Where(annotation => annotation.ArticleId == id).OrderBy(annotation => annotation.Id).Select(annotation => annotation.Quote).ToListAsync(Cancellation);
        Assert.Equal(["wheel of Kazan", "Kazan turns 🎠 again", "Fair opens 👨‍👩‍👧", "turns 🎠 again.\n\nSecond"], quotes);
        await AssertQuotesAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_popover_has_no_known_barrier_and_holds_the_focus(ColorScheme scheme)
    {
        var id = await StoreAsync($"Barriers in {scheme}", "Everybody can annotate.");
        await browser.WalkAsync(
            site.Address,
            async page =>
            {
                await page.GotoAsync($"/articles/{id}");
                await ReadyAsync(page);
                await SelectAsync(page, ["annotate"]);
                await page.Keyboard.PressAsync("a");
                await page.Keyboard.PressAsync("1");
                await page.Keyboard.TypeAsync("Every");
                await page.Locator($"{Popover} [role=option]").First.WaitForAsync();
                var result = await page.RunAxe();
                Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(one => $"{one.Id}: {one.Help} {one.Nodes[0].Html}")));
                await page.Keyboard.PressAsync("Escape");
                for (var i = 0; i < 14; i++)
                {
                    await page.Keyboard.PressAsync("Tab");
                    Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.closest('.popover') !== null"));
                }
            },
            new BrowserNewContextOptions { ColorScheme = scheme, BypassCSP = true });
    }

    [Fact]
    public async Task A_found_name_is_annotated_with_two_keys()
    {
        var id = await StoreAsync("Names", "Kazan again and Kazan.");
        await using (var scope = site.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<NewsArchive.Entities.EntityRegistry>().AddAsync(
                Archive.Change(), "Kazan again", NewsArchive.Entities.EntityType.Place, null, [], Cancellation);
            await scope.ServiceProvider.GetRequiredService<NewsArchive.Mentions.MentionUpdate>().RunAsync(Cancellation);
        }

        await browser.WalkAsync(site.Address, async page =>
        {
            await page.GotoAsync($"/articles/{id}");
            await ReadyAsync(page);
            await page.Locator("#text .mention").ClickAsync();
            await Expect(page.Locator($"{Popover} [name=entity]")).ToHaveValueAsync("Kazan again");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator("#annotations .said a")).ToHaveTextAsync("Kazan again");
            await Expect(page.Locator("#annotations .code")).ToHaveTextAsync("LOC");
        });
    }

    private async Task<long> StoreAsync(string title, params string[] paragraphs) => await site.StoreOneAsync(Make.Incoming(title, null, paragraphs));

    /// <summary>The promise of every annotation: its quote stands at its offsets.</summary>
    private async Task AssertQuotesAsync()
    {
        await using var db = site.CreateContext();
        Assert.True(await db.Annotations.AnyAsync(Cancellation));
        Assert.Equal(0, await db.Database.SqlQuery<int>(
            $"""
            SELECT count(*)::int AS "Value" FROM annotations a JOIN article_versions v ON v.id = a.version_id
            WHERE substring(v.text FROM a.start + 1 FOR a."end" - a.start) <> a.quote
            """).SingleAsync(Cancellation));
    }
}
