namespace NewsArchive.Fetches;

/// <summary>What asking for an address took.</summary>
/// <param name="Status">HTTP status of the last answer; null when there was none.</param>
/// <param name="Bytes">Bytes of the body, unpacked; null when none was kept.</param>
/// <param name="Elapsed">How long the requests took, waiting for the host's turn not counted.</param>
public readonly record struct FetchTrace(int? Status, long? Bytes, TimeSpan Elapsed);
