using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsArchive.Data;

namespace NewsArchive.Copies;

/// <summary>Groups in the background what was stored, changed or removed, by whatever process; of several such workers one is at it at a time.</summary>
public sealed partial class CopyWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<CopyWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                if (await scope.ServiceProvider.GetRequiredService<ArchiveDbContext>().UngroupedArticles.AnyAsync(stoppingToken))
                {
                    await scope.ServiceProvider.GetRequiredService<CopyGrouping>().RunAsync(stoppingToken);
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The edge of the loop: what is ungrouped still waits in the database, so the next round tries again.
                LogFailed(log, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Grouping near-copies failed; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
