using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsArchive.Articles;
using NewsArchive.Fetches;

namespace NewsArchive.Scraper.Scraping;

/// <summary>
/// Works on the queue of due fetches: several at a time, one at a time a host. As many of it as wanted may run, in the site, in
/// "newsarchive work" and on other machines; what one leaves unfinished, another takes up.
/// </summary>
public sealed partial class ScrapeWorker(IServiceScopeFactory scopes, ScrapeSignal signal, TimeProvider clock, ILogger<ScrapeWorker> log) : BackgroundService
{
    private const int MostAtOnce = 4;

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan TroublePause = TimeSpan.FromSeconds(10);

    /// <summary>The waits after the first and second failure.</summary>
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(3)];

    private readonly string _name = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var busy = new Dictionary<string, Task>(StringComparer.Ordinal);
        try
        {
            while (true)
            {
                var pause = await FillAsync(busy, stoppingToken) ? PollInterval : TroublePause;
                await signal.WaitAsync(pause, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(busy.Values);
        }
    }

    /// <summary>Begins work on what is due, as far as there is room; false when the database does not answer.</summary>
    private async Task<bool> FillAsync(Dictionary<string, Task> busy, CancellationToken stoppingToken)
    {
        foreach (var (host, _) in busy.Where(work => work.Value.IsCompleted).ToList())
        {
            busy.Remove(host);
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var due = scope.ServiceProvider.GetRequiredService<DueFetches>();
            while (busy.Count < MostAtOnce && await due.ClaimAsync(_name, busy.Keys, stoppingToken) is { } fetch)
            {
                busy[DueFetches.HostOf(fetch.Url)] = Task.Run(() => WorkAsync(fetch, stoppingToken), CancellationToken.None);
            }

            return true;
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            Log.QueueUnreachable(log, exception.GetBaseException().Message, TroublePause.TotalSeconds);
            return false;
        }
    }

    /// <summary>Works on one fetch. This is the edge at which trouble stops: the worker goes on with the others.</summary>
    private async Task WorkAsync(Fetch fetch, CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await WorkAsync(scope.ServiceProvider.GetRequiredService<DueFetches>(), fetch, stoppingToken);
        }
        catch (Exception exception)
        {
            // Its lease ends by itself and the fetch is due again.
            Log.Unfinished(log, exception, fetch.Url);
        }
        finally
        {
            signal.Ring();
        }
    }

    private async Task WorkAsync(DueFetches due, Fetch fetch, CancellationToken stoppingToken)
    {
        var begun = clock.GetTimestamp();
        try
        {
            var page = await ScrapeAsync(fetch, stoppingToken);
            await ConcludeAsync(due, fetch, page, clock.GetElapsedTime(begun));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await due.ReleaseAsync(fetch, CancellationToken.None);
        }
    }

    private async Task<ScrapedPage> ScrapeAsync(Fetch fetch, CancellationToken stoppingToken)
    {
        if (fetch.Attempts > DueFetches.MostAttempts)
        {
            return new ScrapedPage(new IngestResult(Outcome.Failed, $"given up: {DueFetches.MostAttempts} attempts began and none came to an end"));
        }

        await using var scope = scopes.CreateAsyncScope();
        var page = await scope.ServiceProvider.GetRequiredService<PageScrape>().ScrapeAsync(fetch.Url, stoppingToken);
        if (page.Error is { } error)
        {
            Log.Broken(log, error, fetch.Url);
        }

        foreach (var warning in page.Warnings)
        {
            Log.RuleFails(log, warning, fetch.Url);
        }

        return page;
    }

    private async Task ConcludeAsync(DueFetches due, Fetch fetch, ScrapedPage page, TimeSpan elapsed)
    {
        // A page that is stored is also noted as stored, even when the worker is told to stop just now.
        if (page.MayRecover && fetch.Attempts < DueFetches.MostAttempts)
        {
            var wait = Waits[fetch.Attempts - 1];
            wait = page.RetryAfter > wait ? page.RetryAfter.Value : wait;
            await due.PostponeAsync(fetch, wait, $"{page.Result.Reason}; to be tried again", CancellationToken.None);
            Log.Postponed(log, fetch.Url, page.Result.Reason, wait.TotalSeconds);
            return;
        }

        await due.EndAsync(fetch, page.Result, CancellationToken.None);
        Log.Ended(log, page.Result.Outcome, fetch.Url, page.Result.Reason, elapsed.TotalMilliseconds);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}, seen on {Url}")]
        public static partial void RuleFails(ILogger log, string warning, string url);

        [LoggerMessage(Level = LogLevel.Information, Message = "Scraped {Url}: {Outcome} {Reason} in {Elapsed:0} ms")]
        public static partial void Ended(ILogger logger, Outcome outcome, string url, string? reason, double elapsed);

        [LoggerMessage(Level = LogLevel.Information, Message = "Scraping {Url} postponed for {Seconds:0} s: {Reason}")]
        public static partial void Postponed(ILogger logger, string url, string? reason, double seconds);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Scraping {Url} is unfinished and will be taken up again")]
        public static partial void Unfinished(ILogger logger, Exception exception, string url);

        [LoggerMessage(Level = LogLevel.Error, Message = "Scraping {Url} met an error of this program")]
        public static partial void Broken(ILogger logger, Exception exception, string url);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The queue cannot be read, next try in {Seconds} s: {Reason}")]
        public static partial void QueueUnreachable(ILogger logger, string reason, double seconds);
    }
}
