using System.Diagnostics;
using System.Globalization;
using NewsArchive.Tests.Support.Press;

namespace NewsArchive.Benchmarks.Crawls;

/// <summary>What a measurement needs: played sites in their own process, a database, workers; all gone at its end.</summary>
internal sealed class CrawlRun : IAsyncDisposable
{
    private readonly long _begun = Stopwatch.GetTimestamp();
    private readonly List<CrawlWorker> _workers = [];

    private CrawlRun(PressWorld world, CrawlServer server, CrawlDatabase database, CrawlCluster? cluster)
    {
        (World, Server, Database, Cluster) = (world, server, database, cluster);
        Queue = new CrawlQueue(database);
    }

    /// <summary>The same sites as the server's, to know what they say.</summary>
    public PressWorld World { get; }

    /// <summary>The played sites.</summary>
    public CrawlServer Server { get; }

    /// <summary>The archive.</summary>
    public CrawlDatabase Database { get; }

    /// <summary>The server of the archive, when it is the run's own.</summary>
    public CrawlCluster? Cluster { get; }

    /// <summary>The archive's queue.</summary>
    public CrawlQueue Queue { get; }

    /// <summary>The workers that live.</summary>
    public IReadOnlyList<CrawlWorker> Workers => _workers;

    /// <summary>Settings that all workers get besides the gateways.</summary>
    public Dictionary<string, string?> Settings { get; } = new() { ["Scraper__DelaySeconds"] = "0", ["Scraper__RetrySeconds"] = "0.2" };

    /// <summary>Prepares a run.</summary>
    public static async Task<CrawlRun> PrepareAsync(PressPlan plan, bool hasOwnCluster = false)
    {
        var cluster = hasOwnCluster ? await CrawlCluster.StartAsync() : null;
        var database = await CrawlDatabase.CreateAsync(cluster?.ConnectionString ?? CrawlDatabase.ServerOfEnvironment());
        return new CrawlRun(new PressWorld(plan), await CrawlServer.StartAsync(plan), database, cluster);
    }

    /// <summary>Starts one more worker, named by its place.</summary>
    public CrawlWorker StartWorker(int place)
    {
        var settings = new Dictionary<string, string?>(PressServer.Gateways(World.Plan, Server.Address, "__"))
        {
            ["ConnectionStrings__Archive"] = Database.ConnectionString,
            ["Scraper__UserAgent"] = string.Create(CultureInfo.InvariantCulture, $"NewsArchive/{place}"),
        };
        foreach (var (name, value) in Settings)
        {
            settings[name] = value;
        }

        var worker = CrawlWorker.Start(settings);
        _workers.Add(worker);
        return worker;
    }

    /// <summary>Kills a worker and puts another one into its place.</summary>
    public async Task ReplaceAsync(int place)
    {
        var killed = _workers[place];
        await killed.KillAsync();
        killed.Dispose();
        var fresh = StartWorker(place);
        _workers.Remove(fresh);
        _workers[place] = fresh;
    }

    /// <summary>The addresses of all articles, one of each site in turn.</summary>
    public List<string> ArticleUrls(int count) =>
        [.. Enumerable.Range(0, count).Select(place => World.Houses[place % World.Houses.Count].UrlOf(place / World.Houses.Count))];

    /// <summary>Prints a line of the table.</summary>
    public static void Print(string measure, string found, bool? isReached) =>
        Console.WriteLine($"  {measure,-62} {found,-34} {isReached switch { true => "reached", false => "MISSED", null => "" }}");

    /// <summary>Says how long it took.</summary>
    public void PrintTime(string what) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what} took {Stopwatch.GetElapsedTime(_begun).TotalSeconds:F0} s"));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _workers.ForEach(worker => worker.Dispose());
        await Server.DisposeAsync();
        await Database.DisposeAsync();
        await (Cluster?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
