using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Articles;
using NewsArchive.Captures;
using NewsArchive.Data;
using NewsArchive.Scraper;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Scraper.Fetching;
using NewsArchive.Tests.Support.Press;

namespace NewsArchive.Benchmarks.Crawls;

/// <summary>
/// What each part of the way of a page into the archive costs this process, in processor time, beside what extraction alone costs. The parts
/// take turns over several rounds, and the median counts, because the machine is not always equally quick.
/// </summary>
internal sealed class CrawlParts : IAsyncDisposable
{
    private const int WarmUp = 3;
    private const int Rounds = 7;
    private const string Extraction = "extraction alone";

    private readonly PressWorld _world;
    private readonly ServiceProvider _services;
    private readonly List<PlayedPage> _pages;
    private readonly List<ExtractedArticle> _articles;
    private readonly List<(string Id, string Url, string Html)> _real = Corpus.Find("zyte") is { } folder ? Corpus.Pages(folder) : [];
    private readonly Dictionary<string, List<double>> _costs = [];
    private int _next;

    private CrawlParts(PressWorld world, string server, string database, int count)
    {
        _world = world;
        var settings = new Dictionary<string, string?>(PressServer.Gateways(world.Plan, server, ":"))
        {
            ["ConnectionStrings:Archive"] = database,
            ["Scraper:Enabled"] = "false",
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        _services = new ServiceCollection().AddLogging().AddArchive(configuration).AddScraper(configuration).BuildServiceProvider();
        _pages = TakePages(count);
        _articles = _pages.ConvertAll(page => ArticleExtractor.Extract(page.Html, page.Url));
    }

    /// <summary>Measures and prints.</summary>
    public static async Task<int> RunAsync(int count)
    {
        const int sites = 20;
        const int sets = 1 + 3 * (WarmUp + Rounds);
        var plan = new PressPlan { Sites = sites, ArticlesPerSite = sets * count / sites + 1 };
        await using var database = await CrawlDatabase.CreateAsync(CrawlDatabase.ServerOfEnvironment());
        await using var server = await CrawlServer.StartAsync(plan);
        await using var parts = new CrawlParts(new PressWorld(plan), server.Address, database.ConnectionString, count);
        for (var round = -WarmUp; round < Rounds; round++)
        {
            await parts.MeasureRoundAsync(round >= 0);
        }

        parts.Print();
        return 0;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task MeasureRoundAsync(bool counts)
    {
        async Task TimeAsync(string name, Func<Task> work, int? pages = null)
        {
            var cost = await CostAsync(work);
            if (counts)
            {
                (_costs.TryGetValue(name, out var costs) ? costs : _costs[name] = []).Add(cost / (pages ?? _pages.Count));
            }
        }

        await TimeAsync(Extraction, () => EachAsync(page => ArticleExtractor.Extract(page.Html, page.Url)));
        if (_real.Count > 0)
        {
            await TimeAsync("extraction of real pages", () => Task.Run(() => _real.ForEach(page => ArticleExtractor.Extract(page.Html, page.Url))), _real.Count);
        }

        await TimeAsync("fetch", FetchAsync);
        await TimeAsync("decode", () => EachAsync(page => PageText.Decode(page.Bytes, "utf-8")));
        await TimeAsync("SHA-256 of the bytes", () => EachAsync(page => CaptureBody.HashOf(page.Bytes)));
        await TimeAsync("SHA-256 and compression of the bytes", () => EachAsync(page => CaptureBody.Of(Draft(page))));
        await TimeAsync("text of the version and its hash", () =>
        {
            _articles.ForEach(article => _ = VersionText.Compose(article.Title!, article.Lead, article.Paragraphs).Sha256);
            return Task.CompletedTask;
        });
        foreach (var size in new[] { 1, 10, 100 })
        {
            // Other articles each time, so that all of them are new.
            var incoming = TakePages(_pages.Count).ConvertAll(Incoming);
            await TimeAsync($"store, {size} in a transaction", () => StoreAsync(incoming, size));
        }
    }

    private void Print()
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{_pages.Count} pages of {_pages.Average(page => page.Bytes.Length) / 1000:F0} kB, kept in {_pages.Average(page => CaptureBody.Of(Draft(page)).Compressed.Length) / 1000:F1} kB; processor time of this process a page, median of {Rounds} rounds, and its share of extraction alone"));
        var whole = Median(_costs[Extraction]);
        foreach (var (name, costs) in _costs)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-40} {Median(costs),8:F3} ms ({costs.Min():F3} to {costs.Max():F3}) {Median(costs) / whole,8:P0}"));
        }
    }

    private static async Task<double> CostAsync(Func<Task> work)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        await work();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds;
    }

    private Task EachAsync(Action<PlayedPage> work)
    {
        _pages.ForEach(work);
        return Task.CompletedTask;
    }

    private Task FetchAsync()
    {
        var fetcher = _services.GetRequiredService<PageFetcher>();
        return Parallel.ForEachAsync(_pages, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (page, stop) =>
        {
            if (await fetcher.FetchAsync(new FetchRequest(page.Url), NoManners.Instance, stop) is not FetchResult.Fetched)
            {
                throw new InvalidOperationException($"{page.Url} did not come.");
            }
        });
    }

    private async Task StoreAsync(List<IncomingArticle> incoming, int size)
    {
        foreach (var articles in incoming.Chunk(size))
        {
            await using var scope = _services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ArticleIngest>().StoreAsync(articles, CancellationToken.None);
        }
    }

    private static IncomingArticle Incoming(PlayedPage page) =>
        new(ArticleExtractor.Extract(page.Html, page.Url), Draft(page) with { Packed = new PackedBody(PressWorld.Pack(page.Bytes, "br"), BodyCoding.Brotli) });

    private static CaptureDraft Draft(PlayedPage page) => new()
    {
        Origin = CaptureOrigin.Http,
        Url = page.Url,
        Body = page.Bytes,
        CapturedAt = DateTimeOffset.UnixEpoch,
        MediaType = "text/html",
        Charset = "utf-8",
        Status = 200,
        Headers = [.. Enumerable.Range(0, 20).Select(count => new CaptureHeader($"X-Header-{count}", "some value of some length"))],
        RemoteAddress = "127.0.0.1",
    };

    private List<PlayedPage> TakePages(int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        var (number, site) = Math.DivRem(_next++, _world.Houses.Count);
        var html = _world.Html(_world.Houses[site], number, edition: 1);
        return new PlayedPage(_world.Houses[site].UrlOf(number), Encoding.UTF8.GetBytes(html), html);
    })];

    private static double Median(List<double> costs) => costs.Order().ElementAt((costs.Count - 1) / 2);

    private sealed record PlayedPage(string Url, byte[] Bytes, string Html);
}
