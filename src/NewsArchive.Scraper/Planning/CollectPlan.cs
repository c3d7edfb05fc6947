using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Fetches;
using NewsArchive.Hosts;
using NewsArchive.Persons;
using NewsArchive.Runs;
using NewsArchive.Scraper.Scraping;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Planning;

/// <summary>
/// Puts into the queue what is due by the calendar: feeds that are to be polled and articles that are to be looked at again. What is paused or
/// removed is left out. Whoever calls it, and how often: nothing is planned twice.
/// </summary>
public sealed class CollectPlan(ArchiveDbContext db, FetchRequests requests, ScrapeSignal signal, TimeProvider clock)
{
    private const int MostFeeds = 200;

    private const int MostArticles = 500;

    /// <summary>Makes a run for each feed that is due. Its next poll is put off by its interval until this one says better.</summary>
    /// <returns>How many feeds.</returns>
    public async Task<int> PlanPollsAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.Feeds
            .Join(db.Sources, feed => feed.SourceId, source => source.Id, (feed, source) => new { feed, source })
            .Where(row => row.feed.NextPollAt <= now && !row.source.IsPaused && row.source.RemovedAt == null
                && !db.Fetches.Any(fetch => fetch.FeedId == row.feed.Id && fetch.Kind == FetchKind.Feed && fetch.EndedAt == null))
            .OrderBy(row => row.feed.NextPollAt)
            .Take(MostFeeds)
            .Select(row => new { row.feed.Id, row.feed.Url })
            .ToListAsync(cancellationToken);
        if (due.Count == 0)
        {
            return 0;
        }

        var ids = due.ConvertAll(feed => feed.Id).ToArray();
        var hosts = due.ConvertAll(feed => CrawlHost.NameOf(feed.Url)).ToArray();
        var planned = await db.Database.SqlQuery<int>(
            $"""
            WITH moved AS (
              UPDATE feeds SET next_poll_at = {now} + interval_minutes * interval '1 minute'
              FROM unnest({ids}, {hosts}) AS due (id, host)
              WHERE feeds.id = due.id AND next_poll_at <= {now} AND due.host IS NOT NULL
              RETURNING feeds.id, feeds.url, feeds.source_id, due.host),
            begun AS (
              INSERT INTO runs (kind, title, person_id, started_at, source_id, feed_id)
              SELECT 'feed', url, {Person.LocalId}, {now}, source_id, id FROM moved RETURNING id, feed_id),
            added AS (
              INSERT INTO fetches (run_id, url, host, kind, priority, source_id, feed_id, due_at, attempts, interruptions)
              SELECT begun.id, moved.url, moved.host, 'feed', {FetchPriority.Poll}, moved.source_id, moved.id, statement_timestamp(), 0, 0
              FROM begun JOIN moved ON moved.id = begun.feed_id),
            woken AS (
              INSERT INTO hosts (name, due_at, priority, failures, requests)
              SELECT DISTINCT host, statement_timestamp(), {FetchPriority.Poll}, 0, 0 FROM moved ORDER BY host
              ON CONFLICT (name) DO UPDATE SET
                due_at = least(hosts.due_at, excluded.due_at),
                priority = CASE WHEN hosts.due_at IS NULL THEN excluded.priority ELSE least(hosts.priority, excluded.priority) END)
            SELECT count(*)::int AS "Value" FROM moved
            """).ToListAsync(cancellationToken);
        signal.Ring();
        return planned.Single();
    }

    /// <summary>Makes a run of the articles that are due to be looked at again.</summary>
    /// <returns>How many articles.</returns>
    public async Task<int> PlanRevisitsAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var due = await db.Articles
            .Where(article => article.NextVisitAt <= now && article.RemovedAt == null && !article.Source.IsPaused && article.Source.RemovedAt == null)
            .OrderBy(article => article.NextVisitAt)
            .Take(MostArticles)
            .Select(article => new { article.Id, article.Url, article.SourceId, article.PublishedAt, article.PublishedPrecision, article.FirstSeenAt })
            .ToListAsync(cancellationToken);
        if (due.Count == 0)
        {
            return 0;
        }

        var ids = due.ConvertAll(article => article.Id).ToArray();
        var next = due.ConvertAll(article =>
            RevisitSchedule.Next(article.PublishedPrecision == TimePrecision.Instant ? article.PublishedAt : null, article.FirstSeenAt, now)).ToArray();
        var run = new Run(RunKind.Revisit, due.Count == 1 ? due[0].Url : $"{due.Count} articles looked at again", Person.LocalId, now);
        db.Runs.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        var terms = new FetchTerms { Priority = FetchPriority.Revisit };
        var planned = await requests.AddAsync(run.Id, due.ConvertAll(article => article.Url), terms, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE fetches SET article_id = articles.id, source_id = articles.source_id
            FROM articles WHERE fetches.run_id = {run.Id} AND articles.id = ANY ({ids}) AND articles.url = fetches.url;
            UPDATE articles SET next_visit_at = due.next FROM unnest({ids}, {next}) AS due (id, next) WHERE articles.id = due.id;
            """,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Ring();
        return planned;
    }
}
