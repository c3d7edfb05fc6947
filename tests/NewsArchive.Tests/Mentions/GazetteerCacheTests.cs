using Microsoft.EntityFrameworkCore;
using NewsArchive.Entities;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Mentions;

public sealed class GazetteerCacheTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_first_name_of_an_archive_is_found_in_what_is_stored_after_it()
    {
        await using var archive = new Archive(database);
        await archive.StoreAsync(Make.Incoming("Before any name"));
        await archive.Get<EntityRegistry>().AddAsync(Archive.Change(), "Kazan", EntityType.Place, null, [], TestContext.Current.CancellationToken);
        var version = await archive.StoreAsync(Make.Incoming("Kazan hosts"));
        Assert.True(await archive.Db.Mentions.AnyAsync(mention => mention.VersionId == version.Id, TestContext.Current.CancellationToken));
    }
}
