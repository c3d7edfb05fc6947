using NewsArchive.Fetches;

namespace NewsArchive.Runs;

/// <summary>What a run is doing.</summary>
public enum RunState
{
    /// <summary>In the queue; nothing of it was begun.</summary>
    Waiting,

    /// <summary>Going on.</summary>
    Running,

    /// <summary>A person made it stop for a while.</summary>
    Paused,

    /// <summary>Nothing of it is left to do.</summary>
    Ended,
}

/// <summary>A run in a list: what it is about and how far it came.</summary>
/// <param name="Id">Key.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Title">What it is about, for people.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it ended; null while it goes on.</param>
public sealed record RunEntry(int Id, RunKind Kind, string Title, DateTimeOffset StartedAt, DateTimeOffset? EndedAt)
{
    /// <summary>Since when it is paused.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>How many addresses or records it will have; null when that was not known at its beginning.</summary>
    public int? Expected { get; init; }

    /// <summary>The source it collects from.</summary>
    public int? SourceId { get; init; }

    /// <summary>Name of that source.</summary>
    public string? Source { get; init; }

    /// <summary>How its addresses ended.</summary>
    public RunTally Tally { get; init; } = RunTally.Empty;

    /// <summary>True while a worker has something of it in hand.</summary>
    public bool IsInHand { get; init; }

    /// <summary>True while a feed or sitemap of it is still to be read, which may bring more addresses.</summary>
    public bool IsDiscovering { get; init; }

    /// <summary>How many ended in the last minute; of a run that has ended, in the average minute. Null when it had no time to say.</summary>
    public double? PerMinute { get; init; }

    /// <summary>What it is doing.</summary>
    public RunState State => (EndedAt, PausedAt) switch
    {
        (not null, _) => RunState.Ended,
        (_, not null) => RunState.Paused,
        _ when Tally.Done == 0 && !IsInHand && IsQueued => RunState.Waiting,
        _ => RunState.Running,
    };

    /// <summary>True when it is worked on from the queue, so that it can be paused and parts of it repeated; files and the sample are not.</summary>
    public bool IsQueued => Kind is not (RunKind.Import or RunKind.Sample);

    /// <summary>How many addresses or records there are, as far as known.</summary>
    public int Found => Math.Max(Expected ?? 0, Tally.Total);

    /// <summary>True when <see cref="Found"/> will not grow any more.</summary>
    public bool IsFoundFinal => EndedAt is not null || (IsQueued ? !IsDiscovering : Expected is not null);

    /// <summary>How many are to come.</summary>
    public int Left => EndedAt is null ? Found - Tally.Done : Tally.Waiting;

    /// <summary>Why it cannot be paused now, for people; null when it can.</summary>
    public string? WhyNotPause => !IsQueued ? "Only what comes from the web waits in the queue and can be paused."
        : State == RunState.Ended ? "It has ended."
        : State == RunState.Paused ? "It is paused already."
        : null;

    /// <summary>Why it cannot be resumed now, for people; null when it can.</summary>
    public string? WhyNotResume => State == RunState.Paused ? null : "It is not paused.";

    /// <summary>Why nothing of it can be tried again, for people; null when something can.</summary>
    public string? WhyNotRetry => !IsQueued ? "Files are read again by importing them once more."
        : Tally.Of(Outcome.Failed) == 0 ? "Nothing has failed."
        : null;
}
