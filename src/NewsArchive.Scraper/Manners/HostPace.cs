using Microsoft.Extensions.Options;
using NewsArchive.Hosts;
using NewsArchive.Scraper.Fetching;

namespace NewsArchive.Scraper.Manners;

/// <summary>The pace at which hosts are asked: delays, waits and what is told about a host when its turn is given back.</summary>
public sealed class HostPace(IOptions<ScraperOptions> options, TimeProvider clock)
{
    /// <summary>How long a fetch waits for another host, such as one it is redirected to.</summary>
    public TimeSpan Patience { get; } = TimeSpan.FromMinutes(1);

    /// <summary>When a turn runs out that is not given back: longer than one request can take.</summary>
    public TimeSpan Lease { get; } = TimeSpan.FromSeconds(2 * options.Value.TimeoutSeconds + 10);

    /// <summary>A turn that was taken just now.</summary>
    public HeldTurn Begin(string host, double? delaySeconds) => new(host, Seconds(delaySeconds ?? options.Value.DelaySeconds), clock);

    /// <summary>Waits until the delay since the last request of a turn is over.</summary>
    public async Task RestAsync(HeldTurn held, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(held);
        // Timers count whole milliseconds and drop the rest, which would be a little too early.
        while (held.Rest is var rest && rest > TimeSpan.Zero)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(rest.TotalMilliseconds)), clock, cancellationToken);
        }

        held.Begun();
    }

    /// <summary>Waits for a turn, for a part of the time that it may take.</summary>
    public async Task<TimeSpan> WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        // Whoever has the turn may give it back long before its lease ends.
        var part = TimeSpan.FromMilliseconds(Math.Clamp(wait.TotalMilliseconds + Random.Shared.Next(20), 20, 500));
        await Task.Delay(part, clock, cancellationToken);
        return part;
    }

    /// <summary>Notes how the host answered.</summary>
    public void Note(HeldTurn held, HostAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(held);
        held.Ended();
        held.RetryAfter = answer.RetryAfter;
        held.Trouble = !answer.IsOverloaded && !answer.IsBroken ? null
            : answer.Status is { } status ? $"it answered HTTP {status}" : "it did not answer";
        // An overloaded host says so itself; a broken page may be the only one, so the first wait is short and doubles.
        held.BackOff = answer.IsOverloaded ? Seconds(options.Value.RetrySeconds) : Seconds(Math.Min(1, options.Value.RetrySeconds));
    }

    /// <summary>What to tell about a turn that is given back.</summary>
    public static HostReport Report(HeldTurn held)
    {
        ArgumentNullException.ThrowIfNull(held);
        return new HostReport(held.Requests, held.Rest, held.CrawlDelay?.TotalSeconds)
        {
            Trouble = held.Trouble,
            BackOff = held.BackOff,
            RetryAfter = held.RetryAfter,
        };
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}

/// <summary>A host's turn that this process has, and what happened since it was taken. Time is monotonic: a changed clock does not matter.</summary>
public sealed class HeldTurn(string host, TimeSpan delay, TimeProvider clock)
{
    private readonly long _taken = clock.GetTimestamp();
    private long? _answered;

    /// <summary>Name of the host.</summary>
    public string Host { get; } = host;

    /// <summary>How many requests were sent.</summary>
    public int Requests { get; private set; }

    /// <summary>What the host's robots.txt asks for.</summary>
    public TimeSpan? CrawlDelay { get; set; }

    /// <summary>Why the host is to be left alone for longer than its delay.</summary>
    public string? Trouble { get; set; }

    /// <summary>How long it is to be left alone after a first failure.</summary>
    public TimeSpan BackOff { get; set; }

    /// <summary>How long it asked to be left alone.</summary>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>True unless the turn was taken so recently that its lease covers the next request.</summary>
    public bool MustExtend => _answered is not null || clock.GetElapsedTime(_taken) > TimeSpan.FromSeconds(5);

    /// <summary>How long the host's delay still lasts.</summary>
    public TimeSpan Rest
    {
        get
        {
            var least = CrawlDelay is { } crawl && crawl > delay ? crawl : delay;
            var left = _answered is { } answered ? least - clock.GetElapsedTime(answered) : TimeSpan.Zero;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Notes that a request is sent.</summary>
    public void Begun()
    {
        Requests++;
        _answered = clock.GetTimestamp();
    }

    /// <summary>Notes that the answer has come, or will not.</summary>
    public void Ended() => _answered = clock.GetTimestamp();
}
