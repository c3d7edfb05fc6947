using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsArchive.Articles;
using NewsArchive.Hosts;
using NewsArchive.Runs;
using NewsArchive.Scraper.Manners;

namespace NewsArchive.Scraper.Scraping;

/// <summary>Collects addresses at once, without the queue, and notes each as a fetch of a run: what "newsarchive scrape" does.</summary>
public sealed partial class ScrapeNow(IServiceScopeFactory scopes, RunJournal journal, ILogger<ScrapeNow> log)
{
    private const int MostAtOnce = 4;

    /// <summary>Collects addresses, several hosts at a time, one page at a time a host, and tells each as it ends.</summary>
    public async IAsyncEnumerable<(string Url, IngestResult Result)> RunAsync(
        TypedAddresses addresses,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        var runId = await journal.BeginAsync(RunKind.Scrape, ScrapeRequest.TitleOf(addresses.Urls), addresses.Urls.Count, cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateUnbounded<(string, IngestResult)>();
        var scraping = ScrapeAsync(addresses.Urls, runId, channel.Writer, stop.Token);
        try
        {
            await foreach (var ended in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return ended;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await scraping;
        }

        await journal.EndAsync(runId, cancellationToken);
    }

    private async Task ScrapeAsync(IReadOnlyList<string> urls, int runId, ChannelWriter<(string, IngestResult)> writer, CancellationToken cancellationToken)
    {
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(urls.GroupBy(CrawlHost.NameOf), options, async (host, token) =>
            {
                foreach (var url in host)
                {
                    await writer.WriteAsync((url, await ScrapeAsync(url, runId, token)), token);
                }
            });
            writer.Complete();
        }
        catch (Exception exception)
        {
            writer.Complete(exception);
        }
    }

    private async Task<IngestResult> ScrapeAsync(string url, int runId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var page = await scope.ServiceProvider.GetRequiredService<PageScrape>()
            .ScrapeAsync(url, scope.ServiceProvider.GetRequiredService<HostManners>(), cancellationToken);
        if (page.Error is { } error)
        {
            Log.Broken(log, error, url);
        }

        // What is stored is also noted, even when somebody says stop just now.
        await journal.NoteAsync(runId, url, page, CancellationToken.None);
        return page.Result;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Scraping {Url} met an error of this program")]
        public static partial void Broken(ILogger logger, Exception exception, string url);
    }
}
