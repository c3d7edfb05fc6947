using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsArchive.Scraper.Discovery;
using NewsArchive.Scraper.Fetching;
using NewsArchive.Scraper.Imports;
using NewsArchive.Scraper.Manners;
using NewsArchive.Scraper.Planning;
using NewsArchive.Scraper.Polling;
using NewsArchive.Scraper.Samples;
using NewsArchive.Scraper.Scraping;

namespace NewsArchive.Scraper;

/// <summary>Registers the scraper.</summary>
public static class ScraperServices
{
    /// <summary>Adds scraping and importing into the archive, and the worker that starts with the host unless Scraper:Enabled is false.</summary>
    public static IServiceCollection AddScraper(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddFetching(configuration);
        services.AddSingleton<ScrapeSignal>();
        services.AddSingleton<CrawlMeter>();
        services.AddSingleton<CrawlTally>();
        services.AddSingleton<RunJournal>();
        services.AddScoped<PageScrape>();
        services.AddSingleton<ScrapeNow>();
        services.AddScoped<ScrapeRequest>();
        services.AddSingleton<WorkerName>();
        services.AddSingleton<TurnReturns>();
        services.AddSingleton<HostPace>();
        services.AddSingleton<RobotsMemory>();
        services.AddScoped<RobotsLookup>();
        services.AddScoped<HostManners>();
        services.AddSingleton<WorkTools>();
        services.AddSingleton<PageStore>();
        services.AddScoped<FetchWork>();
        services.AddScoped<FetchReading>();
        services.AddScoped<FetchConclusion>();
        services.AddScoped<ArticleVisit>();
        services.AddScoped<CollectPlan>();
        services.AddScoped<FeedAsking>();
        services.AddScoped<FeedHarvest>();
        services.AddScoped<FeedRecord>();
        services.AddScoped<FeedPoll>();
        services.AddScoped<SitemapBackfill>();
        services.AddScoped<SourceDiscovery>();
        services.AddScoped<FeedLists>();
        services.AddSingleton<ImportMarks>();
        services.AddSingleton<ImportFiles>();
        services.AddSingleton<ArchiveImport>();
        services.AddScoped<SampleSet>();
        if (configuration.GetSection(ScraperOptions.Section).GetValue(nameof(ScraperOptions.Enabled), defaultValue: true))
        {
            services.AddHostedService<ScrapeWorker>();
            services.AddPlanning(configuration);
        }

        return services;
    }

    /// <summary>Adds what asks for pages, for uses without an archive.</summary>
    public static IServiceCollection AddFetching(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<ScraperOptions>().Bind(configuration.GetSection(ScraperOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PageFetcher>();
        services.AddSingleton(SiteRuleFolder.Open);
        return services;
    }
}
