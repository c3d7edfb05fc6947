using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Entities;
using NewsArchive.Exports;
using NewsArchive.Fetches;
using NewsArchive.Hosts;
using NewsArchive.Mentions;
using NewsArchive.Operations;
using NewsArchive.Sources;
using NewsArchive.Tags;

namespace NewsArchive.Data;

/// <summary>Registers the archive.</summary>
public static class ArchiveServices
{
    /// <summary>Adds the archive in the PostgreSQL database of the connection string "Archive".</summary>
    /// <exception cref="InvalidOperationException">There is no such connection string.</exception>
    public static IServiceCollection AddArchive(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var connectionString = configuration.GetConnectionString("Archive");
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            throw new InvalidOperationException(
                "No database is configured. Set ConnectionStrings__Archive, or start with src/run or src/newsarchive, which keep one in .data/.");
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddDbContextPool<ArchiveDbContext>(options => options.UseArchive(connectionString));
        services.AddSingleton<GazetteerCache>();
        services.AddSingleton<MentionProgress>();
        services.AddScoped<ArticleIngest>();
        services.AddScoped<SampleArticles>();
        services.AddScoped<HostTurns>();
        services.AddScoped<FetchClaims>();
        services.AddScoped<FetchRequests>();
        services.AddScoped<MentionUpdate>();
        services.AddScoped<EntityRegistry>();
        services.AddScoped<TagVocabulary>();
        services.AddScoped<SourceAdding>();
        services.AddScoped<SourceTending>();
        services.AddScoped<SourceList>();
        services.AddScoped<SourceReport>();
        services.AddScoped<FeedTending>();
        services.AddScoped<ArticleTagging>();
        services.AddScoped<AnnotationParts>();
        services.AddScoped<AnnotationEditing>();
        services.AddScoped<Undo>();
        services.AddScoped<History>();
        services.AddScoped<ArticleExport>();
        return services;
    }

    /// <summary>Sets the database and naming that the model was made for.</summary>
    public static DbContextOptionsBuilder UseArchive(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString).UseSnakeCaseNamingConvention();
}
