using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;
using NewsArchive.Articles;
using NewsArchive.Copies;
using NewsArchive.Data;
using NewsArchive.Mentions;
using NewsArchive.Web.Annotations;
using NewsArchive.Web.Completion;
using NewsArchive.Web.Entities;
using NewsArchive.Web.Metrics;
using NewsArchive.Web.Operations;
using NewsArchive.Web.Pages;
using NewsArchive.Web.Pages.Articles;
using NewsArchive.Web.Pages.Captures;
using NewsArchive.Web.Pages.Exports;
using NewsArchive.Web.Pages.Runs;
using NewsArchive.Web.Pages.Sources;
using NewsArchive.Web.Requests;

namespace NewsArchive.Web;

/// <summary>Registers the site: its services, what happens to every request, and its addresses.</summary>
internal static class WebServices
{
    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        // Razor Pages check the form token of every POST by themselves.
        services.AddRazorPages();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "newsarchive-forms";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.HeaderName = "X-Form-Token";
            // The site sends its own frame-ancestors.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddDataProtection().SetApplicationName("NewsArchive").PersistKeysToDbContext<ArchiveDbContext>();
        services.AddRouting(options => options.LowercaseUrls = true);
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        // Letters as they are: written as &#x…; a Cyrillic page is three times as long.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        // Captures may be in any encoding that pages use.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        services.AddHealthChecks().AddCheck<Readiness>("archive");
        services.AddScoped<ArticleList>();
        services.AddScoped<ArticleFacets>();
        services.AddScoped<ArticleTimeline>();
        services.AddScoped<ArticleNeighbours>();
        services.AddScoped<PersonalChange>();
        services.AddScoped<PromptMatching>();
        services.AddHostedService<MentionWorker>();
        services.AddHostedService<CopyWorker>();
        services.AddHostedService<SearchDividing>();
        services.AddScoped<ArticleReading>();
        services.AddScoped<EntityNaming>();
        services.AddScoped<EntityAdding>();
        services.AddScoped<UploadedImport>();
        services.AddSingleton<SourceSearches>();
        services.AddSingleton<RunWatch>();
        services.AddSingleton<QueueWatch>();
        return services;
    }

    public static void UseWeb(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseResponseCompression();
        app.UseRouting();
    }

    public static void MapWeb(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapGet("/articles.json", ArticlesJson.GetAsync);
        app.MapGet("/articles.atom", ArticlesAtom.GetAsync);
        app.MapGet("/articles.feed.json", ArticlesFeed.GetAsync);
        app.MapGet("/articles.csv", ArticlesTable.GetAsync);
        app.MapGet("/articles/timeline.csv", ArticlesTable.GetTimelineAsync);
        app.MapGet("/sources.opml", SourcesOpml.GetAsync);
        app.MapGet("/colours.css", Colours.GetAsync);
        app.MapGet("/exports/download", ExportDownload.GetAsync);
        app.MapGet("/articles/{id:long}.warc.gz", CaptureDownload.ArticleAsync);
        app.MapGet("/runs/{id:int}.warc.gz", CaptureDownload.RunAsync);
        app.MapGet("/captures/{id:long}/page", CaptureContent.PageAsync);
        app.MapGet("/captures/{id:long}/source", CaptureContent.SourceAsync);
        app.MapGet("/runs/{id:int}.csv", RunCsv.GetAsync);
        app.MapGet("/runs/{id:int}/events", RunEvents.GetAsync);
        app.MapGet("/metrics", MetricsText.GetAsync);
        app.MapAnnotations();
        app.MapUndo();
        app.MapCompletion();
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/readyz", new HealthCheckOptions { ResponseWriter = Readiness.WriteAsync });
    }
}
