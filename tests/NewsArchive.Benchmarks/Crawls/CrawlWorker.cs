using System.Diagnostics;
using System.Globalization;

namespace NewsArchive.Benchmarks.Crawls;

/// <summary>One process of "newsarchive work" as it is built from this repository.</summary>
internal sealed class CrawlWorker : IDisposable
{
    private readonly Process _process;

    private CrawlWorker(Process process) => _process = process;

    /// <summary>Processor time it has used so far.</summary>
    public TimeSpan Used
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Its memory in bytes (resident set).</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts it with settings, such as Scraper__DelaySeconds.</summary>
    public static CrawlWorker Start(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "NewsArchive.Cli.dll"), "work"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        // As src/newsarchive and the container image start it.
        start.Environment["DOTNET_GCgen0size"] = "4000000";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("The worker did not start.");
        var log = Environment.GetEnvironmentVariable("CRAWL_LOG");
        process.ErrorDataReceived += (_, line) => Note(log, process.Id, line.Data);
        process.OutputDataReceived += (_, line) => Note(log, process.Id, line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return new CrawlWorker(process);
    }

    /// <summary>Ends it as "kill -9" does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    /// <summary>Keeps the worker's words when the environment names a file for them (CRAWL_LOG).</summary>
    private static void Note(string? log, int process, string? line)
    {
        if (log is not null && line is not null)
        {
            lock (typeof(CrawlWorker))
            {
                File.AppendAllText(log, string.Create(CultureInfo.InvariantCulture, $"{process} {line}\n"));
            }
        }
    }
}
