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

    [Fact]
    public async Task Migrations_go_up_and_down_with_data_present()
    {
        var name = await TestDatabase.CreateEmptyAsync();
        try
        {
            await using var db = TestDatabase.CreateContext(TestDatabase.For(name) + ";Pooling=false");
            var stop = TestContext.Current.CancellationToken;
            await db.Database.MigrateAsync(stop);
            var first = db.Database.GetMigrations().First();
            await db.StoreAsync(Make.Incoming(), Make.Incoming(language: "ru"));

            await db.Database.MigrateAsync(first, stop);
            await db.Database.MigrateAsync(stop);

            Assert.Equal((2, 2, 2), (await db.Articles.CountAsync(stop), await db.ArticleVersions.CountAsync(stop), await db.ArticleSearch.CountAsync(stop)));
            Assert.Empty(await db.Database.GetPendingMigrationsAsync(stop));
            await db.StoreAsync(Make.Incoming());
            await db.Database.MigrateAsync("0", stop);
            var tables = await db.Database.SqlQuery<string>($"SELECT tablename AS \"Value\" FROM pg_tables WHERE schemaname = 'public'").ToListAsync(stop);
            Assert.Equal(["__EFMigrationsHistory"], tables);
        }
        finally
        {
            await TestDatabase.ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
        }
    }
}
