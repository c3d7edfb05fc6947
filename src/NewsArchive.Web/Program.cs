using System.Globalization;
using NewsArchive.Data;
using NewsArchive.Scraper;
using NewsArchive.Web;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);

// No static logger: the tests run several sites in one process.
builder.Services.AddSerilog(
    log =>
    {
        log.MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // It warns at each start that keys lie unencrypted in the database, which is where the archive itself lies.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture);
        if (builder.Configuration["Logging:File"] is { Length: > 0 } file)
        {
            log.WriteTo.File(new CompactJsonFormatter(), file, rollingInterval: RollingInterval.Day, retainedFileCountLimit: 14);
        }
    },
    preserveStaticLogger: true);
builder.Services.AddArchive(builder.Configuration);
builder.Services.AddScraper(builder.Configuration);
builder.Services.AddWeb();

var app = builder.Build();
app.UseSerilogRequestLogging(options =>
{
    options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
    // Health checks come every few seconds and say nothing while all is well.
    options.GetLevel = (context, _, exception) =>
        exception is not null || context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogEventLevel.Error
        : context.Request.Path.StartsWithSegments("/healthz", StringComparison.Ordinal) ? LogEventLevel.Debug : LogEventLevel.Information;
});
app.UseWeb();
app.MapWeb();
await app.RunAsync();
