using System.Globalization;
using System.Text.RegularExpressions;
using NewsArchive.Fetches;
using NewsArchive.Tests.Support.Press;

namespace NewsArchive.Benchmarks.Crawls;

/// <summary>All faults switched on: what the person sees of each.</summary>
internal static partial class CrawlFaults
{
    private const int Sites = 100;

    /// <summary>Measures and prints.</summary>
    public static async Task<bool> RunAsync(int count, int seed)
    {
        var plan = new PressPlan { Seed = seed, Sites = Sites, ArticlesPerSite = (count + Sites - 1) / Sites, FaultShare = 0.3, HasClosedSites = true, IsSmall = true };
        await using var run = await CrawlRun.PrepareAsync(plan);
        run.Settings["Scraper__TimeoutSeconds"] = "3";
        run.StartWorker(0);
        var addresses = run.ArticleUrls(count);
        await run.Queue.AddAsync(addresses);
        await run.Queue.WaitAsync(addresses.Count);
        var ends = (await run.Queue.ReadAsync()).ConvertAll(end => (Fault: FaultOf(run.World, end.Url), end.Outcome, Reason: Digits().Replace(end.Reason ?? "", "N")));
        foreach (var end in ends.GroupBy(end => end).OrderBy(group => group.Key.Fault, StringComparer.Ordinal).ThenByDescending(group => group.Count()))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {end.Key.Fault,-16} {end.Count(),6} {end.Key.Outcome,-10} {end.Key.Reason}"));
        }

        var healthy = ends.Count(end => end.Fault == nameof(PressFault.None) && end.Outcome != Outcome.Added);
        CrawlRun.Print("healthy pages that were not stored while others had faults", healthy.ToString(CultureInfo.InvariantCulture), healthy == 0);
        run.PrintTime(string.Create(CultureInfo.InvariantCulture, $"faults, {count} addresses,"));
        return healthy == 0;
    }

    private static string FaultOf(PressWorld world, string url)
    {
        var address = new Uri(url);
        var house = world.HouseOf(address.Host)!;
        return house.IsClosed ? "(site is closed)" : house.FaultOf(house.NumberOf(address.AbsolutePath)!.Value).ToString();
    }

    [GeneratedRegex(@"press-\d+\.example|/(news|loop)/\S+|\d+")]
    private static partial Regex Digits();
}
