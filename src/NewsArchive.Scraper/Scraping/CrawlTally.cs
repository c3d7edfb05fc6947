using System.Diagnostics.Metrics;

namespace NewsArchive.Scraper.Scraping;

/// <summary>Listens to what this process collects and keeps the sums, for its page of metrics and for its line of progress.</summary>
public sealed class CrawlTally : IDisposable
{
    private readonly Lock _lock = new();
    private readonly MeterListener _listener = new();
    private readonly SortedDictionary<(string Kind, string Outcome), long> _fetches = [];
    private readonly SortedDictionary<string, long> _bytes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, DurationCounts> _durations = new(StringComparer.Ordinal);

    /// <summary>Begins to listen.</summary>
    public CrawlTally(CrawlMeter meter)
    {
        ArgumentNullException.ThrowIfNull(meter);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (meter.Owns(instrument))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument.Name, value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, _) => Record(value, tags));
        _listener.Start();
    }

    /// <summary>Fetches that ended, by names of kind and outcome.</summary>
    public IReadOnlyList<KeyValuePair<(string Kind, string Outcome), long>> Fetches => Read(() => _fetches.ToArray());

    /// <summary>Bytes that came, by name of kind.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Bytes => Read(() => _bytes.ToArray());

    /// <summary>How long fetches took, by name of kind.</summary>
    public IReadOnlyList<KeyValuePair<string, DurationCounts>> Durations =>
        Read(() => _durations.Select(one => KeyValuePair.Create(one.Key, one.Value.Copy())).ToArray());

    /// <inheritdoc />
    public void Dispose() => _listener.Dispose();

    private static string Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var (key, value) in tags)
        {
            if (key == name)
            {
                return value as string ?? "";
            }
        }

        return "";
    }

    private T[] Read<T>(Func<T[]> read)
    {
        lock (_lock)
        {
            return read();
        }
    }

    private void Add(string instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (kind, outcome) = (Tag(tags, "kind"), Tag(tags, "outcome"));
        lock (_lock)
        {
            if (instrument == CrawlMeter.BytesName)
            {
                _bytes[kind] = _bytes.GetValueOrDefault(kind) + value;
                return;
            }

            _fetches[(kind, outcome)] = _fetches.GetValueOrDefault((kind, outcome)) + value;
        }
    }

    private void Record(double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var kind = Tag(tags, "kind");
        lock (_lock)
        {
            if (!_durations.TryGetValue(kind, out var counts))
            {
                _durations.Add(kind, counts = new DurationCounts());
            }

            counts.Add(seconds);
        }
    }
}

/// <summary>How many took how long.</summary>
public sealed class DurationCounts
{
    private readonly long[] _counts = new long[Bounds.Count + 1];

    /// <summary>Upper bounds of the classes, in seconds; beyond the last there is one more class.</summary>
    public static IReadOnlyList<double> Bounds { get; } = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    /// <summary>Seconds of all together.</summary>
    public double Sum { get; private set; }

    /// <summary>How many there are.</summary>
    public long Count => _counts.Sum();

    /// <summary>How many took at most a bound, given by its place in <see cref="Bounds"/>.</summary>
    public long UpTo(int bound) => _counts[..(bound + 1)].Sum();

    internal void Add(double seconds)
    {
        var at = 0;
        while (at < Bounds.Count && seconds > Bounds[at])
        {
            at++;
        }

        _counts[at]++;
        Sum += seconds;
    }

    internal DurationCounts Copy()
    {
        var copy = new DurationCounts { Sum = Sum };
        _counts.CopyTo(copy._counts, 0);
        return copy;
    }
}
