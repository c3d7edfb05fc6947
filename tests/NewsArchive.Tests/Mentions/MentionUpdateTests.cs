using Microsoft.EntityFrameworkCore;
using NewsArchive.Entities;
using NewsArchive.Mentions;
using NewsArchive.Operations;
using NewsArchive.Persons;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Mentions;

public sealed class MentionUpdateTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_entity_is_found_in_every_version_of_every_article()
    {
        await using var archive = new Archive(database);
        var first = await archive.StoreAsync(Make.Incoming("😀 Lavrov speaks", paragraphs: ["Lavrov/Blinken met. Lavrov’s aide."], url: "https://m.example/1"));
        var second = await archive.StoreAsync(Make.Incoming("Nobody speaks", url: "https://m.example/1"));
        var russian = await archive.StoreAsync(Make.Incoming("Лавров", paragraphs: ["Сергей Лавров прибыл."], language: "ru"));

        var added = await archive.Get<EntityRegistry>().AddAsync(Archive.Change(), "Sergey Lavrov", EntityType.Person, null, ["Lavrov", "Лавров"], Cancellation);
        await archive.MatchAsync();

        Assert.Equal(RegistryOutcome.Saved, added.Outcome);
        Assert.Equal(["Lavrov", "Lavrov", "Lavrov"], await FoundAsync(archive, first.Id));
        Assert.Empty(await FoundAsync(archive, second.Id));
        Assert.Equal(["Лавров", "Лавров"], await FoundAsync(archive, russian.Id));
        Assert.Equal(2, (await archive.Db.Mentions.Where(m => m.VersionId == first.Id).MinAsync(m => m.Start)));
        Assert.False(await archive.Db.Aliases.AnyAsync(a => a.MatchedAt == null));
    }

    [Fact]
    public async Task An_article_that_comes_later_is_matched_when_it_is_stored()
    {
        await using var archive = new Archive(database);
        await archive.Get<EntityRegistry>().AddAsync(Archive.Change(), "Gulf of Oman", EntityType.Place, null, [], Cancellation);
        var version = await archive.StoreAsync(Make.Incoming("Drills near the Gulf of\u00a0Oman"));
        Assert.Equal(["Gulf of Oman"], await FoundAsync(archive, version.Id));
    }

    [Fact]
    public async Task A_longer_name_takes_the_place_of_a_shorter_one_and_gives_it_back_when_removed()
    {
        await using var archive = new Archive(database);
        var registry = archive.Get<EntityRegistry>();
        var version = await archive.StoreAsync(Make.Incoming("Astana Cooperation Forum opens in Astana"));
        await registry.AddAsync(Archive.Change(), "Astana", EntityType.Place, null, [], Cancellation);
        var forum = await registry.AddAsync(Archive.Change(), "Forum of Astana", EntityType.Organisation, null, [], Cancellation);
        await archive.MatchAsync();
        Assert.Equal(["Astana", "Astana"], await FoundAsync(archive, version.Id));

        await registry.AddAliasAsync(Archive.Change(), forum.Entity!.Id, "Astana Cooperation Forum", Cancellation);
        await archive.MatchAsync();
        Assert.Equal(["Astana Cooperation Forum", "Astana"], await FoundAsync(archive, version.Id));

        var undo = await archive.Get<Undo>().LastAsync(Person.LocalId, Cancellation);
        await archive.MatchAsync();
        Assert.Equal(UndoOutcome.Undone, undo.Outcome);
        Assert.Equal(["Astana", "Astana"], await FoundAsync(archive, version.Id));

        await registry.RemoveAsync(Archive.Change(), await archive.Db.Entities.Where(e => e.Name == "Astana").Select(e => e.Id).SingleAsync(), Cancellation);
        await archive.MatchAsync();
        Assert.Empty(await FoundAsync(archive, version.Id));

        await archive.Get<Undo>().LastAsync(Person.LocalId, Cancellation);
        await archive.MatchAsync();
        Assert.Equal(["Astana", "Astana"], await FoundAsync(archive, version.Id));
    }

    [Fact]
    public async Task Articles_stored_while_a_name_is_added_are_never_missed()
    {
        var adding = Task.Run(async () =>
        {
            await using var archive = new Archive(database);
            await archive.Get<EntityRegistry>().AddAsync(Archive.Change(), "Zangezur", EntityType.Place, null, [], Cancellation);
        });
        var storing = Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            await using var archive = new Archive(database);
            for (var i = 0; i < 10; i++)
            {
                await archive.StoreAsync(Make.Incoming($"Zangezur corridor {worker} {i}"));
            }
        }));
        await Task.WhenAll(storing.Append(adding));

        await using var check = new Archive(database);
        await check.MatchAsync();
        Assert.Equal(40, await check.Db.Mentions.CountAsync(m => check.Db.Entities.Any(e => e.Id == m.EntityId && e.Name == "Zangezur")));
    }

    [Fact]
    public async Task A_name_that_is_taken_away_while_it_is_looked_for_leaves_nothing_behind()
    {
        await using var archive = new Archive(database);
        var version = await archive.StoreAsync(Make.Incoming("Bosporus traffic"));
        var strait = (await archive.Get<EntityRegistry>().AddAsync(Archive.Change(), "Bosporus", EntityType.Place, null, [], Cancellation)).Entity!;
        await using var other = new Archive(database);
        await using var change = await other.Db.Database.BeginTransactionAsync(Cancellation);
        await other.Get<EntityRegistry>().RemoveAliasAsync(Archive.Change(), strait.Aliases.Single().Id, Cancellation);

        var matching = archive.Get<MentionUpdate>().RunAsync(Cancellation);
        await database.SomebodyWaitsAsync();
        await change.CommitAsync(Cancellation);

        Assert.True(await matching);
        Assert.Empty(await FoundAsync(archive, version.Id));
    }

    private static async Task<string[]> FoundAsync(Archive archive, long versionId) => await archive.Db.Database.SqlQuery<string>(
        $"""
        SELECT substring(v.text FROM m.start + 1 FOR m."end" - m.start) AS "Value"
        FROM mentions m JOIN article_versions v ON v.id = m.version_id WHERE v.id = {versionId} ORDER BY m.start
        """).ToArrayAsync(Cancellation);
}
