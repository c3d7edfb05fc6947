using System.IO.Compression;
using NewsArchive.Captures;

namespace NewsArchive.Scraper.Fetching;

/// <summary>
/// Undoes the content codings of an answer (RFC 9110, 8.4). It is done here and not by the HTTP client, so that the archive can keep what the
/// server compressed.
/// </summary>
internal static class ContentCodings
{
    /// <summary>What is told to servers.</summary>
    public const string Accepted = "gzip, deflate, br";

    /// <summary>Servers that pack more often than this mean no good.</summary>
    private const int Most = 3;

    /// <summary>The codings of an answer in the order in which they were applied; empty when there is none, or one that nobody asked for.</summary>
    public static IReadOnlyList<string> Of(HttpContent content)
    {
        if (!content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values))
        {
            return [];
        }

        List<string> codings = [.. values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(coding => coding.ToLowerInvariant()).Where(coding => coding != "identity")];
        return codings.TrueForAll(coding => coding is "gzip" or "x-gzip" or "deflate" or "br") ? codings : [];
    }

    /// <summary>The bytes as the archive may keep them; null when they are packed in a way that it does not.</summary>
    public static PackedBody? Keepable(IReadOnlyList<string> codings, ReadOnlyMemory<byte> packed) => codings switch
    {
        ["gzip" or "x-gzip"] => new PackedBody(packed, BodyCoding.Gzip),
        ["br"] => new PackedBody(packed, BodyCoding.Brotli),
        _ => null,
    };

    /// <summary>Unpacks bytes; null when they are more than a limit, which counts for what comes out, so that a few bytes cannot fill all memory.</summary>
    /// <exception cref="InvalidDataException">They are not what they are said to be.</exception>
    public static byte[]? Unpack(IReadOnlyList<string> codings, byte[] packed, int maxBytes)
    {
        if (codings.Count > Most)
        {
            throw new InvalidDataException($"The answer is compressed {codings.Count} times over.");
        }

        var bytes = packed;
        foreach (var coding in codings.Reverse())
        {
            if (bytes.Length == 0)
            {
                return bytes;
            }

            using var unpacked = Unpack(coding, bytes);
            using var buffer = new GrowingBuffer(5L * bytes.Length);
            while (unpacked.Read(buffer.Free.Span) is > 0 and var read)
            {
                buffer.Advance(read);
                if (buffer.Length > maxBytes)
                {
                    return null;
                }
            }

            bytes = buffer.ToArray();
        }

        return bytes;
    }

    private static Stream Unpack(string coding, byte[] bytes) => coding switch
    {
        "br" => new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress),
        "deflate" when IsZlib(bytes) => new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress),
        "deflate" => new DeflateStream(new MemoryStream(bytes), CompressionMode.Decompress),
        _ => new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress),
    };

    /// <summary>"deflate" means the zlib format, but some servers send it without its head (RFC 9110, 8.4.1.2).</summary>
    private static bool IsZlib(byte[] bytes) => bytes.Length >= 2 && (bytes[0] & 0x0f) == 8 && ((bytes[0] << 8) + bytes[1]) % 31 == 0;
}
