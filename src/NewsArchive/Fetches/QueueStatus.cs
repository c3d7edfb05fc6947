namespace NewsArchive.Fetches;

/// <summary>How the queue stands, for people, metrics and scripts.</summary>
public sealed record QueueStatus
{
    /// <summary>When it was looked at, by the database's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What waits, the most urgent first.</summary>
    public required IReadOnlyList<QueueDepth> Depths { get; init; }

    /// <summary>Names of the workers that have something in hand, and how much.</summary>
    public required IReadOnlyList<QueueWorker> Workers { get; init; }

    /// <summary>How many fetches ended how in the last minute, on all machines.</summary>
    public required IReadOnlyDictionary<Outcome, int> LastMinute { get; init; }

    /// <summary>How many hosts have something waiting.</summary>
    public required int Hosts { get; init; }

    /// <summary>How many hosts are left alone for longer than their delay.</summary>
    public required int HostsInTrouble { get; init; }

    /// <summary>Since when the host that waits longest might have been asked, had a worker been free; null when none waits.</summary>
    public required DateTimeOffset? ReadySince { get; init; }

    /// <summary>When a host was last asked by any worker.</summary>
    public required DateTimeOffset? LastAskedAt { get; init; }

    /// <summary>How many fetches wait, paused ones not counted.</summary>
    public int Waiting => Depths.Sum(depth => depth.Waiting);

    /// <summary>How many of them are due now.</summary>
    public int Due => Depths.Sum(depth => depth.Due);

    /// <summary>How many belong to paused runs.</summary>
    public int Paused => Depths.Sum(depth => depth.Paused);

    /// <summary>How many a worker has in hand.</summary>
    public int InHand => Depths.Sum(depth => depth.InHand);

    /// <summary>How long the oldest due fetch has been due. Hosts are asked slowly, so this is long whenever one has much to give.</summary>
    public TimeSpan OldestDue => Depths.Min(depth => depth.OldestDueAt) is { } oldest ? Since(oldest) : TimeSpan.Zero;

    /// <summary>How long a host that may be asked has waited for a worker. More workers make it shorter; anything under a minute is fine.</summary>
    public TimeSpan Lag => ReadySince is { } since ? Since(since) : TimeSpan.Zero;

    private TimeSpan Since(DateTimeOffset then) => At > then ? At - then : TimeSpan.Zero;
}

/// <summary>What waits of one kind and priority.</summary>
/// <param name="Priority">How urgent; see <see cref="FetchPriority"/>.</param>
/// <param name="Kind">What is asked for.</param>
/// <param name="Waiting">How many wait, paused ones not counted.</param>
/// <param name="Due">How many of them are due.</param>
/// <param name="Paused">How many are paused.</param>
/// <param name="InHand">How many a worker has.</param>
/// <param name="OldestDueAt">Since when the oldest of them is due.</param>
public sealed record QueueDepth(short Priority, FetchKind Kind, int Waiting, int Due, int Paused, int InHand, DateTimeOffset? OldestDueAt);

/// <summary>A worker that has something in hand.</summary>
/// <param name="Name">Machine, process and a number of its own.</param>
/// <param name="InHand">How many fetches it has.</param>
/// <param name="Until">When the last of its leases runs out, should it die.</param>
public sealed record QueueWorker(string Name, int InHand, DateTimeOffset Until);

/// <summary>A host with waiting fetches, or with trouble.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Waiting">How many fetches wait for it, counted up to <see cref="QueueReading.CountLimit"/>.</param>
/// <param name="NextFetchAt">It is not asked before.</param>
public sealed record QueueHost(string Name, int Waiting, DateTimeOffset NextFetchAt)
{
    /// <summary>When the first of them is due.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>Seconds between two requests that a person set.</summary>
    public required double? DelaySeconds { get; init; }

    /// <summary>Seconds between two requests that its robots.txt asks for.</summary>
    public required double? CrawlDelaySeconds { get; init; }

    /// <summary>Who has its turn.</summary>
    public required string? LeasedBy { get; init; }

    /// <summary>How many answers in a row were trouble.</summary>
    public required int Failures { get; init; }

    /// <summary>Why it is left alone.</summary>
    public required string? Trouble { get; init; }

    /// <summary>When it was last asked.</summary>
    public required DateTimeOffset? LastFetchAt { get; init; }

    /// <summary>When its robots.txt was last asked for; null when it never was.</summary>
    public required DateTimeOffset? RobotsAt { get; init; }

    /// <summary>HTTP status of the answer; null when there was none.</summary>
    public required int? RobotsStatus { get; init; }
}
