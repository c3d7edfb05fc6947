using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsArchive.Fetches;
using NewsArchive.Scraper.Manners;

namespace NewsArchive.Scraper.Scraping;

/// <summary>
/// Works on the queue of due fetches: several hosts at a time, each at its pace. As many of it as wanted may run, in the site, in "newsarchive
/// work" and on other machines; what one leaves unfinished, another takes up.
/// </summary>
public sealed partial class ScrapeWorker(IServiceScopeFactory scopes, PageStore store, ScrapeSignal signal, WorkTools tools, ILogger<ScrapeWorker> log)
    : BackgroundService
{
    /// <summary>So long the hosts that become free are gathered, to be claimed in one question.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan IdlePause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan TroublePause = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, Task> _running = new();

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var end = new CancellationTokenSource();
        var storing = Task.Run(() => store.RunAsync(end.Token), CancellationToken.None);
        var keeping = Task.Run(() => KeepLeasesAsync(end.Token), CancellationToken.None);
        try
        {
            while (true)
            {
                await signal.WaitAsync(await FillAsync(stoppingToken), stoppingToken);
                await Task.Delay(Gathering, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A page that is read is also stored, even when the worker is told to stop just now.
            await Task.WhenAll(_running.Values);
            store.Complete();
            await storing;
            await end.CancelAsync();
            await keeping;
        }
    }

    /// <summary>Begins work on what is due, as far as there is room; says how long to wait for the next look.</summary>
    private async Task<TimeSpan> FillAsync(CancellationToken stoppingToken)
    {
        var room = tools.Concurrency - _running.Count;
        if (room <= 0)
        {
            return IdlePause;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var claims = scope.ServiceProvider.GetRequiredService<FetchClaims>();
            var claimed = await claims.ClaimAsync(tools.Name, room, tools.Lease, tools.TurnLease, stoppingToken);
            foreach (var fetch in claimed)
            {
                store.Own(fetch);
                _running[fetch.Id] = Task.Run(() => WorkAsync(fetch, stoppingToken), CancellationToken.None);
            }

            return claimed.Count > 0 || !_running.IsEmpty ? BusyPause : IdlePause;
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            Log.QueueUnreachable(log, exception.GetBaseException().Message, TroublePause.TotalSeconds);
            await Task.Delay(TroublePause, stoppingToken);
            return TimeSpan.Zero;
        }
    }

    /// <summary>Works on one fetch. This is the edge at which trouble stops: the worker goes on with the others.</summary>
    private async Task WorkAsync(ClaimedFetch fetch, CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var work = scope.ServiceProvider.GetRequiredService<FetchWork>();
            if (await work.DoAsync(fetch, stoppingToken) is { } read)
            {
                await store.AddAsync(fetch, read);
                return;
            }
        }
        catch (Exception exception)
        {
            // Its lease ends by itself and the fetch is due again.
            Log.Unfinished(log, exception, fetch.Url);
        }
        finally
        {
            _running.TryRemove(fetch.Id, out _);
            signal.Ring();
        }

        store.Disown(fetch);
    }

    /// <summary>Tells the database that this worker lives, and returns to the queue what workers left that do not.</summary>
    private async Task KeepLeasesAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(tools.Lease / 4);
        try
        {
            do
            {
                try
                {
                    await using var scope = scopes.CreateAsyncScope();
                    var claims = scope.ServiceProvider.GetRequiredService<FetchClaims>();
                    await claims.RenewAsync(tools.Name, store.Owned, tools.Lease, cancellationToken);
                    await claims.ReturnLostAsync(cancellationToken);
                    await scope.ServiceProvider.GetRequiredService<FetchRequests>().EndRunsAsync(null, cancellationToken);
                }
                catch (Exception exception) when (DatabaseTrouble.Is(exception))
                {
                    Log.QueueUnreachable(log, exception.GetBaseException().Message, timer.Period.TotalSeconds);
                }
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The worker has ended.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Scraping {Url} is unfinished and will be taken up again")]
        public static partial void Unfinished(ILogger logger, Exception exception, string url);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The queue cannot be read, next try in {Seconds} s: {Reason}")]
        public static partial void QueueUnreachable(ILogger logger, string reason, double seconds);
    }
}

/// <summary>How a worker works: its name, how much at once, how long its leases last.</summary>
public sealed class WorkTools(WorkerName worker, HostPace pace, CrawlMeter meter, IOptions<ScraperOptions> options)
{
    /// <summary>Its name in the database.</summary>
    public string Name => worker.Name;

    /// <summary>How many hosts it asks at the same time.</summary>
    public int Concurrency => options.Value.Concurrency;

    /// <summary>After what time without renewal its fetches go back to the queue.</summary>
    public TimeSpan Lease => TimeSpan.FromSeconds(options.Value.LeaseSeconds);

    /// <summary>After what time the turn of a host runs out.</summary>
    public TimeSpan TurnLease => pace.Lease;

    /// <summary>How long it waits before it tries a page again for the first time.</summary>
    public TimeSpan Retry => TimeSpan.FromSeconds(options.Value.RetrySeconds);

    /// <summary>Counts a fetch that it brought to an end.</summary>
    public void Count(EndedFetch ended)
    {
        ArgumentNullException.ThrowIfNull(ended);
        meter.Note(ended.Fetch.IsFeed ? FetchKind.Feed : FetchKind.Page, ended.Result.Outcome, ended.Trace.Elapsed, ended.Trace.Bytes);
    }
}
