using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsArchive.Copies;
using NewsArchive.Data;
using NewsArchive.Scraper;

namespace NewsArchive.Cli;

/// <summary>Makes the services a command needs, from the environment and the program's appsettings.json.</summary>
/// <param name="addLogging">Adds the log, which only Program.cs knows.</param>
/// <param name="settings">Settings that go before those of the environment.</param>
internal sealed class CommandHost(Action<IServiceCollection> addLogging, IReadOnlyDictionary<string, string?>? settings = null)
{
    /// <summary>The archive and the scraper. Nothing runs by itself until the host is started, which commands do not do.</summary>
    public IHost Open(Action<IServiceCollection>? addMore = null) => Build(CreateBuilder(), addMore);

    /// <summary>The archive with a worker that runs once the host is started, whatever Scraper:Enabled says to the site.</summary>
    public IHost OpenWorker()
    {
        var builder = CreateBuilder();
        builder.Configuration.AddInMemoryCollection([new($"{ScraperOptions.Section}:{nameof(ScraperOptions.Enabled)}", "true")]);
        return Build(builder, services => services.AddHostedService<CopyWorker>());
    }

    /// <summary>What fetching and extracting need, without a database.</summary>
    public IHost OpenWithoutArchive()
    {
        var builder = CreateBuilder();
        builder.Services.AddFetching(builder.Configuration);
        return builder.Build();
    }

    private static IHost Build(HostApplicationBuilder builder, Action<IServiceCollection>? addMore)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration.GetConnectionString("Archive")))
        {
            throw new CommandException(
                "No database is configured. Use src/newsarchive, which keeps one in .data/, or set ConnectionStrings__Archive, such as: "
                + "ConnectionStrings__Archive=\"Host=localhost;Database=newsarchive;Username=me\"");
        }

        builder.Services.AddArchive(builder.Configuration);
        builder.Services.AddScraper(builder.Configuration);
        addMore?.Invoke(builder.Services);
        return builder.Build();
    }

    private HostApplicationBuilder CreateBuilder()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        if (settings is not null)
        {
            builder.Configuration.AddInMemoryCollection(settings);
        }

        addLogging(builder.Services);
        return builder;
    }
}
