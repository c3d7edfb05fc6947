using System.Diagnostics;
using System.Globalization;
using NewsArchive.Fetches;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Tests.Support.Press;

namespace NewsArchive.Benchmarks.Crawls;

/// <summary>
/// Articles that one worker stores in a second of its processor time, against extraction alone. Extraction alone is measured twice: before, on
/// the quiet machine, and in short bursts while the worker works, because a second of processor time brings less when the database and the
/// played sites use the other core and the caches. The worker and the bursts beside it have the same conditions.
/// </summary>
internal static class CrawlSpeed
{
    private const int Sites = 100;

    /// <summary>Pages that extraction alone is measured on; it repeats them until the compiler has done its best.</summary>
    private const int Sample = 300;

    private const int Passes = 24;

    /// <summary>Pages of one burst, some 50 ms of work.</summary>
    private const int Burst = 20;

    /// <summary>Measures and prints.</summary>
    public static async Task<bool> RunAsync(int count, int seed)
    {
        var plan = new PressPlan { Seed = seed, Sites = Sites, ArticlesPerSite = (count + Sites - 1) / Sites, ChangeShare = 0 };
        await using var run = await CrawlRun.PrepareAsync(plan);
        var alone = new ExtractionAlone(run.World);
        var before = Median([.. Enumerable.Range(0, Passes).Select(_ => alone.Rate(Sample)).Skip(Passes / 2)]);
        await run.Queue.AddAsync(run.ArticleUrls(count));
        var worker = run.StartWorker(0);
        var points = new List<(int Ended, TimeSpan Used)>();
        var beside = new List<double>();
        await run.Queue.WaitAsync(count, ended =>
        {
            points.Add((ended, worker.Used));
            if (ended >= count / 2)
            {
                beside.Add(alone.Rate(Burst));
            }

            return Task.CompletedTask;
        });
        points.Add((count, worker.Used));
        var stored = (await run.Queue.ReadAsync()).Count(fetch => fetch.Outcome == Outcome.Added);

        // In the first half, a process that just began compiles itself, and then again better.
        var warm = points.First(point => point.Ended >= count / 2);
        var rate = (count - warm.Ended) / (points[^1].Used - warm.Used).TotalSeconds;
        var share = rate / Median(beside);
        CrawlRun.Print("pages of 1 CPU second, extraction alone on a quiet machine", Text(before), null);
        CrawlRun.Print("pages of 1 CPU second, extraction alone beside the worker", $"{Text(Median(beside))} (median of {beside.Count} bursts)", null);
        CrawlRun.Print("articles stored of 1 CPU second, second half of the way", $"{Text(rate)} ({Text(count / points[^1].Used.TotalSeconds)} from the start)", stored == count);
        CrawlRun.Print("share of extraction alone beside the worker, at least 60 %", string.Create(CultureInfo.InvariantCulture, $"{share:P0}"), share >= 0.6);
        CrawlRun.Print("share of extraction alone on a quiet machine", string.Create(CultureInfo.InvariantCulture, $"{rate / before:P0}"), null);
        run.PrintTime(string.Create(CultureInfo.InvariantCulture, $"speed, {count} pages of {Size(run.World) / 1000} kB"));
        return share >= 0.6 && stored == count;
    }

    private static string Text(double rate) => string.Create(CultureInfo.InvariantCulture, $"{rate:F0}");

    private static double Median(List<double> rates) => rates.Order().ElementAt(rates.Count / 2);

    private static int Size(PressWorld world) => (int)Enumerable.Range(0, Sites).Average(site => world.Html(world.Houses[site], 0, 1).Length);

    /// <summary>The sites' pages, extracted on one thread without anything else.</summary>
    private sealed class ExtractionAlone(PressWorld world)
    {
        private readonly List<(string Url, string Html)> _pages = [.. Enumerable.Range(0, Sample)
            .Select(place => (House: world.Houses[place % Sites], Number: place / Sites))
            .Select(page => (page.House.UrlOf(page.Number), world.Html(page.House, page.Number, 1)))];

        private int _next;

        /// <summary>Extracts the next so many pages; how many of them a second of processor time does.</summary>
        public double Rate(int count)
        {
            using var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            for (var place = 0; place < count; place++)
            {
                var (url, html) = _pages[_next++ % Sample];
                ArticleExtractor.Extract(html, url);
            }

            process.Refresh();
            return count / (process.TotalProcessorTime - before).TotalSeconds;
        }
    }
}
