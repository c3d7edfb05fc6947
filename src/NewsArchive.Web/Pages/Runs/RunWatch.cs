using NewsArchive.Runs;
using NewsArchive.Web.Requests;

namespace NewsArchive.Web.Pages.Runs;

/// <summary>
/// What those see who follow runs live. However many follow a run, the database is asked for it once a second at most, and no connection to
/// it is held between two looks.
/// </summary>
public sealed class RunWatch(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>How many may listen at a time; each holds a connection to the site.</summary>
    public const int MostListeners = 200;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(0.9);

    private readonly Lock _lock = new();
    private readonly Dictionary<int, Watched> _watched = [];

    /// <summary>How many listen just now.</summary>
    public int Listeners { get; private set; }

    /// <summary>Begins to listen to a run; null when too many do. To be disposed of in the end.</summary>
    public Listener? Listen(int id)
    {
        lock (_lock)
        {
            if (Listeners >= MostListeners)
            {
                return null;
            }

            Listeners++;
            if (!_watched.TryGetValue(id, out var watched))
            {
                watched = new Watched(new SharedLook<RunProgress?>(() => LookAsync(id), Pace, clock));
                _watched.Add(id, watched);
            }

            watched.Listeners++;
            return new Listener(watched.Look.GetAsync, () => Leave(id, watched));
        }
    }

    private void Leave(int id, Watched watched)
    {
        lock (_lock)
        {
            Listeners--;
            if (--watched.Listeners == 0)
            {
                _watched.Remove(id);
            }
        }
    }

    private async Task<RunProgress?> LookAsync(int id)
    {
        await using var scope = scopes.CreateAsyncScope();
        var run = await scope.ServiceProvider.GetRequiredService<RunList>().FindAsync(id, CancellationToken.None);
        return run is null ? null : new RunProgress(run, await scope.ServiceProvider.GetRequiredService<RunOutlook>().ReadAsync(run, CancellationToken.None));
    }

    private sealed class Watched(SharedLook<RunProgress?> look)
    {
        public SharedLook<RunProgress?> Look { get; } = look;

        public int Listeners { get; set; }
    }

    /// <summary>Somebody who follows a run.</summary>
    public sealed class Listener : IDisposable
    {
        private readonly Func<CancellationToken, Task<RunProgress?>> _look;
        private Action? _leave;

        internal Listener(Func<CancellationToken, Task<RunProgress?>> look, Action leave) => (_look, _leave) = (look, leave);

        /// <summary>How far the run is, at most a second ago; null when there is no such run.</summary>
        public Task<RunProgress?> LookAsync(CancellationToken cancellationToken) => _look(cancellationToken);

        /// <inheritdoc />
        public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
    }
}
