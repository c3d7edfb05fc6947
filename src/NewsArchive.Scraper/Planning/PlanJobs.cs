using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace NewsArchive.Scraper.Planning;

/// <summary>Plans the polls that are due; on one machine at a time.</summary>
[DisallowConcurrentExecution]
internal sealed class PlanPolls(CollectPlan plan) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await plan.PlanPollsAsync(cancellationToken);
}

/// <summary>Plans the visits of articles that are due; on one machine at a time.</summary>
[DisallowConcurrentExecution]
internal sealed class PlanRevisits(CollectPlan plan) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await plan.PlanRevisitsAsync(cancellationToken);
}

/// <summary>
/// The clockwork of collecting: what happens by the calendar happens once on all machines together, and goes on elsewhere when the machine
/// that did it dies. Quartz keeps it in the archive's database, in tables of its own.
/// </summary>
internal static class PlanJobs
{
    private static readonly TimeSpan PollTick = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan RevisitTick = TimeSpan.FromMinutes(1);

    /// <summary>Adds the clockwork; it starts with the host.</summary>
    public static void AddPlanning(this IServiceCollection services, IConfiguration configuration)
    {
        var connection = configuration.GetConnectionString("Archive");
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "newsarchive";
                // Each machine needs a name of its own, or one would take over the other's work as its own from before a crash.
                scheduler.GenerateInstanceId = true;
                // Another machine's triggers are looked for as often; there are two.
                scheduler.IdleWaitTime = PollTick;
            });
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(connection!);
                store.UseClustering(cluster => cluster.CheckinInterval = TimeSpan.FromSeconds(5));
                store.ProvisionSchema();
            });
            quartz.ScheduleJob<PlanPolls>(trigger => trigger.WithIdentity("polls").WithSimpleSchedule(PollTick));
            quartz.ScheduleJob<PlanRevisits>(trigger => trigger.WithIdentity("revisits").WithSimpleSchedule(RevisitTick));
        });
        services.AddHostedService<PlanClock>();
    }
}
