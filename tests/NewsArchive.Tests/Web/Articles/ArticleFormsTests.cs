using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web.Articles;

/// <summary>Tagging and annotating by the forms of the page, as without scripts.</summary>
public sealed class ArticleFormsTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Annotate = "form[action*=Annotate]:not([action*=Remove])";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tags_are_put_on_taken_off_and_brought_back()
    {
        using var visitor = await OpenAsync("Talks in Kazan");
        await visitor.SubmitAsync("form[action*=AddTag]", ("tag", " summit , Volga "));
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Equal(["summit", "Volga"], Chips(visitor, "#tags"));
        Assert.Contains("Tagged summit, Volga.", visitor.Page.QuerySelector("#flash")!.TextContent, StringComparison.Ordinal);

        await visitor.SubmitAsync("#tags form[action*=RemoveTag]");
        Assert.Equal(["Volga"], Chips(visitor, "#tags"));
        await visitor.SubmitAsync("#flash form");
        Assert.Equal(["summit", "Volga"], Chips(visitor, "#tags"));
    }

    [Fact]
    public async Task A_tag_that_does_not_fit_is_refused_and_kept_in_the_field()
    {
        using var visitor = await OpenAsync("Talks in Kazan");
        var name = new string('t', 81);
        await visitor.SubmitAsync("form[action*=AddTag]", ("tag", $"fits,{name}"));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Equal($"fits,{name}", visitor.Page.QuerySelector("#tag")!.GetAttribute("value"));
        Assert.Contains("80 characters", visitor.Page.QuerySelector("#tag-problem")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(Chips(visitor, "#tags"));
        await visitor.SubmitAsync("form[action*=AddTag]", ("tag", " ,"));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
    }

    [Fact]
    public async Task A_new_entity_is_made_with_its_names_and_found_in_the_text()
    {
        using var visitor = await OpenAsync("Sergei Shoigu flies to Tehran", "Шойгу прибыл в Тегеран. Then Shoigu left.");
        await visitor.SubmitAsync("form[action*=AddEntity]", ("Name", "Sergei Shoigu"), ("Type", "Person"), ("Aliases", "Shoigu, Шойгу"));
        Assert.Equal(["Sergei Shoigu", "Шойгу", "Shoigu"], visitor.Page.QuerySelectorAll("#text .mention").Select(mention => mention.TextContent));
        Assert.StartsWith("Sergei Shoigu 3", Assert.Single(Chips(visitor, "#entities")), StringComparison.Ordinal);

        // The same by another of its names: nothing is made twice.
        await visitor.SubmitAsync("#entities form[action*=RemoveEntity]");
        await visitor.SubmitAsync("form[action*=AddEntity]", ("Name", "шойгу"));
        await using var db = site.CreateContext();
        Assert.Equal(1, await db.Entities.CountAsync(entity => entity.Aliases.Any(alias => alias.Text == "Шойгу"), Cancellation));

        // Making it was one step: undone together.
        await visitor.SubmitAsync("form[action*=AddEntity]", ("Name", "Tehran"), ("Type", "Place"));
        Assert.Contains("Tehran", visitor.Page.QuerySelectorAll("#text .mention").Select(mention => mention.TextContent));
        await visitor.SubmitAsync("#flash form");
        Assert.DoesNotContain("Tehran", visitor.Page.QuerySelectorAll("#text .mention").Select(mention => mention.TextContent));
    }

    [Fact]
    public async Task A_name_of_several_asks_for_the_type()
    {
        using var visitor = await OpenAsync("Amazon grows");
        await visitor.SubmitAsync("form[action*=AddEntity]", ("Name", "Amazon Inc"), ("Type", "Organisation"), ("Aliases", "Amazonia"));
        await visitor.SubmitAsync("form[action*=AddEntity]", ("Name", "Amazon River"), ("Type", "Place"), ("Aliases", "Amazonia"));
        await visitor.SubmitAsync("form[action*=AddEntity]", ("Name", "Amazonia"));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Contains("Amazon Inc (organisation), Amazon River (place)", visitor.Page.QuerySelector("#entity-problem")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Amazonia", visitor.Page.QuerySelector("#entity-name")!.GetAttribute("value"));
        await visitor.SubmitAsync("form[action*=AddEntity]", ("Name", "100%_"), ("Type", "Work"));
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    [Fact]
    public async Task A_typed_passage_is_found_however_its_blanks_and_quotes_were_typed()
    {
        using var visitor = await OpenAsync("Talks", "The minister’s aide said:\n“We go” — then left.", "Second.");
        await visitor.SubmitAsync(Annotate, ("Passage.Passage", "minister's  aide SAID: \"we go\" - then"), ("Passage.Label", "MISC"), ("Passage.Note", "Loosely typed"));
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Equal("minister’s aide said:\n“We go” — then", visitor.Page.QuerySelector("#annotations .quote")!.TextContent);
        Assert.Equal("minister’s aide said:\n“We go” — then", visitor.Page.QuerySelector("#text mark")!.TextContent);
    }

    [Fact]
    public async Task A_passage_at_several_places_asks_which_and_keeps_what_was_typed()
    {
        using var visitor = await OpenAsync("Kazan", "Kazan hosts. Kazan waits.");
        await visitor.SubmitAsync(Annotate, ("Passage.Passage", "Kazan"), ("Passage.Label", "LOC"), ("Passage.Note", "<b>which</b>"), ("Passage.Tags", "city, Volga"));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Contains("stands at 3 places", visitor.Page.QuerySelector("#passage-problem")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, visitor.Page.QuerySelectorAll("input[name='Passage.Occurrence']").Length);
        Assert.Equal("<b>which</b>", visitor.Page.QuerySelector("#Passage_Note")!.TextContent.Trim());
        Assert.Equal(("LOC", "city, Volga"), (visitor.Page.QuerySelector("#Passage_Label")!.GetAttribute("value"), visitor.Page.QuerySelector("#Passage_Tags")!.GetAttribute("value")));

        await visitor.SubmitAsync(Annotate, ("Passage.Passage", "Kazan"), ("Passage.Occurrence", "3"), ("Passage.Label", "LOC"));
        await using var db = site.CreateContext();
        Assert.Equal(20, (await db.Annotations.OrderBy(annotation => annotation.Id).LastAsync(Cancellation)).Start);
        foreach (var wrong in new[] { "4", "0", "many" })
        {
            await visitor.SubmitAsync(Annotate, ("Passage.Passage", "Kazan"), ("Passage.Occurrence", wrong), ("Passage.Label", "LOC"));
            Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        }
    }

    [Theory]
    [InlineData("", "LOC", "Type or paste")]
    [InlineData("Minsk", "LOC", "does not stand in this version")]
    [InlineData("Kazan", "", "Say something")]
    public async Task A_passage_that_does_not_fit_is_refused(string passage, string label, string reason)
    {
        using var visitor = await OpenAsync("Kazan", "Nothing else.");
        await visitor.SubmitAsync(Annotate, ("Passage.Passage", passage), ("Passage.Label", label));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Contains(reason, visitor.Page.QuerySelector("#passage-problem")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_note_stays_text()
    {
        const string hostile = "</textarea><script>alert(1)</script>\"'&";
        using var visitor = await OpenAsync("Kazan");
        await visitor.SubmitAsync("form[action*=Note]", ("Whole.Note", hostile), ("Whole.Label", hostile), ("Whole.Entity", hostile), ("Whole.Tags", hostile));
        Assert.Equal(hostile, visitor.Page.QuerySelector("#annotations .note")!.TextContent);
        Assert.Contains("The whole article", visitor.Page.QuerySelector("#annotations .quote")!.TextContent, StringComparison.Ordinal);
        Assert.All(visitor.Page.QuerySelectorAll("script"), script => Assert.StartsWith("/js/", script.GetAttribute("src"), StringComparison.Ordinal));
        await visitor.GoAsync(visitor.Page.QuerySelector("[data-edit]")!.GetAttribute("href")!);
        Assert.Equal(hostile, visitor.Page.QuerySelector("#Said_Note")!.TextContent.Trim());
        Assert.All(visitor.Page.QuerySelectorAll("script"), script => Assert.StartsWith("/js/", script.GetAttribute("src"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_annotation_is_edited_deleted_and_brought_back()
    {
        using var visitor = await OpenAsync("Kazan");
        await visitor.SubmitAsync(Annotate, ("Passage.Passage", "Kazan"), ("Passage.Label", "LOC"), ("Passage.Entity", "Kazan"), ("Passage.EntityType", "Place"));
        await visitor.GoAsync(visitor.Page.QuerySelector("[data-edit]")!.GetAttribute("href")!);
        Assert.Equal("Kazan", visitor.Page.QuerySelector("#Said_Entity")!.GetAttribute("value"));
        await visitor.SubmitAsync("main form.stacked", ("Said.Label", "ORG"), ("Said.Entity", "Kazan"), ("Said.Note", "The club"));
        Assert.Equal(("ORG", "The club"), (visitor.Page.QuerySelector("#annotations .code")!.TextContent, visitor.Page.QuerySelector("#annotations .note")!.TextContent));

        await visitor.SubmitAsync("form[action*=RemoveAnnotation]");
        Assert.Empty(visitor.Page.QuerySelectorAll("#annotations li"));
        Assert.Contains("Annotation deleted.", visitor.Page.QuerySelector("#flash")!.TextContent, StringComparison.Ordinal);
        await visitor.SubmitAsync("#flash form");
        Assert.Equal("ORG", visitor.Page.QuerySelector("#annotations .code")!.TextContent);
    }

    [Fact]
    public async Task Who_is_too_late_sees_both_and_chooses()
    {
        using var mine = await OpenAsync("Kazan");
        await mine.SubmitAsync(Annotate, ("Passage.Passage", "Kazan"), ("Passage.Label", "LOC"));
        var edit = mine.Page.QuerySelector("[data-edit]")!.GetAttribute("href")!;
        await mine.GoAsync(edit);
        using var theirs = await Visitor.AtAsync(site.Address, edit);
        await theirs.SubmitAsync("main form.stacked", ("Said.Label", "ORG"), ("Said.Note", "theirs"));

        await mine.SubmitAsync("main form.stacked", ("Said.Label", "MISC"), ("Said.Note", "mine"));
        Assert.Equal(HttpStatusCode.Conflict, mine.Status);
        Assert.Contains("theirs", mine.Page.QuerySelector(".conflict")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("mine", mine.Page.QuerySelector("#Said_Note")!.TextContent.Trim());
        await mine.SubmitAsync("main form.stacked", ("Said.Label", "MISC"), ("Said.Note", "mine"));
        Assert.Equal("mine", mine.Page.QuerySelector("#annotations .note")!.TextContent);

        await mine.GoAsync(edit);
        await theirs.GoAsync(edit.Replace("/edit", "", StringComparison.Ordinal) + "/edit");
        await mine.SubmitAsync("main form.stacked", ("Said.Note", "mine again"));
        await mine.SubmitAsync("form[action*=RemoveAnnotation]");
        await theirs.SubmitAsync("main form.stacked", ("Said.Note", "a long thought"));
        Assert.Equal(HttpStatusCode.Conflict, theirs.Status);
        Assert.Equal("a long thought", theirs.Page.QuerySelector("#typed")!.TextContent.Trim());
        await theirs.GoAsync(edit);
        Assert.Equal(HttpStatusCode.NotFound, theirs.Status);
    }

    private static IEnumerable<string> Chips(Visitor visitor, string part) => visitor.Page.QuerySelectorAll($"{part} .chips a").Select(chip => chip.TextContent.Trim());

    private async Task<Visitor> OpenAsync(string title, params string[] paragraphs)
    {
        // A text of its own: the same text twice is one article.
        var id = await site.StoreOneAsync(Make.Incoming(title, null, [.. paragraphs, $"{Guid.NewGuid()}"]));
        return await Visitor.AtAsync(site.Address, $"/articles/{id}");
    }
}
