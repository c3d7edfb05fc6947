namespace NewsArchive.Tests.Support;

/// <summary>The clock of a machine whose time is set anew again and again, two days ahead and back; what it measures goes on as before.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private int _looks;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + (Interlocked.Increment(ref _looks) % 2 == 0 ? TimeSpan.FromDays(2) : -TimeSpan.FromDays(2));
}
