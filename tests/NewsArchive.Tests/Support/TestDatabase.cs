using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NewsArchive.Data;
using Npgsql;

namespace NewsArchive.Tests.Support;

/// <summary>
/// A migrated PostgreSQL database of its own for one test class, copied from a template in a fraction of a second and dropped afterwards.
/// The server is the one of ConnectionStrings__Archive, which tests/run sets.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private const long TemplateLock = 7_204_118;

    private readonly string _name = $"newsarchive_test_{Guid.NewGuid():N}";

    /// <summary>Connection string of this class's database.</summary>
    public string ConnectionString => For(_name);

    /// <summary>The server's connection string with another database.</summary>
    public static string For(string database) => new NpgsqlConnectionStringBuilder(Server)
    {
        Database = database,
        MaxPoolSize = 20,
        IncludeErrorDetail = true,
    }.ConnectionString;

    private static string Server => Environment.GetEnvironmentVariable("ConnectionStrings__Archive")
        ?? throw new InvalidOperationException("No PostgreSQL for the tests. Run tests/run, or set ConnectionStrings__Archive to a server where databases may be made.");

    /// <summary>A fresh context on this database.</summary>
    public ArchiveDbContext CreateContext() => CreateContext(ConnectionString);

    /// <summary>Waits until somebody in this database waits for a lock that somebody else holds.</summary>
    public Task SomebodyWaitsAsync() => Eventually.TrueAsync(HasWaitingAsync, "somebody waits for a lock");

    /// <summary>Whether somebody in this database waits for a lock.</summary>
    public async Task<bool> HasWaitingAsync()
    {
        await using var db = CreateContext();
        return await db.Database
            .SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
            .SingleAsync(TestContext.Current.CancellationToken) > 0;
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var template = await EnsureTemplateAsync();
        await ExecuteAsync($"CREATE DATABASE {_name} TEMPLATE {template} STRATEGY wal_log");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await ExecuteAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    /// <summary>Makes a database without any table, for tests of the migrations themselves.</summary>
    internal static async Task<string> CreateEmptyAsync()
    {
        var name = $"newsarchive_test_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return name;
    }

    internal static ArchiveDbContext CreateContext(string connectionString)
    {
        var options = new DbContextOptionsBuilder<ArchiveDbContext>();
        options.UseArchive(connectionString).EnableSensitiveDataLogging();
        return new ArchiveDbContext(options.Options);
    }

    internal static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(For("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>One template a set of migrations, made by whoever comes first, also across processes.</summary>
    private static async Task<string> EnsureTemplateAsync()
    {
        await using var connection = new NpgsqlConnection(For("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var take = new NpgsqlCommand($"SELECT pg_advisory_lock({TemplateLock})", connection);
        await take.ExecuteNonQueryAsync();

        await using var probe = CreateContext(For("postgres"));
        var latest = probe.GetService<IMigrationsAssembly>().Migrations.Keys.Max()!;
        var build = typeof(ArchiveDbContext).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];
        var template = $"newsarchive_template_{latest.Split('_')[0]}_{build}";
        await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection);
        exists.Parameters.Add(new NpgsqlParameter { Value = template });
        if (await exists.ExecuteScalarAsync() is null)
        {
            var making = template + "_making";
            await ExecuteAsync($"DROP DATABASE IF EXISTS {making} WITH (FORCE)");
            await using (var context = CreateContext(For(making) + ";Pooling=false"))
            {
                await context.Database.MigrateAsync();
            }

            await ExecuteAsync($"ALTER DATABASE {making} RENAME TO {template}");
        }

        return template;
    }
}
