namespace NewsArchive.Exports.Warcs;

/// <summary>The pages as they came, all captures of every article, in the format of web archives: for replay tools and for other archives.</summary>
internal sealed class WarcFormat : IExportFormat
{
    /// <summary>What the standard recommends as the largest file, 10^9 bytes.</summary>
    public const long MaxBytes = 1_000_000_000;

    /// <inheritdoc />
    public string Name => "warc";

    /// <inheritdoc />
    public string Title => "Web archive (WARC 1.1)";

    /// <inheritdoc />
    public string Description => "The pages as they came, every capture with its headers, in files of at most 1 GB (one file when it leaves without the ZIP). For replay and for other archives.";

    /// <inheritdoc />
    public string Example => "WARC-Type: response · WARC-Target-URI: https://… · WARC-Date: 2024-08-16T09:30:00Z";

    /// <inheritdoc />
    public string MediaType => "application/gzip";

    /// <inheritdoc />
    public string SingleFile => "pages.warc.gz";

    /// <inheritdoc />
    public string OffsetUnit => "none";

    /// <inheritdoc />
    public bool HoldsSuggestions => false;

    /// <inheritdoc />
    public bool HasRowsOfAnnotations => false;

    /// <inheritdoc />
    public async Task WriteAsync(ExportSnapshot snapshot, ExportTarget target, CancellationToken cancellationToken)
    {
        await using var files = new WarcFiles(target, MaxBytes);
        await foreach (var page in snapshot.ReadCapturesAsync(cancellationToken))
        {
            await files.WriteAsync(page, cancellationToken);
        }

        await files.EndAsync(cancellationToken);
    }
}
