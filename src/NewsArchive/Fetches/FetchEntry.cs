namespace NewsArchive.Fetches;

/// <summary>What became of an address or record of a run.</summary>
/// <param name="Id">Key.</param>
/// <param name="Url">The address, or the name of the record.</param>
/// <param name="Kind">What was asked for.</param>
/// <param name="Outcome">How it ended; null while it has not.</param>
/// <param name="Reason">Why so, for people.</param>
public sealed record FetchEntry(long Id, string Url, FetchKind Kind, Outcome? Outcome, string? Reason)
{
    /// <summary>Name of the host asked.</summary>
    public required string? Host { get; init; }

    /// <summary>HTTP status of the last answer.</summary>
    public required int? Status { get; init; }

    /// <summary>Milliseconds from the first request to the last byte.</summary>
    public required int? Milliseconds { get; init; }

    /// <summary>Bytes of the body, unpacked.</summary>
    public required long? Bytes { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it is to be asked; infinity (<see cref="DateTimeOffset.MaxValue"/>) while its run is paused.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Until when a worker has it.</summary>
    public required DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>The article it led to.</summary>
    public required long? ArticleId { get; init; }

    /// <summary>Headline of that article.</summary>
    public required string? Title { get; init; }

    /// <summary>The version it led to.</summary>
    public required int? Version { get; init; }

    /// <summary>What was captured.</summary>
    public required long? CaptureId { get; init; }
}
