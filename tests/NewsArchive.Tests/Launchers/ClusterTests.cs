using System.Globalization;
using System.Runtime.Versioning;
using Npgsql;

namespace NewsArchive.Tests.Launchers;

[UnsupportedOSPlatform("windows")]
public sealed class ClusterTests
{
    [Fact]
    public async Task A_new_cluster_keeps_checksums_and_UTF8_and_listens_on_no_network()
    {
        await using var cluster = new PrivateCluster();
        var user = await cluster.JoinAsync();

        Assert.Equal("on", await user.AskAsync("SHOW data_checksums"));
        Assert.Equal("UTF8", await user.AskAsync("SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = 'newsarchive'"));
        Assert.Equal("", await user.AskAsync("SHOW listen_addresses"));
        Assert.Equal("newsarchive", await user.AskAsync("SELECT datdba::regrole::text FROM pg_database WHERE datname = current_database()"));
        Assert.Equal("off", await user.AskAsync("SHOW is_superuser"));
    }

    [Fact]
    public async Task The_server_does_not_run_as_root()
    {
        Assert.SkipUnless(Environment.UserName == "root", "Only root needs another user for the server.");
        await using var cluster = new PrivateCluster();
        await cluster.JoinAsync();

        var status = await File.ReadAllLinesAsync($"/proc/{cluster.Server!.Id}/status", TestContext.Current.CancellationToken);
        var owner = status.Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t');
        Assert.All(owner[1..], id => Assert.NotEqual("0", id));
    }

    [Fact]
    public async Task Only_named_system_users_are_let_in()
    {
        await using var cluster = new PrivateCluster();
        var user = await cluster.JoinAsync();

        var stranger = new NpgsqlConnectionStringBuilder(user.ConnectionString) { Username = "stranger", Pooling = false };
        await using var connection = new NpgsqlConnection(stranger.ConnectionString);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync(TestContext.Current.CancellationToken));
        Assert.Equal(PostgresErrorCodes.InvalidAuthorizationSpecification, refusal.SqlState);
        Assert.Equal("0", await user.AskAsync("SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'peer'", asRole: "postgres"));
        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(stranger.Host!));
    }

    [Fact]
    public async Task What_was_stored_survives_a_server_that_was_killed()
    {
        await using var cluster = new PrivateCluster();
        var before = await cluster.JoinAsync();
        await before.AskAsync("CREATE TABLE kept AS SELECT 42 AS value");
        var server = cluster.Server!;
        server.Kill();
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);

        var after = await cluster.JoinAsync();

        Assert.Equal("42", await after.AskAsync("SELECT value FROM kept"));
    }

    [Fact]
    public async Task A_pid_file_with_the_number_of_another_program_does_not_stop_the_start()
    {
        await using var cluster = new PrivateCluster();
        await (await cluster.JoinAsync()).LeaveAsync();
        Assert.Null(cluster.Server);
        var file = Path.Combine(cluster.Data, "postgres", "postmaster.pid");
        await File.WriteAllTextAsync(file, Environment.ProcessId.ToString(CultureInfo.InvariantCulture), TestContext.Current.CancellationToken);

        var user = await cluster.JoinAsync();

        Assert.Equal("1", await user.AskAsync("SELECT 1"));
        Assert.NotEqual(Environment.ProcessId, cluster.Server!.Id);
    }

    [Fact]
    public async Task A_half_made_cluster_is_made_again()
    {
        await using var cluster = new PrivateCluster();
        var half = Directory.CreateDirectory(Path.Combine(cluster.Data, "postgres.new"));
        await File.WriteAllTextAsync(Path.Combine(half.FullName, "PG_VERSION"), "15", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(cluster.Data, "postgres"));

        var user = await cluster.JoinAsync();

        Assert.Equal("1", await user.AskAsync("SELECT 1"));
        Assert.False(Directory.Exists(half.FullName));
    }

    [Fact]
    public async Task A_folder_with_unknown_content_is_left_as_it_is()
    {
        await using var cluster = new PrivateCluster();
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(cluster.Data, "postgres")).FullName, "precious");
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);

        Assert.Contains("Move it away", await cluster.BeRefusedAsync(), StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_cluster_of_another_major_version_is_refused_with_what_to_do()
    {
        await using var cluster = new PrivateCluster();
        await (await cluster.JoinAsync()).LeaveAsync();
        await File.WriteAllTextAsync(Path.Combine(cluster.Data, "postgres", "PG_VERSION"), "9\n", TestContext.Current.CancellationToken);

        var words = await cluster.BeRefusedAsync();

        Assert.Contains("made by PostgreSQL 9", words, StringComparison.Ordinal);
        Assert.Contains("apt-get install postgresql-9", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_leaves_last_stops_the_server()
    {
        await using var cluster = new PrivateCluster();
        var first = await cluster.JoinAsync();
        var second = await cluster.JoinAsync();

        await first.LeaveAsync();
        Assert.Equal("1", await second.AskAsync("SELECT 1"));

        await second.LeaveAsync();
        Assert.Null(cluster.Server);
    }

    [Fact]
    public async Task A_user_that_was_killed_does_not_keep_the_server_running()
    {
        await using var cluster = new PrivateCluster();
        var killed = await cluster.JoinAsync();
        var other = await cluster.JoinAsync();
        killed.Process.Kill();
        await killed.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("1", await other.AskAsync("SELECT 1"));

        await other.LeaveAsync();

        Assert.Null(cluster.Server);
    }
}
