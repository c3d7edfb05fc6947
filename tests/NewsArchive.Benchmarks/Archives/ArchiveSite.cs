using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NewsArchive.Benchmarks.Archives;

/// <summary>A process that serves pages of the measured archive on loopback: the product's site as it is built, or the floor beside it.</summary>
internal sealed class ArchiveSite : IDisposable
{
    private readonly Process _process;

    private ArchiveSite(Process process, Uri address) => (_process, Client) = (process, new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = address });

    /// <summary>Asks it; keeps its connections.</summary>
    public HttpClient Client { get; }

    /// <summary>Its memory in bytes (resident set).</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The site.</summary>
    public static Task<ArchiveSite> StartAsync(ArchiveDatabase database) => StartAsync(address => ["NewsArchive.Web.dll", "--urls", address], database);

    /// <summary>The floor.</summary>
    public static Task<ArchiveSite> StartFloorAsync(ArchiveDatabase database) =>
        StartAsync(address => ["NewsArchive.Benchmarks.dll", "archive-floor", address, database.ConnectionString], database);

    /// <inheritdoc />
    public void Dispose()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static async Task<ArchiveSite> StartAsync(Func<string, string[]> command, ArchiveDatabase database)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        var words = command(address);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, words[0]), .. words[1..]])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["ConnectionStrings__Archive"] = database.ConnectionString;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var process = Process.Start(start) ?? throw new InvalidOperationException("The site did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var site = new ArchiveSite(process, new Uri(address));
        for (var patience = Stopwatch.StartNew(); !await AnswersAsync(site.Client); await Task.Delay(200))
        {
            if (process.HasExited || patience.Elapsed > TimeSpan.FromMinutes(2))
            {
                throw new InvalidOperationException($"{words[0]} does not answer at {address}.");
            }
        }

        return site;
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync(new Uri("/healthz", UriKind.Relative));
            return true;
        }
        catch (HttpRequestException)
        {
            // It is still starting; the caller asks again and gives up in time.
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
