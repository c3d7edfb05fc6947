using System.Globalization;
using System.IO.Compression;

namespace NewsArchive.Exports.Warcs;

/// <summary>Writes captures into files of gzip members, one a record, and begins another file before one grows over its limit.</summary>
/// <param name="target">Where the files go.</param>
/// <param name="maxBytes">Most bytes of a file; 1 GB is what the standard recommends.</param>
internal sealed class WarcFiles(ExportTarget target, long maxBytes) : IAsyncDisposable
{
    private WarcRecords _records = new();
    private ExportFileStream? _file;
    private int _number;

    /// <summary>How many captures were written.</summary>
    public int Count { get; private set; }

    /// <summary>Writes a capture and what the archive knows of it.</summary>
    public async Task WriteAsync(CapturedPage page, CancellationToken cancellationToken)
    {
        var members = Pack(_records.Of(page));
        if (_file is not null && !target.IsOneFile && _file.Bytes + members.Sum(member => member.Length) > maxBytes)
        {
            await _file.DisposeAsync();
            _file = null;
            // In another file there is nothing yet that a revisit could refer to.
            _records = new WarcRecords();
            members = Pack(_records.Of(page));
        }

        _file ??= await BeginAsync(page.Capture.CapturedAt, cancellationToken);
        foreach (var member in members)
        {
            await _file.WriteAsync(member, cancellationToken);
            _file.EndRecord();
        }

        Count += members.Count > 0 ? 1 : 0;
    }

    /// <summary>Ends the last file. When nothing was captured there is one with its head only.</summary>
    public async Task EndAsync(CancellationToken cancellationToken) => _file ??= await BeginAsync(DateTimeOffset.UnixEpoch, cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_file is not null)
        {
            await _file.DisposeAsync();
        }
    }

    /// <summary>Named for the first capture in it, not for the time of the export: the same data gives the same bytes.</summary>
    private async Task<ExportFileStream> BeginAsync(DateTimeOffset date, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"news-archive-{date.UtcDateTime:yyyyMMddHHmmss}-{_number++:00000}.warc.gz");
        var file = await target.AddAsync(name, cancellationToken);
        await file.WriteAsync(Pack([WarcRecords.InfoOf(name, date)])[0], cancellationToken);
        file.EndRecord();
        return file;
    }

    private static List<byte[]> Pack(IReadOnlyList<WarcRecord> records) => [.. records.Select(Pack)];

    private static byte[] Pack(WarcRecord record)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(record.ToBytes());
        }

        return packed.ToArray();
    }
}
