namespace NewsArchive.Web.Requests;

/// <summary>
/// An answer of the database that everybody shares who asks within a moment. The moment is longer when the answer took long: a question that
/// keeps the database busy for a second is asked every ten.
/// </summary>
internal sealed class SharedLook<T>(Func<Task<T>> ask, TimeSpan freshness, TimeProvider clock)
{
    private const int RestForWork = 10;

    private readonly Lock _lock = new();
    private Task<T>? _look;
    private long _askAgainAt;

    /// <summary>The answer, at most a moment old.</summary>
    public Task<T> GetAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_look is null or { IsFaulted: true } or { IsCanceled: true } || (_look.IsCompleted && clock.GetTimestamp() >= _askAgainAt))
            {
                _look = AskAsync();
            }

            return _look.WaitAsync(cancellationToken);
        }
    }

    private async Task<T> AskAsync()
    {
        // The lock is not held while the database thinks.
        await Task.Yield();
        var begun = clock.GetTimestamp();
        var answer = await ask();
        var took = clock.GetElapsedTime(begun) * RestForWork;
        var rest = took > freshness ? took : freshness;
        _askAgainAt = clock.GetTimestamp() + (long)(rest.TotalSeconds * clock.TimestampFrequency);
        return answer;
    }
}
