using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsArchive.Data;
using NewsArchive.Scraper;
using NewsArchive.Scraper.Planning;
using NewsArchive.Scraper.Scraping;

namespace NewsArchive.Tests.Support;

/// <summary>The scraper over a test database, with the hosts of a fake news site, or of played ones, led there by gateways.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public Collector(TestDatabase database, FakeNewsSite site, string[] hosts, params (string Key, string? Value)[] scraper)
        : this(database, site.Address, hosts, scraper)
    {
    }

    public Collector(TestDatabase database, string address, string[] hosts, params (string Key, string? Value)[] scraper)
        : this(database, address, hosts, TimeProvider.System, scraper)
    {
    }

    public Collector(TestDatabase database, string address, string[] hosts, TimeProvider clock, params (string Key, string? Value)[] scraper)
    {
        var settings = new Dictionary<string, string?>
        {
            ["ConnectionStrings:Archive"] = database.ConnectionString,
            // Tests of other things do not wait for their sites' turns.
            ["Scraper:DelaySeconds"] = "0",
            ["Scraper:RetrySeconds"] = "0.05",
        };
        foreach (var (key, value) in scraper)
        {
            settings[$"Scraper:{key}"] = value;
        }

        foreach (var host in hosts)
        {
            settings[$"Scraper:Gateways:{host}"] = address;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton(clock).AddLogging().AddArchive(configuration).AddScraper(configuration);
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>The worker, not started.</summary>
    public ScrapeWorker Worker => _services.GetServices<IHostedService>().OfType<ScrapeWorker>().Single();

    /// <summary>Starts what plans by the calendar; the result stops it.</summary>
    public async Task<IHostedService> StartClockworkAsync()
    {
        var clockwork = _services.GetServices<IHostedService>().OfType<PlanClock>().Single();
        await clockwork.StartAsync(TestContext.Current.CancellationToken);
        return clockwork;
    }

    /// <summary>A service that lives as long as this.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Uses a service of a scope of its own.</summary>
    public async Task<TResult> UseAsync<TService, TResult>(Func<TService, Task<TResult>> use)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
