using System.Security.Cryptography;

namespace NewsArchive.Exports;

/// <summary>One file of an export while it is written: counts bytes and records and hashes what passes.</summary>
public sealed class ExportFileStream : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Stream _inner;
    private readonly Action<ExportFileStream> _written;

    internal ExportFileStream(string path, Stream inner, Action<ExportFileStream> written)
    {
        Path = path;
        _inner = inner;
        _written = written;
    }

    /// <summary>Its path inside the export.</summary>
    public string Path { get; }

    /// <summary>How many bytes were written.</summary>
    public long Bytes { get; private set; }

    /// <summary>How many records were written.</summary>
    public long Records { get; private set; }

    internal Action<long> RecordEnded { private get; init; } = _ => { };

    /// <inheritdoc />
    public override bool CanRead => false;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => true;

    /// <inheritdoc />
    public override long Length => Bytes;

    /// <inheritdoc />
    public override long Position
    {
        get => Bytes;
        set => throw new NotSupportedException();
    }

    /// <summary>Notes that one more record is complete.</summary>
    public void EndRecord()
    {
        Records++;
        RecordEnded(Bytes);
    }

    /// <inheritdoc />
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Count(buffer.Span);
        await _inner.WriteAsync(buffer, cancellationToken);
    }

    /// <inheritdoc />
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count)
    {
        Count(buffer.AsSpan(offset, count));
        _inner.Write(buffer, offset, count);
    }

    /// <inheritdoc />
    public override void Flush() => _inner.Flush();

    /// <inheritdoc />
    public override Task FlushAsync(CancellationToken cancellationToken) => _inner.FlushAsync(cancellationToken);

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Closes the file and enters it in the export's list.</summary>
    public override async ValueTask DisposeAsync()
    {
        await _inner.DisposeAsync();
        _written(this);
        _hash.Dispose();
        await base.DisposeAsync();
    }

    internal string Sha256() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    private void Count(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        Bytes += bytes.Length;
    }
}
