using NewsArchive.Hosts;
using NewsArchive.Scraper.Fetching;

namespace NewsArchive.Scraper.Manners;

/// <summary>
/// The manners of one fetch for the archive: robots.txt is obeyed (RFC 9309), a host is asked by one worker at a time and at its pace, and
/// one that is overloaded or broken is left alone for a while. The turns are shared by all machines.
/// </summary>
public sealed class HostManners(HostTurns turns, RobotsLookup robots, TurnReturns returns, HostPace pace) : IRequestManners, IAsyncDisposable
{
    private HeldTurn? _held;

    /// <summary>Begins with a turn that was claimed along with the fetch.</summary>
    public void Hold(string host, double? delaySeconds) => _held = pace.Begin(host, delaySeconds);

    /// <inheritdoc />
    public async Task<RequestRefusal?> EnterAsync(Uri address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var verdict = await robots.AskAsync(address, this, cancellationToken);
        if (verdict.Refusal is not null)
        {
            return verdict.Refusal;
        }

        return await TakeTurnAsync(address, verdict.CrawlDelay, cancellationToken);
    }

    /// <summary>Waits for the turn of an address without asking its robots.txt.</summary>
    /// <returns>Null when it may be asked; otherwise why not.</returns>
    internal async Task<RequestRefusal?> TakeTurnAsync(Uri address, TimeSpan? crawlDelay, CancellationToken cancellationToken)
    {
        var host = address.IdnHost.ToLowerInvariant();
        if (_held?.Host != host)
        {
            await ReleaseAsync();
        }

        if (_held is null && await WaitForTurnAsync(host, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var held = _held!;
        held.CrawlDelay = crawlDelay ?? held.CrawlDelay;
        if (held.MustExtend && !await turns.ExtendAsync(host, returns.Worker, held.Rest + pace.Lease, cancellationToken))
        {
            _held = null;
            return await TakeTurnAsync(address, crawlDelay, cancellationToken);
        }

        await pace.RestAsync(held, cancellationToken);
        return null;
    }

    /// <inheritdoc />
    public void Answered(HostAnswer answer)
    {
        if (_held is { } held)
        {
            pace.Note(held, answer);
        }
    }

    /// <summary>Gives the host back that it holds, also when the fetch was cut off.</summary>
    public async ValueTask DisposeAsync() => await ReleaseAsync();

    private async Task ReleaseAsync()
    {
        if (_held is not { } held)
        {
            return;
        }

        _held = null;
        await returns.GiveBackAsync(new ReturnedTurn(held.Host, HostPace.Report(held)));
    }

    private async Task<RequestRefusal?> WaitForTurnAsync(string host, CancellationToken cancellationToken)
    {
        var waited = TimeSpan.Zero;
        while (true)
        {
            var turn = await turns.TakeAsync(host, returns.Worker, pace.Lease, cancellationToken);
            if (turn.IsMine)
            {
                _held = pace.Begin(host, turn.DelaySeconds);
                return null;
            }

            if (waited + (turn.IsHeld ? TimeSpan.Zero : turn.Wait) > pace.Patience)
            {
                var why = turn.Trouble is { } trouble ? $"it is left alone: {trouble}" : "others ask it";
                return new RequestRefusal($"{host} cannot be asked for another {Math.Ceiling(turn.Wait.TotalSeconds)} s: {why}", turn.Wait);
            }

            waited += await pace.WaitAsync(turn.Wait, cancellationToken);
        }
    }
}

/// <summary>Tells this process's worker from all others, on this machine and elsewhere.</summary>
public sealed class WorkerName
{
    /// <summary>Machine, process and a random part.</summary>
    public string Name { get; } = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid().ToString("N")[..8]}";
}
