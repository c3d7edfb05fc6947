using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsArchive.Data;
using NewsArchive.Web.Metrics;

namespace NewsArchive.Web.Requests;

/// <summary>
/// Whether the site can work: the database answers and has every migration. Says what to do when not. A site that serves its readers while
/// nobody collects is degraded, which is still answered with 200: a load balancer is not to take it away from the readers.
/// </summary>
internal sealed class Readiness(ArchiveDbContext db, QueueWatch queue) : IHealthCheck
{
    /// <summary>Longer than any worker that lives leaves a host alone that it may ask.</summary>
    private static readonly TimeSpan LongLag = TimeSpan.FromMinutes(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var missing = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
            return missing == 0
                ? await CheckWorkersAsync(cancellationToken)
                : HealthCheckResult.Unhealthy($"The database lacks {missing} migrations: run newsarchive migrate.");
        }
        catch (DbException exception)
        {
            return HealthCheckResult.Unhealthy("The database does not answer: start it, or check ConnectionStrings__Archive.", exception);
        }
    }

    /// <summary>A lag alone may be a queue that is too long for its workers; a lag in which nobody was asked means that there are none.</summary>
    private async Task<HealthCheckResult> CheckWorkersAsync(CancellationToken cancellationToken)
    {
        var status = await queue.ReadAsync(cancellationToken);
        var isDead = status.Lag > LongLag && status.Workers.Count == 0 && (status.LastAskedAt is not { } last || status.At - last > LongLag);
        return isDead
            ? HealthCheckResult.Degraded(
                $"ready, but nobody collects: {status.Due} addresses are due and no worker took one for {status.Lag.TotalMinutes:0} minutes. "
                + "Start newsarchive work, or set Scraper__Enabled=true.")
            : HealthCheckResult.Healthy("ready");
    }

    /// <summary>Writes the answer as one line of text.</summary>
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(string.Join('\n', report.Entries.Values.Select(entry => entry.Description)) + '\n');
    }
}
