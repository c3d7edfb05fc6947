using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using Npgsql;

namespace NewsArchive.Benchmarks.Crawls;

/// <summary>A migrated database of a measurement's own, on the server of ConnectionStrings__Archive or another one; dropped afterwards.</summary>
internal sealed class CrawlDatabase : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _name = $"newsarchive_crawl_{Guid.NewGuid():N}";

    private CrawlDatabase(string server) => _server = server;

    /// <summary>Its connection string.</summary>
    public string ConnectionString => For(_name);

    /// <summary>Makes and migrates it.</summary>
    public static async Task<CrawlDatabase> CreateAsync(string server)
    {
        var database = new CrawlDatabase(server);
        await database.ExecuteAsync($"CREATE DATABASE {database._name}");
        await using var db = database.Open();
        await db.Database.MigrateAsync();
        return database;
    }

    /// <summary>The server that the environment names.</summary>
    public static string ServerOfEnvironment() => Environment.GetEnvironmentVariable("ConnectionStrings__Archive")
        ?? throw new InvalidOperationException("Set ConnectionStrings__Archive to a PostgreSQL server where databases may be made.");

    /// <summary>A context on it.</summary>
    public ArchiveDbContext Open()
    {
        var options = new DbContextOptionsBuilder<ArchiveDbContext>();
        options.UseArchive(ConnectionString);
        return new ArchiveDbContext(options.Options);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    private string For(string database) => new NpgsqlConnectionStringBuilder(_server) { Database = database }.ConnectionString;

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(For("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
