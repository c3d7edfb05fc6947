using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Tests.Support.Press;

namespace NewsArchive.Benchmarks.Crawls;

/// <summary>
/// Four workers, killed at random and replaced, on a database that is crashed again and again: is every article there once, with every
/// version once? A third of the addresses is asked for a second time after the sites have changed.
/// </summary>
internal sealed class CrawlKills(CrawlRun run, int urls, int kills, int crashes, int seed)
{
    private const int Sites = 100;
    private const int Workers = 4;

    /// <summary>Every so many articles the stored text is compared word for word with what the page says.</summary>
    private const int CompareEvery = 10;

    private readonly Random _random = new(seed);
    private readonly int _articles = urls * 3 / 4;
    private int _disturbed;

    /// <summary>Measures and prints.</summary>
    public static async Task<bool> RunAsync(int urls, int kills, int crashes, int seed, bool isSmall)
    {
        var plan = new PressPlan { Seed = seed, Sites = Sites, ArticlesPerSite = (urls + Sites - 1) / Sites, IsSmall = isSmall };
        await using var run = await CrawlRun.PrepareAsync(plan, hasOwnCluster: true);
        return await new CrawlKills(run, urls, kills, crashes, seed).RunAsync();
    }

    private async Task<bool> RunAsync()
    {
        run.Settings["Scraper__LeaseSeconds"] = "5";
        run.Settings["Scraper__TimeoutSeconds"] = "5";
        for (var place = 0; place < Workers; place++)
        {
            run.StartWorker(place);
        }

        var addresses = run.ArticleUrls(_articles);
        await run.Queue.AddAsync(addresses);
        await run.Queue.WaitAsync(_articles, DisturbAsync);
        await run.Server.ShowEditionAsync(2);
        await run.Queue.AddAsync(addresses[..(urls - _articles)]);
        await run.Queue.WaitAsync(urls, DisturbAsync);
        return await JudgeAsync();
    }

    /// <summary>Kills and crashes so that they are spread over all addresses.</summary>
    private async Task DisturbAsync(int ended)
    {
        var all = kills + crashes;
        var wanted = (int)((long)all * ended / urls);
        while (_disturbed < wanted)
        {
            _disturbed++;
            // Every so many kills one crash.
            if (_disturbed * crashes / all > (_disturbed - 1) * crashes / all)
            {
                await run.Cluster!.CrashAsync(TimeSpan.FromMilliseconds(_random.Next(2000)));
            }
            else
            {
                await run.ReplaceAsync(_random.Next(Workers));
            }
        }
    }

    private async Task<bool> JudgeAsync()
    {
        await using var db = run.Database.Open();
        var stored = await db.Articles.AsNoTracking().Select(article => new { article.Url, article.Title, article.CurrentVersion, Versions = article.Versions.Count }).ToListAsync();
        var found = stored.ToLookup(article => (new Uri(article.Url).IdnHost, article.Title));
        var (lost, doubled, wrong) = (0, 0, 0);
        for (var place = 0; place < _articles; place++)
        {
            var house = run.World.Houses[place % Sites];
            var number = place / Sites;
            var editions = place < urls - _articles && house.Changes(number) ? 2 : 1;
            var copies = found[(house.Host, house.Story(number, editions).Title)].ToList();
            lost += copies.Count == 0 ? 1 : 0;
            doubled += Math.Max(0, copies.Count - 1);
            wrong += copies.Count == 1 && (copies[0].Versions != editions || copies[0].CurrentVersion != editions) ? 1 : 0;
        }

        doubled += Math.Max(0, stored.Count - _articles);
        var different = await CountDifferentTextsAsync();
        var unfinished = await db.Fetches.CountAsync(fetch => fetch.Outcome == null);
        var failed = await db.Fetches.CountAsync(fetch => fetch.Outcome == Fetches.Outcome.Failed || fetch.Outcome == Fetches.Outcome.Skipped);
        var requests = (await run.Server.ReadLogAsync()).Count;
        CrawlRun.Print($"articles lost after {kills} kills and {crashes} crashes", Number(lost), lost == 0);
        CrawlRun.Print("articles doubled", Number(doubled), doubled == 0);
        CrawlRun.Print("articles with a version too many or too few", Number(wrong), wrong == 0);
        CrawlRun.Print($"texts unlike the served page, of every {CompareEvery}th article", Number(different), different == 0);
        CrawlRun.Print("fetches that never ended, and that failed", $"{Number(unfinished)} and {Number(failed)}", unfinished + failed == 0);
        run.PrintTime(string.Create(CultureInfo.InvariantCulture, $"kills, {urls} addresses in {requests} requests,"));
        return lost + doubled + wrong + different + unfinished + failed == 0;
    }

    /// <summary>Reads the served pages again and compares the hashes of the texts of all editions.</summary>
    private async Task<int> CountDifferentTextsAsync()
    {
        await using var db = run.Database.Open();
        var different = 0;
        for (var place = 0; place < _articles; place += CompareEvery)
        {
            var house = run.World.Houses[place % Sites];
            var number = place / Sites;
            var url = house.UrlOf(number);
            var editions = place < urls - _articles && house.Changes(number) ? 2 : 1;
            var hashes = Enumerable.Range(1, editions).Select(edition => Hash(run.World.Html(house, number, edition), url)).ToList();
            var kept = await db.Articles.Where(article => article.Url == url).SelectMany(article => article.Versions)
                .OrderBy(version => version.Number).Select(version => version.TextSha256).ToListAsync();
            different += hashes.SequenceEqual(kept) ? 0 : 1;
        }

        return different;
    }

    private static string Hash(string html, string url)
    {
        var article = ArticleExtractor.Extract(html, url);
        return VersionText.Compose(article.Title ?? "", article.Lead, article.Paragraphs).Sha256;
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
