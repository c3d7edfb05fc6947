namespace NewsArchive.Mentions;

/// <summary>How far this process is with looking for new names. For display only: what is left to do stands in the database.</summary>
public sealed class MentionProgress
{
    private volatile State? _state;

    /// <summary>How many names are being looked for; 0 when none.</summary>
    public int Names => _state?.Names ?? 0;

    /// <summary>Share of the archive that was looked through, from 0 to 1; null when nothing is going on.</summary>
    public double? Share => _state is { } state ? state.Last == 0 ? 1 : (double)state.Done / state.Last : null;

    internal void Begin(int names, long last) => _state = new State(names, last, 0);

    internal void Report(long done) => _state = _state is { } state ? state with { Done = done } : null;

    internal void Finish() => _state = null;

    private sealed record State(int Names, long Last, long Done);
}
