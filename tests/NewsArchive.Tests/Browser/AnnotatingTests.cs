using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NewsArchive.Annotations;
using NewsArchive.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Tests.Browser;

/// <summary>Annotating in a real browser: by mouse, by keyboard, on a small screen, without scripts.</summary>
public sealed class AnnotatingTests(TestSite site, Support.Browser browser) : IClassFixture<TestSite>, IClassFixture<Support.Browser>
{
    private const string Popover = ".popover";

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
            await Expect(page.Locator($"{Popover} > .form-problem")).ToContainTextAsync("What you typed is kept");
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

    private static async Task ReadyAsync(IPage page) => await page.Locator("html[data-desk=ready]").WaitForAsync();

    /// <summary>Drags the mouse over words of one paragraph.</summary>
    private static async Task DragAsync(IPage page, string words)
    {
        await SelectAsync(page, [words]);
        var box = await page.EvaluateAsync<double[]>("() => { const b = getSelection().getRangeAt(0).getBoundingClientRect(); getSelection().removeAllRanges(); return [b.left, b.right, b.top + b.height / 2]; }");
        await page.Mouse.MoveAsync((float)box[0] + 1, (float)box[2]);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync((float)box[1] - 1, (float)box[2], new MouseMoveOptions { Steps = 5 });
        await page.Mouse.UpAsync();
    }

    /// <summary>Selects from the first words to the last, which may stand in different paragraphs.</summary>
    private static async Task SelectAsync(IPage page, string[] words) => await page.EvaluateAsync(
        """
        words => {
          const place = (text, atEnd) => {
            for (const block of document.querySelectorAll("#text [data-start]")) {
              let at = block.textContent.indexOf(text);
              if (at < 0) { continue; }
              at += atEnd ? text.length : 0;
              const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                if (at < node.length || (atEnd && at === node.length)) { return [node, at]; }
                at -= node.length;
              }
            }
          };
          const range = document.createRange();
          range.setStart(...place(words[0], false));
          range.setEnd(...place(words.at(-1), true));
          range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }
        """,
        words);

    private static async Task AnnotateAsync(IPage page, string words, string key)
    {
        var before = await page.Locator("#annotations li").CountAsync();
        await SelectAsync(page, [words]);
        await page.Keyboard.PressAsync("a");
        await Expect(page.Locator($"{Popover} blockquote")).ToHaveTextAsync(words);
        await page.Keyboard.PressAsync(key);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#annotations li")).ToHaveCountAsync(before + 1);
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
