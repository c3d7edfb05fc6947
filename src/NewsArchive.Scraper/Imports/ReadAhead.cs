using System.Threading.Channels;

namespace NewsArchive.Scraper.Imports;

/// <summary>Reads records while the database works, as many as may wait in memory: bounded by their number and by their bytes.</summary>
internal sealed class ReadAhead : IDisposable
{
    private const int MostRecords = 200;

    private const int UnitBytes = 64 * 1024;

    /// <summary>64 MiB.</summary>
    private const int MostUnits = 1024;

    private readonly Channel<ImportRecord> _channel =
        Channel.CreateBounded<ImportRecord>(new BoundedChannelOptions(MostRecords) { SingleReader = true, SingleWriter = true });

    private readonly SemaphoreSlim _units = new(MostUnits);
    private readonly Task _reading;

    /// <summary>Begins to read; a cancelled token ends it.</summary>
    public ReadAhead(IAsyncEnumerable<ImportRecord> records, CancellationToken cancellationToken) =>
        _reading = Task.Run(() => ReadAsync(records, cancellationToken), CancellationToken.None);

    /// <summary>Waits for records; false at their end. An error of reading comes out here.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _channel.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>What has been read by now, up to a number: when reading is the slow part, nobody waits for a batch to fill.</summary>
    public List<ImportRecord> Take(int most)
    {
        var batch = new List<ImportRecord>(most);
        while (batch.Count < most && _channel.Reader.TryRead(out var record))
        {
            batch.Add(record);
            _units.Release(UnitsOf(record));
        }

        return batch;
    }

    /// <summary>Waits until nothing is read any more.</summary>
    public Task EndedAsync() => _reading;

    /// <inheritdoc />
    public void Dispose() => _units.Dispose();

    private async Task ReadAsync(IAsyncEnumerable<ImportRecord> records, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var record in records.WithCancellation(cancellationToken))
            {
                for (var unit = UnitsOf(record); unit > 0; unit--)
                {
                    await _units.WaitAsync(cancellationToken);
                }

                await _channel.Writer.WriteAsync(record, cancellationToken);
            }

            _channel.Writer.Complete();
        }
        catch (Exception exception)
        {
            _channel.Writer.Complete(exception);
        }
    }

    private static int UnitsOf(ImportRecord record) =>
        record is ImportRecord.Readable readable ? Math.Clamp(readable.Article.Capture.Body.Length / UnitBytes, 1, MostUnits) : 1;
}
