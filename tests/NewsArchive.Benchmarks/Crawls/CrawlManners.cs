using System.Globalization;
using NewsArchive.Tests.Support.Press;

namespace NewsArchive.Benchmarks.Crawls;

/// <summary>
/// Four workers on few sites, so that they are in each other's way: is any host asked too early, twice at a time, for what it forbids, or
/// anything that is inside?
/// </summary>
internal static class CrawlManners
{
    private const int Sites = 20;
    private const int Workers = 4;
    private const double Delay = 0.2;
    private const double CrawlDelay = 0.5;

    private static readonly PressFault[] Faults =
        [PressFault.ErrorOnce, PressFault.TooManyOnce, PressFault.RedirectChain, PressFault.RedirectInside, PressFault.RedirectLoop, PressFault.SlowBytes];

    /// <summary>Measures and prints.</summary>
    public static async Task<bool> RunAsync(int count, int seed)
    {
        var plan = new PressPlan
        {
            Seed = seed,
            Sites = Sites,
            ArticlesPerSite = (count + Sites - 1) / Sites,
            CrawlDelaySeconds = CrawlDelay,
            HasClosedSites = true,
            FaultShare = 0.1,
            Faults = Faults,
            IsSmall = true,
        };
        await using var run = await CrawlRun.PrepareAsync(plan);
        run.Settings["Scraper__DelaySeconds"] = Delay.ToString(CultureInfo.InvariantCulture);
        for (var place = 0; place < Workers; place++)
        {
            run.StartWorker(place);
        }

        List<string> addresses = [.. run.ArticleUrls(count), .. run.World.Houses.SelectMany(Forbidden), .. Inside(run.Server.Address)];
        await run.Queue.AddAsync(addresses);
        await run.Queue.WaitAsync(addresses.Count);
        return Judge(run, await run.Server.ReadLogAsync());
    }

    /// <summary>Counts what was asked too early, measured from the end of the answer before, or before that answer had ended.</summary>
    public static (int Early, int Overlapping) Gaps(PressWorld world, IEnumerable<PressRequest> requests, double delay)
    {
        var (early, overlapping) = (0, 0);
        foreach (var host in requests.GroupBy(request => request.Host))
        {
            var least = TimeSpan.FromSeconds(Math.Max(delay, world.HouseOf(host.Key)?.CrawlDelay ?? 0)).Ticks;
            PressRequest? last = null;
            foreach (var request in host.OrderBy(request => request.Begun))
            {
                // Before robots.txt is known, nobody knows what it asks for.
                var wait = last?.Path == "/robots.txt" ? TimeSpan.FromSeconds(delay).Ticks : least;
                if (last is not null && request.Begun - last.Begun < wait)
                {
                    early++;
                    Console.Error.WriteLine($"{host.Key}: {request.Path} came {TimeSpan.FromTicks(request.Begun - last.Begun).TotalMilliseconds:0.0} ms after {last.Path}, not {TimeSpan.FromTicks(wait).TotalMilliseconds:0}, {last.Agent} then {request.Agent}");
                }

                overlapping += last is not null && request.Begun < last.Ended ? 1 : 0;
                last = last is null || request.Ended > last.Ended ? request : last;
            }
        }

        return (early, overlapping);
    }

    private static bool Judge(CrawlRun run, List<PressRequest> log)
    {
        var (early, overlapping) = Gaps(run.World, log, Delay);
        var forbidden = log.Count(request => run.World.HouseOf(request.Host) is { } house
            && (PressLists.IsForbidden(request.Path) || (house.IsClosed && request.Path != "/robots.txt")));
        var inside = log.Count(request => run.World.HouseOf(request.Host) is null);
        var workers = log.Select(request => request.Agent).Distinct().Count();
        CrawlRun.Print("requests to one host closer together than its delay", Number(early), early == 0);
        CrawlRun.Print("requests to one host while it still answered another", Number(overlapping), overlapping == 0);
        CrawlRun.Print("requests disallowed by robots.txt", Number(forbidden), forbidden == 0);
        CrawlRun.Print("requests to a private address", Number(inside), inside == 0);
        run.PrintTime(string.Create(CultureInfo.InvariantCulture, $"manners, {log.Count} requests of {workers} workers,"));
        return early + overlapping + forbidden + inside == 0 && workers == Workers;
    }

    private static string[] Forbidden(PressHouse house) =>
        [$"https://{house.Host}{PressLists.Forbidden}memo", $"https://{house.Host}{PressLists.ClosedToUs}1", house.UrlOf(0) + "?print=1"];

    private static string[] Inside(string address) =>
        [address + "/inside", address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/inside", "http://10.0.0.7/inside", "http://169.254.169.254/latest/meta-data/", "http://[::1]/inside"];

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
