using AngleSharp.Dom;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web.Changes;

/// <summary>The log of changes is written for people.</summary>
public sealed class ChangesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_change_tells_what_is_different_by_its_names()
    {
        using var visitor = await Visitor.AtAsync(site.Address, "/entities");
        await visitor.SubmitAsync("form.fields[action='/entities']", ("Form.Name", "Kama"), ("Form.Type", "Place"), ("Form.Description", "A river"));
        await visitor.SubmitAsync("form.fields", ("Form.Name", "Kama"), ("Form.Type", "Organisation"));
        await visitor.SubmitAsync("form[action*=Alias]:not(.chip)", ("alias", "Кама"));

        var rows = (await site.GetPageAsync("/changes")).QuerySelectorAll("tbody tr");
        Assert.Equal("Name of an entity added Кама (Kama)", Words(rows[0], "td:nth-child(2)"));
        Assert.Equal("Entity changed Kama", Words(rows[1], "td:nth-child(2)"));
        Assert.Equal("Before: type place · description “A river”", Words(rows[1], "del"));
        Assert.Equal("After: type organisation · no description", Words(rows[1], "ins"));
        Assert.Equal("Entity added Kama", Words(rows[2], "td:nth-child(2)"));
        Assert.Equal("After: name Kama · type place · description “A river”", Words(rows[2], "ins"));
        Assert.Null(rows[2].QuerySelector("del"));
    }

    [Fact]
    public async Task An_annotation_is_told_by_its_passage_label_and_note()
    {
        var article = await site.StoreOneAsync(Make.Incoming("Ice on the Lena", paragraphs: ["The Lena froze in October."]));
        using var visitor = await Visitor.AtAsync(site.Address, $"/articles/{article}");
        await visitor.SubmitAsync(
            "form[action*='handler=Annotate']", ("Passage.Passage", "in October"), ("Passage.Note", "Early."), ("Passage.Label", "MISC"), ("Passage.Tags", "weather, ice"));
        await visitor.SubmitAsync("form[action*='handler=RemoveAnnotation']");
        await visitor.GoAsync("/changes");
        await visitor.SubmitAsync("tbody tr:first-child form");

        var rows = visitor.Page.QuerySelectorAll("tbody tr");
        Assert.Equal("Annotation brought back in October Ice on the Lena", Words(rows[0], "td:nth-child(2)"));
        Assert.Equal("Redo", Words(rows[0], "button"));
        Assert.Equal("Annotation removed in October undone since Ice on the Lena", Words(rows[1], "td:nth-child(2)"));
        Assert.Null(rows[1].QuerySelector("button"));
        Assert.Equal("Before: label MISC · note “Early.” · tags ice, weather", Ordered(Words(rows[1], "del")));
    }

    [Theory]
    [InlineData("/entities")]
    [InlineData("/tags")]
    public async Task A_page_without_a_problem_shows_none(string path) => Assert.Empty((await site.GetPageAsync(path)).QuerySelectorAll("[role=alert]"));

    [Fact]
    public async Task Every_page_leads_to_the_changes() =>
        Assert.NotNull((await site.GetPageAsync("/")).QuerySelector("footer a[href='/changes']"));

    private static string Words(IElement row, string selector) =>
        string.Join(' ', row.QuerySelector(selector)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Tags stand in the order they came into the vocabulary, which is not the point here.</summary>
    private static string Ordered(string words) => words.Replace("tags weather, ice", "tags ice, weather", StringComparison.Ordinal);
}
