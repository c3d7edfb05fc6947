using System.Net;
using AngleSharp.Dom;
using NewsArchive.Articles;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web.Articles;

public sealed class VersionsTests(TestSite site) : IClassFixture<TestSite>
{
    private static int _serial;

    [Fact]
    public async Task The_last_change_is_shown_word_by_word_with_the_headline_first()
    {
        var id = await StoreAsync(
            Look("Harbour opens", "It opens.", "It opens on Monday.", "Same one.", "Same two.", "Same three.", "It ends."),
            Look("Harbour closes", "It opens.", "It opens on Tuesday.", "Same one.", "Same two.", "Same three.", "It ends.", "A new last one."));
        var page = await site.GetPageAsync($"/articles/{id}/versions");
        var comparison = page.QuerySelector(".comparison")!;
        Assert.Equal(["Headline", "Text"], comparison.QuerySelectorAll("h3").Select(heading => heading.TextContent));
        Assert.Equal("Headline changed, 1 paragraph changed, 1 paragraph added, +6 −2 words.", comparison.QuerySelector(".comparison-summary")!.TextContent);
        Assert.Equal(["Harbour Removed: opensAdded: closes", "It opens on Removed: MondayAdded: Tuesday."], comparison.QuerySelectorAll(".changed").Select(Text));
        Assert.Equal(["Added: A new last one."], comparison.QuerySelectorAll(".added").Select(Text));
        Assert.Equal(["Removed: opens", "Removed: Monday"], comparison.QuerySelectorAll("del").Select(Text));
        var folded = Assert.Single(comparison.QuerySelectorAll("details"));
        Assert.Equal("4 unchanged paragraphs", folded.QuerySelector("summary")!.TextContent);
        Assert.Equal(4, folded.QuerySelectorAll("p").Length);
        Assert.Equal(["headline changed, 1 paragraph changed, 1 paragraph added, +6 −2 words", "The first"], page.QuerySelectorAll(".what").Select(Text));
    }

    [Fact]
    public async Task Any_two_versions_can_be_compared_in_either_direction()
    {
        var id = await StoreAsync(Look("One", null, "Count one."), Look("Two", null, "Count two."), Look("Three", null, "Count three."));
        var page = await site.GetPageAsync($"/articles/{id}/versions?from=1&to=3");
        Assert.Equal(["Removed: One", "Removed: one"], page.QuerySelectorAll("del").Select(Text));
        Assert.Equal(["1", "3"], page.QuerySelectorAll(".compare option[selected]").Select(option => option.GetAttribute("value")));
        Assert.Equal(["Removed: Three", "Removed: three"], (await site.GetPageAsync($"/articles/{id}/versions?from=3&to=1")).QuerySelectorAll("del").Select(Text));
        Assert.Equal(["Removed: One", "Removed: one"], (await site.GetPageAsync($"/articles/{id}/versions?to=2")).QuerySelectorAll("del").Select(Text));
        var same = await site.GetPageAsync($"/articles/{id}/versions?from=2&to=2");
        Assert.Contains("one and the same", same.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?from=1&to=7", "no version 7")]
    [InlineData("?from=8&to=9", "no version 8 and no version 9")]
    [InlineData("?from=-1", "no version -1")]
    [InlineData("?from=first", "Versions have numbers")]
    [InlineData("?to=99999999999", "Versions have numbers")]
    public async Task Unknown_versions_are_named_and_the_list_stays(string query, string problem)
    {
        var id = await StoreAsync(Look("One", null, "A"), Look("Two", null, "B"));
        var page = await site.GetPageAsync($"/articles/{id}/versions{query}", HttpStatusCode.NotFound);
        Assert.Contains(problem, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".comparison"));
        Assert.Equal(2, page.QuerySelectorAll("tr[data-row]").Length);
    }

    [Fact]
    public async Task An_article_with_one_version_has_nothing_to_compare()
    {
        var id = await StoreAsync(Look("Only", null, "Text."));
        var page = await site.GetPageAsync($"/articles/{id}/versions");
        Assert.Null(page.QuerySelector(".compare"));
        Assert.Null(page.QuerySelector(".comparison"));
        Assert.Contains("One version", page.QuerySelector(".about")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lead_and_authors_that_changed_are_told_before_the_text()
    {
        var before = Look("Same", "Old lead here.", "Body.");
        var after = Look("Same", "New lead here.", "Body!");
        var id = await StoreAsync(before with { Article = before.Article with { Authors = ["Ann Lee"] } }, after with { Article = after.Article with { Authors = ["Ann Lee", "Bob Ray"] } });
        var comparison = (await site.GetPageAsync($"/articles/{id}/versions")).QuerySelector(".comparison")!;
        Assert.Equal(["Lead", "Authors", "Text"], comparison.QuerySelectorAll("h3").Select(heading => heading.TextContent));
        Assert.Contains(", Bob Ray", comparison.QuerySelectorAll("ins").ElementAt(1).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_for_listeners_do_not_turn_the_direction_of_a_paragraph()
    {
        var id = await StoreAsync(Look("الميناء", null, "الاثنين يفتح الميناء"), Look("الميناء", null, "الثلاثاء يفتح الميناء"));
        var page = await site.GetPageAsync($"/articles/{id}/versions");
        Assert.Equal("auto", page.QuerySelector(".comparison .changed")!.GetAttribute("dir"));
        Assert.All(page.QuerySelectorAll(".comparison .unseen"), word => Assert.Equal(("ltr", "en"), (word.GetAttribute("dir"), word.GetAttribute("lang"))));
    }

    [Fact]
    public async Task An_older_copy_stands_in_the_order_of_its_capture()
    {
        var live = Look("Live", null, "As it is.");
        var copy = Look("Copy", null, "As it was.");
        var id = await StoreAsync(live, copy with { Capture = copy.Capture with { CapturedAt = Make.Now.AddYears(-2) } });
        var page = await site.GetPageAsync($"/articles/{id}/versions");
        Assert.Equal(["Version 1 current", "Version 2"], page.QuerySelectorAll("tbody th").Select(Text));
        Assert.Equal(["Removed: Copy", "Removed: was"], page.QuerySelectorAll("del").Select(Text));
        Assert.Equal("Live", (await site.GetPageAsync($"/articles/{id}")).QuerySelector("h1")!.TextContent);
        Assert.Contains("Read the current version 1", (await site.GetPageAsync($"/articles/{id}?version=2")).QuerySelector(".banner")!.TextContent, StringComparison.Ordinal);
    }

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IncomingArticle Look(string title, string? lead, params string[] paragraphs) => Make.Incoming(title, lead, paragraphs, "https://looks.example/0");

    private async Task<long> StoreAsync(params IncomingArticle[] looks)
    {
        var url = $"https://looks.example/{Interlocked.Increment(ref _serial)}";
        var results = await site.StoreAsync([.. looks.Select(look => look with { Article = look.Article with { Url = url }, Capture = look.Capture with { Url = url } })]);
        return results[0].ArticleId!.Value;
    }
}
