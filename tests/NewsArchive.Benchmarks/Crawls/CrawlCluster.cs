using System.Diagnostics;
using System.Globalization;

namespace NewsArchive.Benchmarks.Crawls;

/// <summary>
/// A PostgreSQL server of a measurement's own, that may be crashed: a cluster in a temporary folder, durable as in production, reached by
/// its socket only.
/// </summary>
internal sealed class CrawlCluster : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsarchive-crawl-");
    private readonly string _programs;

    private CrawlCluster(string programs) => _programs = programs;

    /// <summary>Connection string of the server.</summary>
    public string ConnectionString => $"Host={_folder.FullName};Username=postgres;Database=postgres;Maximum Pool Size=20;Timeout=5";

    private string Data => Path.Combine(_folder.FullName, "data");

    /// <summary>Makes and starts it.</summary>
    public static async Task<CrawlCluster> StartAsync()
    {
        var cluster = new CrawlCluster((await RunAsync("pg_config", ["--bindir"])).Trim());
        if (Environment.IsPrivilegedProcess)
        {
            // The server refuses to run as root.
            await RunAsync("chown", ["postgres", cluster._folder.FullName]);
        }

        await cluster.AsServerAsync("initdb", "-D", cluster.Data, "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--auth=trust");
        await cluster.GoAsync();
        return cluster;
    }

    /// <summary>Crashes the server, as a power cut does to whoever is connected, and starts it again after a while.</summary>
    public async Task CrashAsync(TimeSpan pause)
    {
        var server = int.Parse((await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid")))[0], CultureInfo.InvariantCulture);
        await RunAsync("kill", ["-QUIT", server.ToString(CultureInfo.InvariantCulture)]);
        await Task.Delay(pause);
        await GoAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await AsServerAsync("pg_ctl", "stop", "-D", Data, "-m", "immediate", "-w");
        _folder.Delete(recursive: true);
    }

    private Task<string> GoAsync() => AsServerAsync(
        "pg_ctl", "start", "-D", Data, "-w", "-t", "120", "-l", Path.Combine(_folder.FullName, "log"), "-o", $"-k {_folder.FullName} -h '' -c max_wal_size=4GB");

    private Task<string> AsServerAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        return Environment.IsPrivilegedProcess ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments]) : RunAsync(path, arguments);
    }

    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        // The server inherits what its starter has open, so its output may not be a pipe that is waited for.
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = program is not "runuser" && !program.EndsWith("pg_ctl", StringComparison.Ordinal) };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = start.RedirectStandardOutput ? await process.StandardOutput.ReadToEndAsync() : "";
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
