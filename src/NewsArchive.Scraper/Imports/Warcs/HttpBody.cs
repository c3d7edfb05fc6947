using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace NewsArchive.Scraper.Imports.Warcs;

/// <summary>The body of a recorded HTTP answer with its transfer and content codings undone (RFC 9110, 9112), never more than a limit.</summary>
/// <remarks>
/// Recorders differ: some keep the bytes of the connection, some undo codings and leave the header that names them. So a coding is undone only
/// when the bytes look like it.
/// </remarks>
internal static class HttpBody
{
    private const int MostCodings = 4;

    /// <summary>The bytes of the page.</summary>
    /// <exception cref="ImportException">They do not unpack, or unpack to more than the limit.</exception>
    public static ReadOnlyMemory<byte> Decode(HttpHead head, ReadOnlyMemory<byte> body, int maxBytes)
    {
        var isChunked = head["Transfer-Encoding"].Any(value => value.Contains("chunked", StringComparison.OrdinalIgnoreCase));
        var bytes = isChunked ? Unchunk(body) : body;
        var codings = head["Content-Encoding"].SelectMany(value => value.Split(',')).Select(coding => coding.Trim().ToLowerInvariant())
            .Where(coding => coding is not ("" or "identity" or "none")).ToList();
        if (codings.Count > MostCodings)
        {
            throw new ImportException($"It is packed {codings.Count} times (Content-Encoding); nobody means that well.");
        }

        foreach (var coding in codings.AsEnumerable().Reverse())
        {
            bytes = Unpack(coding, bytes, maxBytes);
        }

        return bytes.Length <= maxBytes ? bytes : throw TooLarge(maxBytes);
    }

    /// <summary>What is told of a page that is larger than the settings allow.</summary>
    public static ImportException TooLarge(int maxBytes) =>
        new(string.Create(CultureInfo.InvariantCulture, $"larger than {maxBytes / 1024.0 / 1024:0.##} MiB; Scraper__MaxBytes is the limit"));

    private static ReadOnlyMemory<byte> Unchunk(ReadOnlyMemory<byte> body)
    {
        var whole = new ArrayBufferWriter<byte>(Math.Max(1, body.Length));
        var rest = body.Span;
        while (TakeSize(ref rest) is { } size)
        {
            if (size == 0)
            {
                return whole.WrittenMemory;
            }

            if (size > rest.Length)
            {
                throw new ImportException("Its body is cut off within a chunk (Transfer-Encoding).");
            }

            whole.Write(rest[..(int)size]);
            rest = rest[(int)size..].TrimStart("\r\n"u8);
        }

        // No chunk at its beginning: the recorder has undone the coding. None after some: the last one is missing.
        return whole.WrittenCount == 0 ? body : throw new ImportException("Its body is cut off between two chunks (Transfer-Encoding).");
    }

    private static long? TakeSize(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)'\n');
        if (end is < 1 or > 1024)
        {
            return null;
        }

        var line = Encoding.Latin1.GetString(rest[..end]).Split(';')[0].Trim();
        if (line.Length > 15 || !long.TryParse(line, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size))
        {
            return null;
        }

        rest = rest[(end + 1)..];
        return size;
    }

    private static ReadOnlyMemory<byte> Unpack(string coding, ReadOnlyMemory<byte> bytes, int maxBytes)
    {
        var span = bytes.Span;
        var looksPlain = span.TrimStart("\ufeff \t\r\n"u8).StartsWith("<"u8) || span.IsEmpty;
        return coding switch
        {
            "gzip" or "x-gzip" => span.StartsWith<byte>([0x1f, 0x8b]) ? Unpack(bytes, maxBytes, source => new GZipStream(source, CompressionMode.Decompress)) : bytes,
            _ when looksPlain => bytes,
            // Some servers send deflate without the frame of zlib (RFC 1950), which the standard demands.
            "deflate" when (span[0] & 0x0f) == 8 && span.Length > 1 && ((span[0] << 8) | span[1]) % 31 == 0 =>
                Unpack(bytes, maxBytes, source => new ZLibStream(source, CompressionMode.Decompress)),
            "deflate" => Unpack(bytes, maxBytes, source => new DeflateStream(source, CompressionMode.Decompress)),
            "br" => Unpack(bytes, maxBytes, source => new BrotliStream(source, CompressionMode.Decompress)),
            _ => throw new ImportException($"Its body is packed with {coding} (Content-Encoding), which this program cannot undo."),
        };
    }

    private static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> packed, int maxBytes, Func<Stream, Stream> open)
    {
        try
        {
            var source = new Source(packed.ToArray());
            using var stream = open(source);
            var plain = new ArrayBufferWriter<byte>(Math.Max(256, 4 * packed.Length));
            while (stream.Read(plain.GetSpan(16 * 1024)) is var read and > 0)
            {
                plain.Advance(read);
                if (plain.WrittenCount > maxBytes)
                {
                    throw TooLarge(maxBytes);
                }
            }

            // .NET takes packed bytes that are cut off for whole. Only gzip looks behind its end, for another member; it ends with its size.
            var isWhole = !source.IsOverrun || (stream is GZipStream && packed.Length > 18 && BinaryPrimitives.ReadUInt32LittleEndian(packed.Span[^4..]) == (uint)plain.WrittenCount);
            return isWhole ? plain.WrittenMemory : throw new ImportException("Its body is packed and cut off (Content-Encoding).");
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or IOException)
        {
            throw new ImportException("Its body is packed and does not unpack (Content-Encoding).");
        }
    }

    /// <summary>Packed bytes that notice when more is asked for than there is.</summary>
    private sealed class Source(byte[] bytes) : MemoryStream(bytes, writable: false)
    {
        public bool IsOverrun { get; private set; }

        public override int Read(Span<byte> buffer) => Note(base.Read(buffer));

        public override int Read(byte[] buffer, int offset, int count) => Note(base.Read(buffer, offset, count));

        private int Note(int read)
        {
            IsOverrun |= read == 0;
            return read;
        }
    }
}
