using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Npgsql;

namespace NewsArchive.Tests.Launchers;

/// <summary>A private cluster in a folder of its own, used through src/cluster.sh by as many shells as a test wants.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class PrivateCluster : IAsyncDisposable
{
    private const string Script = """
        set -euo pipefail
        for part in house postgres cluster; do source "$1/src/$part.sh"; done
        open_data "$2"
        trap cluster_leave EXIT
        cluster_enter
        printf '%s\n' "$ConnectionStrings__Archive"
        read -r || true
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsarchive test ");
    private readonly List<ClusterUser> _users = [];

    public PrivateCluster()
    {
        // As root, the server is another user, who must be able to pass through.
        File.SetUnixFileMode(_folder.FullName, (UnixFileMode)0b111_101_101);
    }

    /// <summary>The folder that the cluster is made in.</summary>
    public string Data => _folder.FullName;

    /// <summary>The process of the running server; null when none runs.</summary>
    public Process? Server
    {
        get
        {
            var file = Path.Combine(Data, "postgres", "postmaster.pid");
            return File.Exists(file) ? Process.GetProcessById(int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture)) : null;
        }
    }

    /// <summary>A shell that joins the cluster and stays until it is told to leave.</summary>
    public async Task<ClusterUser> JoinAsync()
    {
        var user = Start();
        _users.Add(user);
        user.ConnectionString = await user.Process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
            ?? throw new InvalidOperationException(await user.Process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        return user;
    }

    /// <summary>The words with which a shell is refused.</summary>
    public async Task<string> BeRefusedAsync()
    {
        var user = Start();
        _users.Add(user);
        var words = await user.Process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await user.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, user.Process.ExitCode);
        return words;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var user in _users)
        {
            await user.LeaveAsync();
            user.Process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private ClusterUser Start()
    {
        var start = new ProcessStartInfo("bash", ["-c", Script, "bash", RepositoryRoot(), Data])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("ConnectionStrings__Archive");
        return new ClusterUser(Process.Start(start)!);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NewsArchive.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}

/// <summary>One shell that uses a private cluster.</summary>
internal sealed class ClusterUser(Process process)
{
    public Process Process { get; } = process;

    public string ConnectionString { get; set; } = "";

    public async Task<string?> AskAsync(string sql, string asRole = "newsarchive")
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString) { Username = asRole, Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToString(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
    }

    public async Task LeaveAsync()
    {
        Process.StandardInput.Close();
        await Process.WaitForExitAsync();
    }
}
