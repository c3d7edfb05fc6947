using System.Diagnostics.Metrics;
using System.Text.Json;
using NewsArchive.Fetches;

namespace NewsArchive.Scraper.Scraping;

/// <summary>
/// What this process collects, as instruments of .NET: "dotnet-counters monitor --counters NewsArchive.Crawl" shows them, and so does
/// whatever else listens to meters. How the queue stands is not among them; that is the same for all processes and lies in the database.
/// </summary>
public sealed class CrawlMeter : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "NewsArchive.Crawl";

    /// <summary>Name of the counter of fetches that ended, by kind and outcome.</summary>
    public const string FetchesName = "newsarchive.fetches";

    /// <summary>Name of the histogram of how long they took, in seconds, by kind.</summary>
    public const string DurationName = "newsarchive.fetch.duration";

    /// <summary>Name of the counter of bytes that came, by kind.</summary>
    public const string BytesName = "newsarchive.fetch.bytes";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _fetches;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _bytes;

    /// <summary>Makes the instruments.</summary>
    public CrawlMeter()
    {
        _fetches = _meter.CreateCounter<long>(FetchesName, "{fetch}", "Fetches that ended, by kind and outcome.");
        _duration = _meter.CreateHistogram<double>(DurationName, "s", "How long fetches took from the first request to the end, by kind.");
        _bytes = _meter.CreateCounter<long>(BytesName, "By", "Bytes of bodies, unpacked, by kind.");
    }

    /// <summary>Whether an instrument is one of these, and not of the same name in another meter.</summary>
    public bool Owns(Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        return ReferenceEquals(instrument.Meter, _meter);
    }

    /// <summary>Notes a fetch that ended.</summary>
    /// <param name="kind">What was asked for.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="took">How long it took.</param>
    /// <param name="bytes">Bytes of its body; null when none came.</param>
    public void Note(FetchKind kind, Outcome outcome, TimeSpan took, long? bytes)
    {
        var of = KeyValuePair.Create<string, object?>("kind", NameOf(kind));
        _fetches.Add(1, of, KeyValuePair.Create<string, object?>("outcome", NameOf(outcome)));
        _duration.Record(took.TotalSeconds, of);
        if (bytes is > 0)
        {
            _bytes.Add(bytes.Value, of);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();

    private static string NameOf(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
