using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Hosts;
using NewsArchive.Scraper.Scraping;

namespace NewsArchive.Scraper.Manners;

/// <summary>
/// Gives back the turns of hosts for this process, all that end within a moment in one question: asked for each page by itself, it would
/// be the dearest of a page's words with the database.
/// </summary>
public sealed class TurnReturns(IServiceScopeFactory scopes, WorkerName worker)
{
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);

    private readonly Lock _lock = new();
    private List<ReturnedTurn> _waiting = [];
    private Task _writing = Task.CompletedTask;

    /// <summary>In whose name the turns are taken and given back.</summary>
    public string Worker => worker.Name;

    /// <summary>Gives a turn back. When the database cannot be reached twice in a row the turn runs out by itself.</summary>
    public Task GiveBackAsync(ReturnedTurn turn)
    {
        lock (_lock)
        {
            _waiting.Add(turn);
            if (_waiting.Count == 1)
            {
                _writing = WriteAsync();
            }

            return _writing;
        }
    }

    private async Task WriteAsync()
    {
        await Task.Delay(Gathering);
        List<ReturnedTurn> turns;
        lock (_lock)
        {
            (turns, _waiting) = (_waiting, []);
        }

        try
        {
            await WriteAsync(turns);
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            // A connection that was cut says nothing about the next one.
            await WriteAsync(turns);
        }
    }

    private async Task WriteAsync(List<ReturnedTurn> turns)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HostTurns>().ReleaseAsync(worker.Name, turns, CancellationToken.None);
    }
}
