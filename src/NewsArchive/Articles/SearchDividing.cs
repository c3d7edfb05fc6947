using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsArchive.Data;

namespace NewsArchive.Articles;

/// <summary>Looks every few minutes whether what search reads has grown so that it is to be divided further.</summary>
public sealed partial class SearchDividing(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SearchDividing> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        // Not at once: a site that starts has other things to do.
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var added = await ArticleSearchIndex.DivideAsync(scope.ServiceProvider.GetRequiredService<ArchiveDbContext>(), stoppingToken);
                if (added > 0)
                {
                    LogDivided(log, added);
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The edge of the loop: an undivided part is slower, but right.
                LogFailed(log, exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Search got {Added} more quarters of a year of its own")]
    private static partial void LogDivided(ILogger logger, int added);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Dividing what search reads failed; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
