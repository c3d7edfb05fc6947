using System.IO.Compression;

namespace NewsArchive.Scraper.Extraction;

/// <summary>Reads saved pages: <c>.html</c> or gzip-compressed <c>.html.gz</c>.</summary>
public static class SavedPage
{
    private const int Largest = 20 * 1024 * 1024;

    /// <summary>The bytes of a saved page, unpacked.</summary>
    /// <exception cref="InvalidDataException">The page is larger than any page is, or not gzip as its name says.</exception>
    public static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 81920, useAsync: true);
        await using var unpacked = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (var read = await unpacked.ReadAsync(buffer, cancellationToken); read > 0; read = await unpacked.ReadAsync(buffer, cancellationToken))
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > Largest)
            {
                throw new InvalidDataException($"The page is larger than {Largest / 1024 / 1024} MB.");
            }
        }

        return bytes.ToArray();
    }
}
