using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Fetches;
using NewsArchive.Scraper.Fetching;
using NewsArchive.Scraper.Manners;
using NewsArchive.Scraper.Polling;

namespace NewsArchive.Scraper.Scraping;

/// <summary>One claimed fetch, from the first request to what came of it or to the article that is to be stored.</summary>
public sealed partial class FetchWork(FetchReading reading, HostManners manners, FetchConclusion conclusion, ILogger<FetchWork> log)
{
    /// <summary>How often its worker may die over a fetch before it is set aside.</summary>
    public const int MostInterruptions = 8;

    /// <summary>Does it.</summary>
    /// <returns>The page that is to be stored; null when the fetch has come to its end, or was put back.</returns>
    public async Task<CollectedPage?> DoAsync(ClaimedFetch fetch, CancellationToken stoppingToken)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        manners.Hold(fetch.Host, fetch.DelaySeconds);
        try
        {
            var page = fetch.Interruptions < MostInterruptions ? await reading.ReadAsync(fetch, manners, stoppingToken) : SetAside();
            // The host is free for others before the article is stored.
            await manners.DisposeAsync();
            Tell(fetch, page);
            if (page.Incoming is not null)
            {
                return page;
            }

            await conclusion.ConcludeAsync(fetch, page.Ended!);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await manners.DisposeAsync();
            await conclusion.ReleaseAsync(fetch);
        }

        return null;
    }

    private static CollectedPage SetAside() => CollectedPage.Of(
        new ScrapedPage(new IngestResult(Outcome.Failed, $"set aside: {MostInterruptions} times a worker ended while it had this page")));

    private void Tell(ClaimedFetch fetch, CollectedPage page)
    {
        if (page.Ended?.Error is { } error)
        {
            Log.Broken(log, error, fetch.Url);
        }

        foreach (var warning in page.Warnings)
        {
            Log.RuleFails(log, warning, fetch.Url);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}, seen on {Url}")]
        public static partial void RuleFails(ILogger log, string warning, string url);

        [LoggerMessage(Level = LogLevel.Error, Message = "Scraping {Url} met an error of this program")]
        public static partial void Broken(ILogger logger, Exception exception, string url);
    }
}

/// <summary>Asks for what a fetch is about and reads it: a page or a feed.</summary>
public sealed class FetchReading(PageScrape scrape, FeedPoll poll, ArticleVisit visit)
{
    /// <summary>Reads it.</summary>
    internal async Task<CollectedPage> ReadAsync(ClaimedFetch fetch, HostManners manners, CancellationToken cancellationToken)
    {
        if (fetch.IsFeed)
        {
            return CollectedPage.Of(await poll.PollAsync(fetch, cancellationToken));
        }

        var request = await visit.RequestAsync(fetch, cancellationToken);
        var page = await scrape.ReadAsync(request, manners, cancellationToken);
        if (fetch.ArticleId is { } article && page.Ended is { Result.Outcome: Outcome.Unchanged } unchanged)
        {
            return CollectedPage.Of(unchanged with { Result = await visit.CheckAsync(article, unchanged.Result, cancellationToken) });
        }

        return page;
    }
}

/// <summary>What the archive knows of an article that is looked at again.</summary>
public sealed class ArticleVisit(ArchiveDbContext db, TimeProvider clock)
{
    /// <summary>The request for a fetch; for a known article one that is answered in full only when the page changed.</summary>
    internal async Task<FetchRequest> RequestAsync(ClaimedFetch fetch, CancellationToken cancellationToken)
    {
        var tags = fetch.ArticleId is not { } id ? null : await db.Articles.Where(article => article.Id == id && article.Url == fetch.Url)
            .Select(article => new { article.ETag, article.LastModified }).SingleOrDefaultAsync(cancellationToken);
        return new FetchRequest(fetch.Url) { ETag = tags?.ETag, LastModified = tags?.LastModified };
    }

    /// <summary>Notes that an article was looked at and has not changed.</summary>
    internal async Task<IngestResult> CheckAsync(long articleId, IngestResult result, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.Articles.Where(article => article.Id == articleId && article.LastCheckedAt < now)
            .ExecuteUpdateAsync(set => set.SetProperty(article => article.LastCheckedAt, now), cancellationToken);
        var version = await db.Articles.Where(article => article.Id == articleId).Select(article => article.CurrentVersion).SingleOrDefaultAsync(cancellationToken);
        return result with { ArticleId = articleId, Version = version };
    }
}

/// <summary>Writes down how a fetch without an article ended, or puts it back to be tried again.</summary>
public sealed partial class FetchConclusion(FetchClaims claims, FetchRequests requests, WorkTools tools, ILogger<FetchConclusion> log)
{
    /// <summary>How often a page is tried.</summary>
    public const int MostAttempts = 3;

    /// <summary>Ends it, or postpones it when trying again may help.</summary>
    public async Task ConcludeAsync(ClaimedFetch fetch, ScrapedPage page)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        ArgumentNullException.ThrowIfNull(page);
        if (page.MayRecover && fetch.Attempts < MostAttempts)
        {
            var wait = WaitAfter(fetch.Attempts);
            wait = page.RetryAfter > wait ? page.RetryAfter.Value : wait;
            var reason = page.Result with { Reason = $"{page.Result.Reason}; to be tried again" };
            await claims.PostponeAsync(new EndedFetch(fetch, reason, page.Trace), wait, CancellationToken.None);
            Log.Postponed(log, fetch.Url, page.Result.Reason, wait.TotalSeconds);
            return;
        }

        var ended = new EndedFetch(fetch, page.Result, page.Trace);
        await claims.EndAsync([ended], CancellationToken.None);
        await requests.EndRunsAsync([fetch.RunId], CancellationToken.None);
        tools.Count(ended);
        Log.Ended(log, page.Result.Outcome, fetch.Url, page.Result.Reason ?? "", page.Trace.Elapsed.TotalMilliseconds);
    }

    /// <summary>Puts it back, because the worker is told to stop.</summary>
    public Task ReleaseAsync(ClaimedFetch fetch) => claims.ReleaseAsync(fetch, CancellationToken.None);

    /// <summary>Half a minute, then three minutes by default, a little more or less by chance.</summary>
    private TimeSpan WaitAfter(int attempts) => tools.Retry * (Math.Pow(6, attempts - 1) * (0.8 + (0.4 * Random.Shared.NextDouble())));

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Scraped {Url} in {Elapsed:0} ms: {Outcome} {Reason}")]
        public static partial void Ended(ILogger logger, Outcome outcome, string url, string reason, double elapsed);

        [LoggerMessage(Level = LogLevel.Information, Message = "Scraping {Url} postponed for {Seconds:0} s: {Reason}")]
        public static partial void Postponed(ILogger logger, string url, string? reason, double seconds);
    }
}
