using System.Diagnostics;
using System.Globalization;
using NewsArchive.Tests.Support.Press;

namespace NewsArchive.Benchmarks.Crawls;

/// <summary>The played news sites in a process of their own, so that their processor time is not counted as ours.</summary>
internal sealed class CrawlServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _judge = new() { Timeout = TimeSpan.FromMinutes(5) };

    private CrawlServer(Process process, string address)
    {
        _process = process;
        Address = address;
        _judge.BaseAddress = new Uri(address);
        _judge.DefaultRequestHeaders.Host = PressServer.Control;
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>Serves until the input ends; what "crawl-server" does.</summary>
    public static async Task<int> RunAsync(string plan, string port)
    {
        var world = new PressWorld(PressPlan.Parse(plan));
        await using var server = await PressServer.StartAsync(world, int.Parse(port, CultureInfo.InvariantCulture), CancellationToken.None);
        Console.WriteLine(server.Address);
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        return 0;
    }

    /// <summary>Starts the process and waits until it listens.</summary>
    public static async Task<CrawlServer> StartAsync(PressPlan plan)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["crawl-server", plan.ToString()]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server of the played sites did not start.");
        return new CrawlServer(process, address);
    }

    /// <summary>Everything it was asked so far.</summary>
    public async Task<List<PressRequest>> ReadLogAsync()
    {
        var log = await _judge.GetStringAsync(new Uri("/log", UriKind.Relative));
        return [.. log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(PressRequest.Parse)];
    }

    /// <summary>Changes what the sites say.</summary>
    public Task ShowEditionAsync(int edition) => _judge.GetStringAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"/edition/{edition}"), UriKind.Relative));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _judge.Dispose();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
