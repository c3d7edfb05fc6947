using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Fetches;
using NewsArchive.Runs;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Scraper.Fetching;
using NewsArchive.Scraper.Scraping;

namespace NewsArchive.Scraper.Samples;

/// <summary>What loading the sample set did.</summary>
/// <param name="Restored">How many articles that had been taken away came back.</param>
/// <param name="Pages">What became of each page; empty when nothing was to be done.</param>
public sealed record SampleLoad(int Restored, IReadOnlyList<LoadedPage> Pages);

/// <summary>What became of one page of the set.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Result">How it ended and why.</param>
public sealed record LoadedPage(string Url, IngestResult Result);

/// <summary>
/// The articles to try the archive with: pages written by us, collected under their addresses through fetching, extraction and ingest like any
/// other page, from a server that runs on this machine meanwhile. No other machine is asked.
/// </summary>
public sealed class SampleSet(ArchiveDbContext db, ArticleIngest ingest, SampleArticles articles, TimeProvider clock)
{
    /// <summary>Collects the set. What is there already stays as it is; what was taken away comes back.</summary>
    /// <param name="onlyIfEmpty">True to do nothing when the archive holds, or held, anything else or the whole set.</param>
    /// <param name="personId">Who asks for it.</param>
    /// <param name="cancellationToken">Ends it early; loading again does the rest.</param>
    public async Task<SampleLoad> LoadAsync(bool onlyIfEmpty, int personId, CancellationToken cancellationToken)
    {
        // Two loads at once would take turns at the page that changes and make versions of it without end.
        await using var alone = await SessionLock.TakeAsync(db, AdvisoryLocks.Sample, cancellationToken);
        if (onlyIfEmpty && await HasBeenUsedAsync(cancellationToken))
        {
            return new SampleLoad(0, []);
        }

        var restored = await articles.RestoreAsync(personId, cancellationToken);
        var visits = await PlanAsync(cancellationToken);
        var run = await BeginAsync(visits.Count, personId, cancellationToken);
        var pages = await CollectAsync(run, visits, cancellationToken);
        run.End(clock.GetUtcNow());
        db.Runs.Update(run);
        await db.SaveChangesAsync(cancellationToken);
        return new SampleLoad(restored, pages);
    }

    /// <summary>True when there is or was an article of the user's own, or the set was loaded whole; a load that was cut off may be done again.</summary>
    private async Task<bool> HasBeenUsedAsync(CancellationToken cancellationToken) =>
        await db.Articles.AnyAsync(article => !article.IsSample, cancellationToken)
        || await db.Runs.AnyAsync(
            run => run.Kind == RunKind.Sample && run.EndedAt != null
                && !db.Fetches.Any(fetch => fetch.RunId == run.Id && fetch.Outcome == Outcome.Failed),
            cancellationToken);

    /// <summary>Which edition of which page is asked for, in order: all first editions, then the later ones; of known articles only the last.</summary>
    private async Task<IReadOnlyList<Visit>> PlanAsync(CancellationToken cancellationToken)
    {
        var urls = SamplePage.All.Select(page => page.Url).ToArray();
        var known = await db.Articles.Where(article => urls.Contains(article.Url)).Select(article => article.Url).ToListAsync(cancellationToken);
        return
        [
            .. from edition in Enumerable.Range(1, SamplePage.All.Max(page => page.Editions.Count))
               from page in SamplePage.All
               where edition == page.Editions.Count || (edition < page.Editions.Count && !known.Contains(page.Url))
               select new Visit(page.Url, edition),
        ];
    }

    private async Task<Run> BeginAsync(int visits, int personId, CancellationToken cancellationToken)
    {
        var run = new Run(RunKind.Sample, "Sample set", personId, clock.GetUtcNow());
        run.Expect(visits);
        db.Runs.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        return run;
    }

    private async Task<IReadOnlyList<LoadedPage>> CollectAsync(Run run, IReadOnlyList<Visit> visits, CancellationToken cancellationToken)
    {
        await using var site = await SampleSite.StartAsync(cancellationToken);
        // The defaults, whatever the settings say of other sites: the set is loaded from this machine and must load everywhere.
        var options = new ScraperOptions();
        foreach (var host in SampleSite.Hosts)
        {
            options.Gateways[host] = site.Address;
        }

        using var fetcher = new PageFetcher(Options.Create(options), clock);
        var scrape = new PageScrape(fetcher, ingest, SiteRuleSet.None) { IsSample = true };
        var pages = new List<LoadedPage>();
        foreach (var visit in visits)
        {
            site.Edition = visit.Edition;
            var fetch = new Fetch(run.Id, visit.Url, clock.GetUtcNow());
            var scraped = await scrape.ScrapeAsync(visit.Url, NoManners.Instance, cancellationToken);
            // Stored only when it has ended: a fetch without an end is work for the workers, and they would ask the real sites.
            fetch.End(scraped.Result, scraped.Trace, clock.GetUtcNow());
            db.Fetches.Add(fetch);
            await db.SaveChangesAsync(cancellationToken);
            pages.Add(new LoadedPage(visit.Url, scraped.Result));
        }

        return pages;
    }

    private sealed record Visit(string Url, int Edition);
}
