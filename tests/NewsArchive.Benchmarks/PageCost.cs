using System.Diagnostics;

namespace NewsArchive.Benchmarks;

/// <summary>What one page costs: the time on the clock and the bytes allocated on the way, freed or not.</summary>
internal sealed record PageCost(TimeSpan Time, long Allocated)
{
    /// <summary>Measures what a reading of a page costs.</summary>
    public static PageCost Of(Action read)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var begun = Stopwatch.GetTimestamp();
        read();
        return new PageCost(Stopwatch.GetElapsedTime(begun), GC.GetAllocatedBytesForCurrentThread() - allocated);
    }
}
