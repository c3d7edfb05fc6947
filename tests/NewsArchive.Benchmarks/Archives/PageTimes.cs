using System.Collections.Concurrent;
using System.Diagnostics;

namespace NewsArchive.Benchmarks.Archives;

/// <summary>How long one kind of page takes, asked by our own client in this process.</summary>
/// <param name="Half">Median, milliseconds.</param>
/// <param name="Most">95th percentile, milliseconds.</param>
/// <param name="Bytes">Largest page, bytes before compression.</param>
/// <param name="Failures">Answers that were none.</param>
internal sealed record PageTimes(double Half, double Most, long Bytes, int Failures)
{
    /// <summary>Asks one page after the other.</summary>
    public static async Task<PageTimes> AloneAsync(HttpClient client, IReadOnlyList<string> paths)
    {
        var times = new List<double>();
        var (bytes, failures) = (0L, 0);
        foreach (var path in paths)
        {
            var begun = Stopwatch.GetTimestamp();
            var (length, isFine) = await GetAsync(client, path);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            bytes = Math.Max(bytes, length);
            failures += isFine ? 0 : 1;
        }

        times.Sort();
        return new PageTimes(At(times, 0.5), At(times, 0.95), bytes, failures);
    }

    /// <summary>Requests a second and their 99th percentile in milliseconds, by 32 connections at once for some seconds.</summary>
    public static async Task<(double Rate, double Worst)> TogetherAsync(HttpClient client, IReadOnlyList<string> paths, double seconds)
    {
        var times = new ConcurrentBag<double>();
        var next = 0;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                var begun = Stopwatch.GetTimestamp();
                await GetAsync(client, paths[Interlocked.Increment(ref next) % paths.Count]);
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        })));
        return (times.Count / clock.Elapsed.TotalSeconds, At([.. times.Order()], 0.99));
    }

    /// <summary>A quantile of sorted times.</summary>
    public static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private static async Task<(long Length, bool IsFine)> GetAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        var bytes = await response.Content.ReadAsByteArrayAsync();
        return (bytes.LongLength, response.IsSuccessStatusCode);
    }
}
