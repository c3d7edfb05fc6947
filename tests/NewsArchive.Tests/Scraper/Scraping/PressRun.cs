using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Fetches;
using NewsArchive.Persons;
using NewsArchive.Runs;
using NewsArchive.Scraper.Scraping;
using NewsArchive.Tests.Support;
using NewsArchive.Tests.Support.Press;

namespace NewsArchive.Tests.Scraper.Scraping;

/// <summary>
/// Played sites in which each answer has a fault, and one run of a worker over one address for each fault, each on a host of its own. What
/// came of them is what the run's page shows.
/// </summary>
public sealed class PressRun : IAsyncLifetime
{
    /// <summary>Long enough for the slow page, which takes two seconds, and short enough for the one that never ends.</summary>
    private const int TimeoutSeconds = 2;

    private const int InsideKinds = 5;

    private readonly TestDatabase _database = new();
    private readonly Dictionary<string, string> _urls = [];
    private PressServer _server = null!;
    private Dictionary<string, FetchEntry> _ended = null!;

    /// <summary>A host whose robots.txt cannot be had.</summary>
    public static string Closed => "closed";

    /// <summary>Everything that the sites were asked for.</summary>
    internal IReadOnlyCollection<PressRequest> Requests => _server.Requests;

    /// <summary>What came of an address with a fault.</summary>
    public FetchEntry this[PressFault fault] => _ended[_urls[$"{fault}"]];

    /// <summary>What came of the address of the closed site, or of a way inside.</summary>
    public FetchEntry this[string name] => _ended[_urls[name]];

    /// <summary>The ways in which a redirect leads inside.</summary>
    public static IEnumerable<string> WaysInside => Enumerable.Range(0, InsideKinds).Select(kind => $"inside {kind}");

    /// <summary>The archive after the run.</summary>
    public ArchiveDbContext CreateContext() => _database.CreateContext();

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var world = new PressWorld(new PressPlan { Sites = 40, ArticlesPerSite = 200, IsSmall = true, FaultShare = 1, WireShare = 0, HasClosedSites = true });
        Choose(world);
        await _database.InitializeAsync();
        _server = await PressServer.StartAsync(world, 0, TestContext.Current.CancellationToken);
        await using var collector = new Collector(
            _database, _server.Address, [.. world.Houses.Select(house => house.Host)], ("TimeoutSeconds", $"{TimeoutSeconds}"), ("Concurrency", "64"));
        var run = await collector.UseAsync<ScrapeRequest, Run>(
            request => request.BeginAsync(TypedAddresses.Read([.. _urls.Values]), Person.LocalId, TestContext.Current.CancellationToken));
        using var worker = collector.Worker;
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(() => HasEndedAsync(run.Id), "the run ends");
        await worker.StopAsync(TestContext.Current.CancellationToken);
        await using var db = _database.CreateContext();
        _ended = (await new FetchList(db).ReadAsync(new FetchFilter(run.Id), 200, TestContext.Current.CancellationToken)).ToDictionary(entry => entry.Url);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _database.DisposeAsync();
    }

    private void Choose(PressWorld world)
    {
        var open = new Queue<PressHouse>(world.Houses.Where(house => !house.IsClosed));
        foreach (var fault in Enum.GetValues<PressFault>().Where(fault => fault is not (PressFault.None or PressFault.RedirectInside)))
        {
            Choose($"{fault}", open.Dequeue(), fault, _ => true);
        }

        foreach (var (name, kind) in WaysInside.Select((name, kind) => (name, kind)))
        {
            Choose(name, open.Dequeue(), PressFault.RedirectInside, number => number % InsideKinds == kind);
        }

        // A page of a closed site would be well.
        Choose(Closed, world.Houses.First(house => house.IsClosed), PressFault.LengthTooShort, _ => true);
    }

    private void Choose(string name, PressHouse house, PressFault fault, Func<int, bool> isWanted) =>
        _urls[name] = house.UrlOf(Enumerable.Range(0, house.Count).First(number => house.FaultOf(number) == fault && isWanted(number)));

    private async Task<bool> HasEndedAsync(int run)
    {
        await using var db = _database.CreateContext();
        return await db.Runs.AnyAsync(each => each.Id == run && each.EndedAt != null, TestContext.Current.CancellationToken);
    }
}
