using System.IO.Compression;
using System.Text.Json;
using Microsoft.Playwright;
using NewsArchive.Tests.Scraper.Samples;
using NewsArchive.Tests.Support;
using static Microsoft.Playwright.Assertions;
using static NewsArchive.Tests.Browser.Desk;

namespace NewsArchive.Tests.Browser;

/// <summary>The whole way a first visitor goes: sample, search, read, tag, annotate, reload, export, undo. Once with scripts, once without.</summary>
public sealed class MissionTests(TestSite site, Support.Browser browser) : IClassFixture<TestSite>, IClassFixture<Support.Browser>
{
    private const string Passage = "the Shanghai Cooperation Organization";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_the_sample_to_an_annotated_set(bool withScripts) => await browser.WalkAsync(
        site.Address,
        async page =>
        {
            await page.GotoAsync("/sample");
            var load = page.GetByRole(AriaRole.Button, new() { Name = "Load the sample" });
            if (await load.CountAsync() > 0)
            {
                await load.First.ClickAsync();
                await Expect(page.GetByText("of the sample's articles are in the archive")).ToBeVisibleAsync(new() { Timeout = 30_000 });
            }

            await FindAndReadAsync(page);
            await TagAsync(page, withScripts);
            await AnnotateAsync(page, withScripts);
            await page.ReloadAsync();
            await Expect(page.Locator("#text mark").Last).ToHaveTextAsync(Passage);
            AssertExported(await ExportAsync(page));

            await page.GotoAsync("/changes");
            await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).First.ClickAsync();
            await FindAndReadAsync(page);
            await Expect(page.Locator("#text mark")).ToHaveCountAsync(0);
        },
        new BrowserNewContextOptions { JavaScriptEnabled = withScripts });

    private static async Task FindAndReadAsync(IPage page)
    {
        await page.GotoAsync("/articles");
        await page.Locator("[data-search]").First.FillAsync("Shoigu");
        await page.Locator("[data-search]").First.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = SputnikSampleTests.Title }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync(SputnikSampleTests.Title);
        await Expect(page.Locator("#text .lead")).ToHaveTextAsync(SputnikSampleTests.Lead);
        await Expect(page.Locator("#text .body > p")).ToHaveTextAsync(SputnikSampleTests.Paragraphs);
    }

    private static async Task TagAsync(IPage page, bool withScripts)
    {
        if (withScripts)
        {
            await ReadyAsync(page);
        }

        foreach (var (name, type, aliases) in new[] { ("Sergei Shoigu", "Person", "Shoigu"), ("BRICS", "Organisation", "") })
        {
            await page.GetByLabel("Entity to add").FillAsync(name);
            var kind = page.Locator("#entities select[name=Type]");
            if (!await kind.IsVisibleAsync())
            {
                await page.GetByText("If it is new").ClickAsync();
            }

            await kind.SelectOptionAsync(type);
            await page.GetByLabel("Further names").FillAsync(aliases);
            await page.GetByLabel("Further names").PressAsync("Enter");
            await Expect(page.Locator("#entities .chips").First).ToContainTextAsync(name);
        }

        await Expect(page.Locator("#text .mention")).ToHaveTextAsync(["BRICS", "Sergei Shoigu", "Shoigu", "BRICS"]);
    }

    private static async Task AnnotateAsync(IPage page, bool withScripts)
    {
        if (withScripts)
        {
            // The hands leave the form for the text: single letters are keys only outside of fields.
            await page.Locator("#text .dateline").ClickAsync();
            await Desk.AnnotateAsync(page, Passage, "2");
            return;
        }

        var form = page.Locator("form[action*=Annotate]").First;
        await page.GetByText("Annotate a passage").First.ClickAsync();
        await form.Locator("textarea").First.FillAsync(Passage);
        await form.Locator("[name$=Label]").FillAsync("ORG");
        await form.GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(page.Locator("#text mark")).ToHaveTextAsync(Passage);
    }

    private static async Task<JsonElement> ExportAsync(IPage page)
    {
        await page.GotoAsync("/articles?q=Shoigu");
        await page.GetByRole(AriaRole.Link, new() { Name = "Export this article" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download" }).ClickAsync());
        await using var zip = await ZipFile.OpenReadAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        await using var data = await zip.Entries.Single(entry => entry.Name.EndsWith(".jsonl", StringComparison.Ordinal)).OpenAsync();
        using var reader = new StreamReader(data);
        return JsonDocument.Parse(Assert.Single((await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries))).RootElement;
    }

    private static void AssertExported(JsonElement article)
    {
        Assert.Equal(["BRICS", "Sergei Shoigu"], article.GetProperty("entities").EnumerateArray().Select(entity => entity.GetProperty("name").GetString()!).Order());
        var annotation = Assert.Single(article.GetProperty("annotations").EnumerateArray());
        var runes = article.GetProperty("text").GetString()!.EnumerateRunes().ToArray();
        var slice = runes[annotation.GetProperty("start").GetInt32()..annotation.GetProperty("end").GetInt32()];
        Assert.Equal(Passage, string.Concat(slice.Select(rune => rune.ToString())));
        Assert.Equal(("ORG", Passage), (annotation.GetProperty("label").GetString(), annotation.GetProperty("quote").GetString()));
    }
}
