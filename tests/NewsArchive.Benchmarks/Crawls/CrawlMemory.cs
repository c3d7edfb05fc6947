using System.Globalization;
using NewsArchive.Tests.Support.Press;

namespace NewsArchive.Benchmarks.Crawls;

/// <summary>The memory of one worker over very many pages: does it stay flat? The pages are small, so that it fits into an hour.</summary>
internal static class CrawlMemory
{
    private const int Sites = 100;
    private const long Most = 400_000_000;

    /// <summary>Growth of the mean of the last third over the middle one that still counts as flat.</summary>
    private const double Flat = 1.1;

    /// <summary>Measures and prints.</summary>
    public static async Task<bool> RunAsync(int count, int seed, bool isSmall)
    {
        var plan = new PressPlan { Seed = seed, Sites = Sites, ArticlesPerSite = (count + Sites - 1) / Sites, IsSmall = isSmall };
        await using var run = await CrawlRun.PrepareAsync(plan);
        await run.Queue.AddAsync(run.ArticleUrls(count));
        var worker = run.StartWorker(0);
        var samples = new List<long>();
        await run.Queue.WaitAsync(count, _ =>
        {
            samples.Add(worker.Memory);
            return Task.CompletedTask;
        });
        var third = samples.Count / 3;
        var middle = samples.Skip(third).Take(third).DefaultIfEmpty().Average();
        var last = samples.Skip(2 * third).DefaultIfEmpty().Average();
        var most = samples.DefaultIfEmpty().Max();
        CrawlRun.Print(
            "memory of a worker by tenths of the way",
            string.Join(' ', samples.Chunk(Math.Max(1, (samples.Count + 9) / 10)).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Average() / 1e6:F0}"))) + " MB",
            null);
        CrawlRun.Print(
            "flat: the last third beside the middle one", string.Create(CultureInfo.InvariantCulture, $"{last / middle:F2} times"), last / middle <= Flat);
        CrawlRun.Print("most memory, at most 400 MB", string.Create(CultureInfo.InvariantCulture, $"{most / 1e6:F0} MB"), most <= Most);
        run.PrintTime(string.Create(CultureInfo.InvariantCulture, $"memory, {count} {(isSmall ? "small" : "real-sized")} pages,"));
        return most <= Most && last / middle <= Flat;
    }
}
