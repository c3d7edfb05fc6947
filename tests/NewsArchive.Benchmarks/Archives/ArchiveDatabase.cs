using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using Npgsql;

namespace NewsArchive.Benchmarks.Archives;

/// <summary>The database of a measured archive, on the server of ConnectionStrings__Archive; kept, so that it is built once.</summary>
internal sealed class ArchiveDatabase(string name)
{
    /// <summary>Counts changes of what is built: another one is another archive.</summary>
    private const int Revision = 1;

    private static readonly string Server = Environment.GetEnvironmentVariable("ConnectionStrings__Archive")
        ?? throw new InvalidOperationException("Set ConnectionStrings__Archive to a PostgreSQL server where databases may be made.");

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Its connection string.</summary>
    public string ConnectionString => For(name);

    /// <summary>The database of an archive of so many articles, or the named one.</summary>
    public static ArchiveDatabase Of(int articles, string? keep) =>
        new(keep ?? string.Create(CultureInfo.InvariantCulture, $"newsarchive_bench_{articles}_r{Revision}"));

    /// <summary>Whether it is there and was built to its end.</summary>
    public async Task<bool> IsBuiltAsync() => await ScalarAsync(For("postgres"), $"SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '{name}'") is "built";

    /// <summary>Makes it anew, with the product's own schema.</summary>
    public async Task CreateAsync()
    {
        await ScalarAsync(For("postgres"), $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        await ScalarAsync(For("postgres"), $"CREATE DATABASE {name}");
        await MigrateAsync();
    }

    /// <summary>Brings its schema to that of this build.</summary>
    public async Task MigrateAsync()
    {
        await using var db = Open();
        db.Database.SetCommandTimeout(TimeSpan.FromHours(2));
        await db.Database.MigrateAsync();
    }

    /// <summary>Notes that nothing is missing.</summary>
    public Task MarkBuiltAsync() => ScalarAsync(For("postgres"), $"COMMENT ON DATABASE {name} IS 'built'");

    /// <summary>A context on it.</summary>
    public ArchiveDbContext Open()
    {
        var options = new DbContextOptionsBuilder<ArchiveDbContext>();
        options.UseArchive(ConnectionString);
        return new ArchiveDbContext(options.Options);
    }

    /// <summary>
    /// A connection for loading: no triggers and no checks of references, which the loader keeps itself; room for building indexes; all of it
    /// settings of this session only.
    /// </summary>
    public async Task<NpgsqlConnection> LoadAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false;Command Timeout=0");
        await connection.OpenAsync();
        await ExecuteAsync(connection, "SET session_replication_role = replica; SET maintenance_work_mem = '1GB'; SET synchronous_commit = off; SET work_mem = '64MB'");
        return connection;
    }

    /// <summary>Runs a statement.</summary>
    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first value of an answer.</summary>
    public Task<object?> ScalarAsync(string sql) => ScalarAsync(ConnectionString, sql);

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false;Command Timeout=0");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static string For(string database) => new NpgsqlConnectionStringBuilder(Server) { Database = database }.ConnectionString;
}
