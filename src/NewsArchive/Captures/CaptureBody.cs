using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;

namespace NewsArchive.Captures;

/// <summary>How bytes are compressed.</summary>
public enum BodyCoding
{
    /// <summary>RFC 7932.</summary>
    Brotli,

    /// <summary>RFC 1952.</summary>
    Gzip,
}

/// <summary>Bytes as a server compressed them.</summary>
/// <param name="Bytes">What came over the line.</param>
/// <param name="Coding">How to unpack it.</param>
public sealed record PackedBody(ReadOnlyMemory<byte> Bytes, BodyCoding Coding);

/// <summary>The bytes of one or more equal captures, compressed, addressed by their SHA-256.</summary>
public sealed class CaptureBody
{
    private CaptureBody(string sha256, byte[] compressed, BodyCoding coding, int length)
    {
        Sha256 = sha256;
        Compressed = compressed;
        Coding = coding;
        Length = length;
    }

    /// <summary>SHA-256 of the uncompressed bytes, lower-case hexadecimal; key.</summary>
    public string Sha256 { get; private set; }

    /// <summary>The bytes, compressed.</summary>
    public byte[] Compressed { get; private set; }

    /// <summary>How they are compressed: as the server did it, when that is good enough to keep.</summary>
    public BodyCoding Coding { get; private set; }

    /// <summary>Number of uncompressed bytes.</summary>
    public int Length { get; private set; }

    /// <summary>The body of what came, hashed and compressed.</summary>
    public static CaptureBody Of(CaptureDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var bytes = draft.Body.Span;
        // Compressing a page costs as much as half of reading it; most servers have done it already, many better than we would.
        return draft.Packed is { } packed && packed.Bytes.Length <= bytes.Length / 2
            ? new CaptureBody(HashOf(bytes), packed.Bytes.ToArray(), packed.Coding, bytes.Length)
            : new CaptureBody(HashOf(bytes), Compress(bytes), BodyCoding.Brotli, bytes.Length);
    }

    /// <summary>SHA-256 of bytes, lower-case hexadecimal.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The bytes as they came.</summary>
    public byte[] Decompress()
    {
        var bytes = new byte[Length];
        using var packed = new MemoryStream(Compressed);
        using Stream unpacked = Coding == BodyCoding.Gzip ? new GZipStream(packed, CompressionMode.Decompress) : new BrotliStream(packed, CompressionMode.Decompress);
        try
        {
            unpacked.ReadExactly(bytes);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or InvalidOperationException)
        {
            throw new InvalidDataException($"The stored body {Sha256} does not unpack to its {Length} bytes; restore it from a backup.", exception);
        }

        return bytes;
    }

    private static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        // Quality 4: nine tenths of the gain at a twentieth of the time of the best setting.
        const int quality = 4;
        const int window = 22;
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(bytes.Length));
        try
        {
            return BrotliEncoder.TryCompress(bytes, buffer, out var written, quality, window)
                ? buffer[..written]
                : throw new InvalidOperationException($"Brotli could not compress {bytes.Length} bytes into {buffer.Length}.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
