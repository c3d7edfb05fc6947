using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Annotations;
using NewsArchive.Entities;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web.Annotations;

/// <summary>The list of everything people wrote.</summary>
public sealed class IndexTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Annotations_are_listed_and_filtered_by_words_label_entity_and_tag()
    {
        await AnnotateAsync("Kazan", new AnnotationContent { Label = "LOC", Note = "100% <sure>", NewEntityName = "Kazan", NewEntityType = EntityType.Place });
        await AnnotateAsync("Volga", new AnnotationContent { Label = "RIVER", Tags = ["water & ice"] });

        Assert.Equal(["Volga", "Kazan"], await PassagesAsync("/annotations"));
        Assert.Equal(["Kazan"], await PassagesAsync("/annotations?q=100%25"));
        Assert.Equal(["Kazan"], await PassagesAsync("/annotations?q=KAZ"));
        Assert.Empty(await PassagesAsync("/annotations?q=1_0"));
        Assert.Equal(["Volga"], await PassagesAsync("/annotations?label=river"));
        Assert.Equal(["Volga"], await PassagesAsync("/annotations?tag=Water%20%26%20ice"));
        Assert.Equal(["Kazan"], await PassagesAsync("/annotations?entity=1"));
        var page = await site.GetPageAsync("/annotations");
        Assert.Contains("100% <sure>", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        var link = page.QuerySelector("tbody th a")!.GetAttribute("href")!;
        var reading = await site.GetPageAsync(link);
        Assert.NotNull(reading.QuerySelector(link[link.IndexOf('#', StringComparison.Ordinal)..]));
    }

    [Fact]
    public async Task Bad_filters_show_an_empty_list_and_what_to_do()
    {
        var page = await site.GetPageAsync("/annotations?label=nothing&entity=abc&before=x", HttpStatusCode.OK);
        Assert.Contains("Drop a filter", page.QuerySelector(".nothing")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<string[]> PassagesAsync(string path) =>
        [.. (await site.GetPageAsync(path)).QuerySelectorAll("tbody th").Select(cell => cell.TextContent.Trim())];

    private async Task AnnotateAsync(string word, AnnotationContent content)
    {
        var article = await site.StoreOneAsync(Make.Incoming($"{word} in the headline"));
        await using var db = site.CreateContext();
        var version = db.ArticleVersions.Single(one => one.ArticleId == article).Id;
        await using var scope = site.Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<AnnotationEditing>().AddAsync(
            Archive.Change(), new PassageReference(version, 0, word.Length, word), content, TestContext.Current.CancellationToken);
        Assert.Equal(AnnotationOutcome.Saved, result.Outcome);
    }
}
