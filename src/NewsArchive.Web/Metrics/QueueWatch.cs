using NewsArchive.Fetches;
using NewsArchive.Web.Requests;

namespace NewsArchive.Web.Metrics;

/// <summary>How the queue stands, asked of the database every five seconds at most, however many pages, monitors and health checks want to know.</summary>
public sealed class QueueWatch(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private readonly SharedLook<QueueStatus> _look = new(() => LookAsync(scopes), Freshness, clock);

    /// <summary>The queue as it stood a moment ago.</summary>
    public Task<QueueStatus> ReadAsync(CancellationToken cancellationToken) => _look.GetAsync(cancellationToken);

    private static async Task<QueueStatus> LookAsync(IServiceScopeFactory scopes)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<QueueReading>().ReadAsync(CancellationToken.None);
    }
}
