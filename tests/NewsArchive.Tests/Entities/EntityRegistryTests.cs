using Microsoft.EntityFrameworkCore;
using NewsArchive.Entities;
using NewsArchive.Operations;
using NewsArchive.Persons;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Entities;

public sealed class EntityRegistryTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entity_has_its_name_among_its_aliases_and_is_made_once()
    {
        await using var archive = new Archive(database);
        var registry = archive.Get<EntityRegistry>();
        var added = await registry.AddAsync(Archive.Change(), " Sergei  Shoigu ", EntityType.Person, "Secretary", ["Shoigu", "Шойгу", "Shoigu", ""], Cancellation);
        var again = await registry.AddAsync(Archive.Change(), "Sergei Shoigu", EntityType.Person, null, [], Cancellation);
        Assert.Equal(["Sergei Shoigu", "Shoigu", "Шойгу"], added.Entity!.Aliases.Select(a => a.Text).Order(StringComparer.Ordinal));
        Assert.Equal(RegistryOutcome.AlreadySo, again.Outcome);
        Assert.Equal(added.Entity.Id, again.Entity!.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("?!")]
    public async Task A_name_without_letters_is_refused(string name)
    {
        await using var archive = new Archive(database);
        var registry = archive.Get<EntityRegistry>();
        Assert.Equal(RegistryOutcome.BadName, (await registry.AddAsync(Archive.Change(), name, EntityType.Other, null, [], Cancellation)).Outcome);
        Assert.Equal(RegistryOutcome.BadName, (await registry.AddAliasAsync(Archive.Change(), 1, new string('x', 201), Cancellation)).Outcome);
    }

    [Fact]
    public async Task Renaming_keeps_the_old_name_as_alias_and_refuses_a_stale_revision()
    {
        await using var archive = new Archive(database);
        var registry = archive.Get<EntityRegistry>();
        var entity = (await registry.AddAsync(Archive.Change(), "Burma", EntityType.Place, null, [], Cancellation)).Entity!;
        var renamed = await registry.DescribeAsync(Archive.Change(), entity.Id, 1, ("Myanmar", EntityType.Place, "State", "Q836"), Cancellation);
        var stale = await registry.DescribeAsync(Archive.Change(), entity.Id, 1, ("Birma", EntityType.Place, null, null), Cancellation);
        Assert.Equal(["Burma", "Myanmar"], renamed.Entity!.Aliases.Select(a => a.Text).Order(StringComparer.Ordinal));
        Assert.Equal(RegistryOutcome.ChangedSince, stale.Outcome);

        Assert.Equal(UndoOutcome.Undone, (await archive.Get<Undo>().LastAsync(Person.LocalId, Cancellation)).Outcome);
        await using var db = database.CreateContext();
        var back = await db.Entities.Include(e => e.Aliases).SingleAsync(e => e.Id == entity.Id, Cancellation);
        Assert.Equal("Burma", back.Name);
        Assert.Equal(["Burma"], back.Aliases.Where(a => a.RemovedAt == null).Select(a => a.Text));
    }

    [Fact]
    public async Task A_removed_alias_comes_back_as_the_same_row()
    {
        await using var archive = new Archive(database);
        var registry = archive.Get<EntityRegistry>();
        var entity = (await registry.AddAsync(Archive.Change(), "Eurasian Economic Union", EntityType.Organisation, null, ["EAEU"], Cancellation)).Entity!;
        var alias = entity.Aliases.Single(a => a.Text == "EAEU");
        Assert.True(alias.IsCaseSensitive);
        Assert.Equal(RegistryOutcome.Saved, (await registry.RemoveAliasAsync(Archive.Change(), alias.Id, Cancellation)).Outcome);
        Assert.Equal(RegistryOutcome.NotFound, (await registry.RemoveAliasAsync(Archive.Change(), alias.Id, Cancellation)).Outcome);
        Assert.Equal(RegistryOutcome.Saved, (await registry.AddAliasAsync(Archive.Change(), entity.Id, "EAEU", Cancellation)).Outcome);
        Assert.Equal(2, await archive.Db.Aliases.CountAsync(a => a.EntityId == entity.Id, Cancellation));
    }

    [Theory]
    [InlineData("\u0001")]
    [InlineData("…")]
    public async Task A_name_of_which_nothing_is_left_is_refused(string name)
    {
        await using var archive = new Archive(database);
        var added = await archive.Get<EntityRegistry>().AddAsync(Archive.Change(), name, EntityType.Other, null, ["Kept"], Cancellation);
        Assert.Equal(RegistryOutcome.BadName, added.Outcome);
    }
}
