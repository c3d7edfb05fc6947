using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsArchive.Data;
using Quartz;

namespace NewsArchive.Scraper.Planning;

/// <summary>
/// Starts the clockwork of collecting as soon as the database answers, and stops it with the program. A site whose database is away must
/// come up all the same, to say so.
/// </summary>
public sealed partial class PlanClock(ISchedulerFactory schedulers, IServiceScopeFactory scopes, TimeProvider clock, ILogger<PlanClock> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        IScheduler? scheduler = null;
        try
        {
            while ((scheduler = await TryStartAsync(stoppingToken)) is null)
            {
                await Task.Delay(Pause, clock, stoppingToken);
            }

            await Task.Delay(Timeout.Infinite, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            if (scheduler is not null)
            {
                await scheduler.Shutdown(true, CancellationToken.None);
            }
        }
    }

    private async Task<IScheduler?> TryStartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (!await scope.ServiceProvider.GetRequiredService<ArchiveDbContext>().Database.CanConnectAsync(cancellationToken))
            {
                return null;
            }

            var scheduler = await schedulers.GetScheduler(cancellationToken);
            await scheduler.Start(cancellationToken);
            return scheduler;
        }
        catch (SchedulerException exception)
        {
            Log.NotStarted(log, exception.GetBaseException().Message, Pause.TotalSeconds);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Polls and visits cannot be planned yet, next try in {Seconds} s: {Reason}")]
        public static partial void NotStarted(ILogger logger, string reason, double seconds);
    }
}
