using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Fetches;
using NewsArchive.Scraper.Fetching;
using NewsArchive.Scraper.Scraping;

namespace NewsArchive.Scraper.Polling;

/// <summary>
/// Reads a feed, sitemap or listing page that is due. What is new in it, and what changed, become fetches of the same run, in one
/// transaction with the feed's own record, so that a poll that is cut off is simply done again.
/// </summary>
public sealed class FeedPoll(ArchiveDbContext db, FeedAsking asking, FeedHarvest harvest, FeedRecord record)
{
    /// <summary>Reads one.</summary>
    /// <returns>How it went; what is wrong with the feed or its server is an outcome, only trouble with the database travels on.</returns>
    public async Task<ScrapedPage> PollAsync(ClaimedFetch fetch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        try
        {
            var task = await PollTask.LoadAsync(db, fetch, cancellationToken);
            if (task is null)
            {
                return new ScrapedPage(new IngestResult(Outcome.Skipped, "its feed or source was removed from collection"));
            }

            var answer = await asking.AskAsync(task.Question, cancellationToken);
            var page = answer switch
            {
                FeedAnswer.Read read => await ReadAsync(task, read, cancellationToken),
                FeedAnswer.Same => await SameAsync(task, cancellationToken),
                FeedAnswer.Page => await FailAsync(task, new FeedAnswer.Failed("an HTML page, no feed", MayRecover: false) { Result = answer.Result }, cancellationToken),
                FeedAnswer.Failed failed => await FailAsync(task, failed, cancellationToken),
                var other => throw new InvalidOperationException($"A feed cannot answer {other}."),
            };
            return page with { Trace = answer.Trace };
        }
        catch (Exception exception) when (!DatabaseTrouble.Is(exception) && exception is not OperationCanceledException)
        {
            return new ScrapedPage(new IngestResult(Outcome.Failed, $"an error of this program: {exception.Message}")) { Error = exception };
        }
    }

    private async Task<ScrapedPage> ReadAsync(PollTask task, FeedAnswer.Read read, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var harvested = await harvest.StoreAsync(task, read, cancellationToken);
        await record.NoteReadAsync(task, read, harvested, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ScrapedPage(new IngestResult(Outcome.Read, harvested.ToString()));
    }

    private async Task<ScrapedPage> SameAsync(PollTask task, CancellationToken cancellationToken)
    {
        await record.NoteSameAsync(task, cancellationToken);
        return new ScrapedPage(new IngestResult(Outcome.Unchanged, "as it was the last time"));
    }

    private async Task<ScrapedPage> FailAsync(PollTask task, FeedAnswer.Failed failed, CancellationToken cancellationToken)
    {
        if (failed.Result is FetchResult.Failed { IsBusy: true })
        {
            // The feed was not asked at all, because its host was left alone; that says nothing about the feed.
            return ScrapedPage.Of(failed.Result);
        }

        var reason = await record.NoteFailedAsync(task, failed, cancellationToken);
        var result = new IngestResult(failed.IsRefused ? Outcome.Skipped : Outcome.Failed, reason);
        // A feed is asked again by its own schedule; other documents have only this one fetch.
        return new ScrapedPage(result, failed.MayRecover && !task.IsFeed, failed.RetryAfter);
    }
}
