using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Entities;
using NewsArchive.Mentions;
using NewsArchive.Tags;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web.Completion;

public sealed class CompletionEndpointsTests(TestSite site) : IClassFixture<TestSite>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entities_are_proposed_by_any_name_and_word_most_mentioned_first()
    {
        await using (var scope = site.Services.CreateAsyncScope())
        {
            var registry = scope.ServiceProvider.GetRequiredService<EntityRegistry>();
            await registry.AddAsync(Archive.Change(), "Sergei Shoigu", EntityType.Person, null, ["Шойгу"], Cancellation);
            await registry.AddAsync(Archive.Change(), "Sergei Lavrov", EntityType.Person, null, ["Lavrov"], Cancellation);
            await registry.AddAsync(Archive.Change(), "100% Pure_Oil", EntityType.Organisation, null, [], Cancellation);
            await registry.AddAsync(Archive.Change(), "100 Pure Oil", EntityType.Organisation, null, [], Cancellation);
        }

        await site.StoreAsync(Make.Incoming("Lavrov met Lavrov and Sergei Shoigu"));
        await using (var scope = site.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<MentionUpdate>().RunAsync(Cancellation);
        }

        Assert.Equal(["Sergei Lavrov", "Sergei Shoigu"], await NamesAsync("/entities/complete?q=serg"));
        Assert.Equal(["Sergei Shoigu"], await NamesAsync("/entities/complete?q=shoi"));
        var row = Assert.Single(await RowsAsync("/entities/complete?q=%D1%88%D0%BE%D0%B9%D0%B3%D1%83"));
        Assert.Equal(("Sergei Shoigu", "Шойгу", "person", 1), (
            row.GetProperty("name").GetString(), row.GetProperty("alias").GetString(), row.GetProperty("type").GetString(), row.GetProperty("mentions").GetInt32()));
        Assert.Equal(["100% Pure_Oil"], await NamesAsync("/entities/complete?q=100%25"));
        Assert.Empty(await NamesAsync("/entities/complete?q=%25"));
        Assert.Empty(await NamesAsync("/entities/complete?q=_"));
        Assert.Empty(await NamesAsync("/entities/complete?q=%5C"));
        Assert.Empty(await NamesAsync("/entities/complete"));
        Assert.Empty(await NamesAsync("/entities/complete?q=" + new string('s', 3_000)));
    }

    [Fact]
    public async Task Tags_and_labels_are_proposed()
    {
        var id = await site.StoreOneAsync(Make.Incoming());
        await using (var scope = site.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<TagVocabulary>().FindOrAddAsync(["arms trade", "armistice", "charm", "far arms"], Make.Now, Cancellation);
            await scope.ServiceProvider.GetRequiredService<ArticleTagging>().AddTagAsync(Archive.Change(), id, "arms trade", Cancellation);
        }

        Assert.Equal(["arms trade", "armistice", "far arms"], await NamesAsync("/tags/complete?q=ARM"));
        Assert.Equal(["PERSON", "ORG", "LOC", "MISC"], await NamesAsync("/labels"));
    }

    private async Task<IEnumerable<string?>> NamesAsync(string path) => (await RowsAsync(path)).Select(row => row.GetProperty("name").GetString());

    private async Task<IReadOnlyList<JsonElement>> RowsAsync(string path) => await site.Client.GetFromJsonAsync<List<JsonElement>>(path, Cancellation) ?? [];
}
