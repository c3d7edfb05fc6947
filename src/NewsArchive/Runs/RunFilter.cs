namespace NewsArchive.Runs;

/// <summary>Which runs a list shows; what is null does not matter.</summary>
public sealed record RunFilter
{
    /// <summary>Only those that do this.</summary>
    public RunKind? Kind { get; init; }

    /// <summary>Only those in this state.</summary>
    public RunState? State { get; init; }

    /// <summary>Only those of this source.</summary>
    public int? SourceId { get; init; }

    /// <summary>Also polls and looks at known articles that found nothing: there are a hundred of them for each that found something.</summary>
    public bool WithQuiet { get; init; }

    /// <summary>Only those begun before this one.</summary>
    public int? Before { get; init; }
}
