using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsArchive.Data;

namespace NewsArchive.Web.Requests;

/// <summary>Whether the site can work: the database answers and has every migration. Says what to do when not.</summary>
internal sealed class Readiness(ArchiveDbContext db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var missing = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
            return missing == 0
                ? HealthCheckResult.Healthy("ready")
                : HealthCheckResult.Unhealthy($"The database lacks {missing} migrations: run newsarchive migrate.");
        }
        catch (DbException exception)
        {
            return HealthCheckResult.Unhealthy("The database does not answer: start it, or check ConnectionStrings__Archive.", exception);
        }
    }

    /// <summary>Writes the answer as one line of text.</summary>
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(string.Join('\n', report.Entries.Values.Select(entry => entry.Description)) + '\n');
    }
}
