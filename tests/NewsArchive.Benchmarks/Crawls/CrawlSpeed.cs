using System.Diagnostics;
using System.Globalization;
using NewsArchive.Fetches;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Tests.Support.Press;

namespace NewsArchive.Benchmarks.Crawls;

/// <summary>Articles that one worker stores in a second of its processor time, against extraction alone over the same pages in the same run.</summary>
internal static class CrawlSpeed
{
    private const int Sites = 100;

    /// <summary>Pages that extraction alone is measured on; it repeats them until the compiler has done its best.</summary>
    private const int Sample = 300;

    private const int Passes = 8;

    /// <summary>Measures and prints.</summary>
    public static async Task<bool> RunAsync(int count, int seed)
    {
        var plan = new PressPlan { Seed = seed, Sites = Sites, ArticlesPerSite = (count + Sites - 1) / Sites, ChangeShare = 0 };
        await using var run = await CrawlRun.PrepareAsync(plan);
        var before = Extraction(run.World);
        await run.Queue.AddAsync(run.ArticleUrls(count));
        var worker = run.StartWorker(0);
        var points = new List<(int Ended, TimeSpan Used)>();
        await run.Queue.WaitAsync(count, ended =>
        {
            points.Add((ended, worker.Used));
            return Task.CompletedTask;
        });
        points.Add((count, worker.Used));
        var after = Extraction(run.World);
        var stored = (await run.Queue.ReadAsync()).Count(fetch => fetch.Outcome == Outcome.Added);

        // In the first half, a process that just began compiles itself, and then again better.
        var warm = points.First(point => point.Ended >= count / 2);
        var rate = (count - warm.Ended) / (points[^1].Used - warm.Used).TotalSeconds;
        var alone = (before.OneThread + after.OneThread) / 2;
        var busy = (before.AllCores + after.AllCores) / 2;
        CrawlRun.Print("pages of 1 CPU second, extraction alone on one thread", Range(alone, before.OneThread, after.OneThread), null);
        CrawlRun.Print("pages of 1 CPU second, extraction alone on all cores", Range(busy, before.AllCores, after.AllCores), null);
        CrawlRun.Print("articles stored of 1 CPU second, second half of the way", Range(rate, count / points[^1].Used.TotalSeconds, rate), stored == count);
        CrawlRun.Print("share of extraction alone on one thread, at least 60 %", string.Create(CultureInfo.InvariantCulture, $"{rate / alone:P0}"), rate / alone >= 0.6);
        CrawlRun.Print("share of extraction alone on all cores, as the worker runs", string.Create(CultureInfo.InvariantCulture, $"{rate / busy:P0}"), null);
        run.PrintTime(string.Create(CultureInfo.InvariantCulture, $"speed, {count} pages of {Size(run.World) / 1000} kB"));
        return rate / alone >= 0.6 && stored == count;
    }

    private static string Range(double rate, double from, double to) => string.Create(CultureInfo.InvariantCulture, $"{rate:F0} ({from:F0} at first, {to:F0} at last)");

    /// <summary>Pages per CPU second, on one thread and on as many as the worker has; medians of the later passes.</summary>
    private static (double OneThread, double AllCores) Extraction(PressWorld world)
    {
        var pages = Enumerable.Range(0, Sample).Select(place => (House: world.Houses[place % Sites], Number: place / Sites))
            .Select(page => (Url: page.House.UrlOf(page.Number), Html: world.Html(page.House, page.Number, 1))).ToList();
        var (one, all) = (new List<double>(), new List<double>());
        for (var pass = 0; pass < Passes; pass++)
        {
            one.Add(Rate(pages.Count, () => pages.ForEach(page => ArticleExtractor.Extract(page.Html, page.Url))));
            all.Add(Rate(pages.Count, () => Parallel.ForEach(pages, page => ArticleExtractor.Extract(page.Html, page.Url))));
        }

        return (Median(one), Median(all));
    }

    private static double Rate(int count, Action work)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return count / (process.TotalProcessorTime - before).TotalSeconds;
    }

    private static double Median(List<double> rates) => rates.Skip(Passes / 2).Order().ElementAt(Passes / 4);

    private static int Size(PressWorld world) => (int)Enumerable.Range(0, Sites).Average(site => world.Html(world.Houses[site], 0, 1).Length);
}
