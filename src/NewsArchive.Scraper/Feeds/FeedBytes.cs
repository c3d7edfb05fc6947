using System.Globalization;
using System.IO.Compression;

namespace NewsArchive.Scraper.Feeds;

/// <summary>Takes gzip off a document; sitemaps are often stored compressed, whatever their type says.</summary>
internal static class FeedBytes
{
    /// <summary>Undoes gzip, if any.</summary>
    /// <returns>What is wrong; null when <paramref name="plain"/> holds the document.</returns>
    public static string? Unpack(ReadOnlyMemory<byte> bytes, int maxBytes, out ReadOnlyMemory<byte> plain)
    {
        plain = bytes;
        if (!bytes.Span.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
        {
            return bytes.Length > maxBytes ? TooLarge(maxBytes) : null;
        }

        using var unpacked = new MemoryStream();
        try
        {
            using var source = new MemoryStream(bytes.ToArray(), writable: false);
            using var gzip = new GZipStream(source, CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = gzip.Read(buffer)) > 0)
            {
                unpacked.Write(buffer, 0, read);
                // Counted while unpacking, so that a small file cannot fill the memory.
                if (unpacked.Length > maxBytes)
                {
                    return TooLarge(maxBytes);
                }
            }
        }
        catch (InvalidDataException)
        {
            return "compressed with gzip and does not unpack: it is damaged or cut off";
        }

        plain = unpacked.GetBuffer().AsMemory(0, (int)unpacked.Length);
        return null;
    }

    private static string TooLarge(int maxBytes) => string.Create(CultureInfo.InvariantCulture, $"larger than {maxBytes / 1024.0 / 1024:0.##} MiB");
}
