using System.Buffers;
using System.IO.Compression;

namespace NewsArchive.Scraper.Imports;

/// <summary>A file to be imported, with gzip undone whatever it is called.</summary>
public sealed class ImportFile(string path, int maxBytes)
{
    /// <summary>The path as it was given.</summary>
    public string Path { get; } = path;

    /// <summary>Largest page or record that is read, in bytes after decompression.</summary>
    public int MaxBytes { get; } = maxBytes;

    /// <summary>Opens it for reading from its beginning.</summary>
    public Stream Open()
    {
        var (file, isGzip) = OpenRaw();
        return isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>Opens it without undoing gzip, and tells whether it is gzip.</summary>
    public (FileStream File, bool IsGzip) OpenRaw()
    {
        var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 64 * 1024, FileOptions.SequentialScan);
        Span<byte> magic = stackalloc byte[2];
        var isGzip = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length && magic is [0x1f, 0x8b];
        file.Position = 0;
        return (file, isGzip);
    }

    /// <summary>Its first bytes, by which its format is recognised.</summary>
    public async Task<ReadOnlyMemory<byte>> PeekAsync(int count, CancellationToken cancellationToken)
    {
        await using var stream = Open();
        var buffer = new byte[count];
        var read = 0;
        try
        {
            while (read < count && await stream.ReadAsync(buffer.AsMemory(read), cancellationToken) is var more and > 0)
            {
                read += more;
            }
        }
        catch (InvalidDataException) when (read > 0)
        {
            // Damaged further on: what came before tells the format, and reading will tell of the damage.
        }

        return buffer.AsMemory(0, read);
    }

    /// <summary>All of it.</summary>
    /// <exception cref="ImportException">It is larger than the limit.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAllAsync(CancellationToken cancellationToken)
    {
        await using var stream = Open();
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        while (true)
        {
            var read = await stream.ReadAsync(buffer.GetMemory(64 * 1024), cancellationToken);
            if (read == 0)
            {
                return buffer.WrittenMemory;
            }

            buffer.Advance(read);
            if (buffer.WrittenCount > MaxBytes)
            {
                throw new ImportException($"It is larger than {MaxBytes / 1024 / 1024} MiB; raise Scraper__MaxBytes if it is meant to be one page.");
            }
        }
    }
}

/// <summary>A file or record that cannot be imported; the message says what is wrong and what to do.</summary>
public sealed class ImportException(string message) : Exception(message);
