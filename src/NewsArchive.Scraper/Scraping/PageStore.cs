using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsArchive.Articles;
using NewsArchive.Fetches;

namespace NewsArchive.Scraper.Scraping;

/// <summary>
/// Stores the pages that a worker has read, as many as are waiting in one transaction, and ends their fetches in the same one: a fetch has
/// ended exactly when its article is stored. Knows all fetches that the worker owns, until they have ended.
/// </summary>
public sealed partial class PageStore(IServiceScopeFactory scopes, TimeProvider clock, WorkTools tools, ILogger<PageStore> log)
{
    private const int BatchSize = 64;

    /// <summary>So often pages are gathered for a transaction that would not be full: most of what it costs, it costs once.</summary>
    private const int MostGatherings = 6;

    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<long, ClaimedFetch> _owned = new();

    // Bounded: when the database is slower than the network, fetching waits.
    private readonly Channel<ReadFetch> _read = Channel.CreateBounded<ReadFetch>(new BoundedChannelOptions(2 * BatchSize) { SingleReader = true });

    /// <summary>The fetches that the worker owns.</summary>
    public IReadOnlyCollection<long> Owned => [.. _owned.Keys];

    /// <summary>Notes that the worker owns a fetch.</summary>
    public void Own(ClaimedFetch fetch)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        _owned[fetch.Id] = fetch;
    }

    /// <summary>Notes that it no longer does.</summary>
    public void Disown(ClaimedFetch fetch)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        _owned.TryRemove(fetch.Id, out _);
    }

    /// <summary>Takes a page that is to be stored; waits while too many are waiting.</summary>
    public ValueTask AddAsync(ClaimedFetch fetch, CollectedPage page) => _read.Writer.WriteAsync(new ReadFetch(fetch, page));

    /// <summary>Says that no more pages come.</summary>
    public void Complete() => _read.Writer.Complete();

    /// <summary>Stores pages until no more come.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await _read.Reader.WaitToReadAsync(cancellationToken))
        {
            // When no other fetch is on its way, there is nothing to wait for: a page that a person asked for is there at once.
            for (var gathered = 0; gathered < MostGatherings && _read.Reader.Count < Math.Min(BatchSize, _owned.Count); gathered++)
            {
                await Task.Delay(Gathering, clock, cancellationToken);
            }

            var batch = new List<ReadFetch>(BatchSize);
            while (batch.Count < BatchSize && _read.Reader.TryRead(out var read))
            {
                batch.Add(read);
            }

            await StoreAsync(batch, cancellationToken);
            batch.ForEach(read => Disown(read.Fetch));
        }
    }

    /// <summary>Stores a batch; while the database is away it tries again as long as the leases last. This is the edge at which trouble stops.</summary>
    private async Task StoreAsync(IReadOnlyList<ReadFetch> batch, CancellationToken cancellationToken)
    {
        for (var begun = clock.GetTimestamp(); ;)
        {
            try
            {
                await StoreOnceAsync(batch, cancellationToken);
                return;
            }
            catch (Exception exception) when (DatabaseTrouble.Refusal(exception) is { } refusal)
            {
                await StoreSinglyAsync(batch, refusal, cancellationToken);
                return;
            }
            catch (Exception exception) when (DatabaseTrouble.Is(exception) && clock.GetElapsedTime(begun) < tools.Lease)
            {
                Log.Unreachable(log, exception.GetBaseException().Message, batch.Count);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Their leases end by themselves and the fetches are due again.
                Log.Lost(log, exception, batch.Count);
                return;
            }
        }
    }

    /// <summary>One page that the database refuses must not keep the others out.</summary>
    private async Task StoreSinglyAsync(IReadOnlyList<ReadFetch> batch, string refusal, CancellationToken cancellationToken)
    {
        if (batch is [var single])
        {
            await using var scope = scopes.CreateAsyncScope();
            var refused = new ScrapedPage(new IngestResult(Outcome.Failed, refusal)) { Trace = single.Page.Trace };
            await scope.ServiceProvider.GetRequiredService<FetchConclusion>().ConcludeAsync(single.Fetch, refused);
            return;
        }

        foreach (var read in batch)
        {
            await StoreAsync([read], cancellationToken);
        }
    }

    private async Task StoreOnceAsync(IReadOnlyList<ReadFetch> batch, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var claims = scope.ServiceProvider.GetRequiredService<FetchClaims>();
        IncomingArticle[] articles = [.. batch.Select(read => read.Page.Incoming!)];
        var results = await scope.ServiceProvider.GetRequiredService<ArticleIngest>().StoreAsync(
            articles,
            (results, token) => claims.EndAsync([.. batch.Select((read, place) => new EndedFetch(read.Fetch, results[place], read.Page.Trace))], token),
            cancellationToken);
        await scope.ServiceProvider.GetRequiredService<FetchRequests>().EndRunsAsync([.. batch.Select(read => read.Fetch.RunId).Distinct()], cancellationToken);
        for (var place = 0; place < batch.Count; place++)
        {
            tools.Count(new EndedFetch(batch[place].Fetch, results[place], batch[place].Page.Trace));
            Log.Stored(log, results[place].Outcome, batch[place].Fetch.Url, results[place].Reason ?? "", batch[place].Page.Trace.Elapsed.TotalMilliseconds);
        }
    }

    private sealed record ReadFetch(ClaimedFetch Fetch, CollectedPage Page);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Scraped {Url} in {Elapsed:0} ms: {Outcome} {Reason}")]
        public static partial void Stored(ILogger logger, Outcome outcome, string url, string reason, double elapsed);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not answer, {Count} pages wait to be stored: {Reason}")]
        public static partial void Unreachable(ILogger logger, string reason, int count);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} pages could not be stored and will be fetched again")]
        public static partial void Lost(ILogger logger, Exception exception, int count);
    }
}
