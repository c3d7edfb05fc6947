using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsArchive.Data;

namespace NewsArchive.Mentions;

/// <summary>Finishes in the background what editing of names left to do, also after a restart.</summary>
public sealed partial class MentionWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<MentionWorker> log) : BackgroundService
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
                if (await scope.ServiceProvider.GetRequiredService<ArchiveDbContext>().Aliases.AnyAsync(alias => alias.MatchedAt == null, stoppingToken))
                {
                    await scope.ServiceProvider.GetRequiredService<MentionUpdate>().RunAsync(stoppingToken);
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The edge of the loop: the names still wait in the database, so the next round tries again.
                LogFailed(log, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looking for changed names failed; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
