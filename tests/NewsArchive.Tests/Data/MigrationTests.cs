using Microsoft.EntityFrameworkCore;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Data;

public sealed class MigrationTests
{
    [Fact]
    public async Task The_model_has_no_change_without_a_migration()
    {
        await using var db = TestDatabase.CreateContext(TestDatabase.For("postgres"));
        Assert.False(db.Database.HasPendingModelChanges(), "Run: dotnet ef migrations add NAME -p src/NewsArchive -o Data/Migrations");
    }
}
