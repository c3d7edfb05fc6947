using System.Net;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web.Entities;

/// <summary>The registry's pages, used by their forms as without scripts.</summary>
public sealed class EntityTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Add = "form.fields[action='/entities']";

    [Fact]
    public async Task A_new_entity_shows_every_place_where_its_names_stand()
    {
        await site.StoreOneAsync(Make.Incoming("Volga floods", paragraphs: ["The <b>Volga</b> & the Wolga rose.", "Nobody crossed the Volga."]));
        using var visitor = await OpenAsync("/entities");
        await visitor.SubmitAsync(Add, ("Form.Name", "Volga"), ("Form.Type", "Place"), ("Form.Aliases", "Wolga, Волга"), ("Form.Description", "A river"));

        Assert.Equal("Volga", visitor.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["Volga", "Volga", "Wolga", "Volga"], visitor.Page.QuerySelectorAll(".concordance mark").Select(mark => mark.TextContent));
        Assert.Contains("The <b>Volga</b> & the", visitor.Page.QuerySelector(".concordance tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 article", visitor.Page.QuerySelector(".list-ways")!.TextContent, StringComparison.Ordinal);

        var list = await site.GetPageAsync("/entities?q=вОЛ");
        Assert.Equal("Volga", list.QuerySelector("tbody th")!.TextContent);
        Assert.Empty((await site.GetPageAsync("/entities?q=100%25")).QuerySelectorAll("tbody th"));
        Assert.Empty((await site.GetPageAsync("/entities?type=Person&q=Volga")).QuerySelectorAll("tbody th"));
    }

    [Fact]
    public async Task Names_are_added_and_removed_and_their_mentions_with_them()
    {
        await site.StoreOneAsync(Make.Incoming("The Don and the Tanais"));
        using var visitor = await OpenAsync("/entities");
        await visitor.SubmitAsync(Add, ("Form.Name", "River Don"), ("Form.Type", "Place"));
        Assert.Empty(visitor.Page.QuerySelectorAll(".concordance mark"));
        await visitor.SubmitAsync("form[action*=Alias]:not(.chip)", ("alias", "Tanais"));
        Assert.Equal("Tanais", visitor.Page.QuerySelector(".concordance mark")!.TextContent);
        await visitor.SubmitAsync("form.chip:nth-child(1)");
        Assert.DoesNotContain("River Don", visitor.Page.QuerySelector("#names")!.ParentElement!.QuerySelector("ul")!.TextContent, StringComparison.Ordinal);
        await visitor.SubmitAsync("form[action*=Alias]:not(.chip)", ("alias", " ?! "));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Contains("letters or digits", visitor.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_what_somebody_else_changed_is_refused_and_nothing_is_lost()
    {
        using var mine = await OpenAsync("/entities");
        await mine.SubmitAsync(Add, ("Form.Name", "Bombay"), ("Form.Type", "Place"));
        using var theirs = await OpenAsync(mine.Path);
        await theirs.SubmitAsync("form.fields", ("Form.Name", "Mumbai"), ("Form.Description", "City"));
        Assert.Equal("Mumbai", theirs.Page.QuerySelector("h1")!.TextContent);

        await mine.SubmitAsync("form.fields", ("Form.Name", "Bombai"));
        Assert.Equal(HttpStatusCode.Conflict, mine.Status);
        Assert.Equal("Mumbai", mine.Page.QuerySelector("h1")!.TextContent);
        await mine.SubmitAsync("form.fields", ("Form.Name", "Mumbai"), ("Form.WikidataId", "nonsense"));
        Assert.Contains("Q7747", mine.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_entity_is_gone_until_the_change_is_taken_back()
    {
        var article = await site.StoreOneAsync(Make.Incoming("Atlantis found"));
        using var visitor = await OpenAsync("/entities");
        await visitor.SubmitAsync(Add, ("Form.Name", "Atlantis"), ("Form.Type", "Place"));
        var page = visitor.Path;
        await visitor.SubmitAsync("form[action*=Remove]:not(.chip)");
        Assert.Equal("/changes", visitor.Path);
        await site.GetPageAsync(page, HttpStatusCode.NotFound);
        Assert.Empty((await site.GetPageAsync($"/articles/{article}")).QuerySelectorAll(".mention"));

        await visitor.SubmitAsync("tbody tr:first-child form");
        Assert.Equal("Atlantis", (await site.GetPageAsync(page)).QuerySelector(".concordance mark")!.TextContent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    public async Task A_name_that_is_none_is_refused(string name)
    {
        using var visitor = await OpenAsync("/entities");
        await visitor.SubmitAsync(Add, ("Form.Name", name), ("Form.Aliases", "kept"));
        Assert.NotEmpty(visitor.Page.QuerySelector("[role=alert]")!.TextContent.Trim());
        Assert.Equal("kept", visitor.Page.QuerySelector("[name='Form.Aliases']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_unknown_entity_is_not_found() => await site.GetPageAsync("/entities/999999", HttpStatusCode.NotFound);

    private Task<Visitor> OpenAsync(string path) => Visitor.AtAsync(site.Address, path);
}
