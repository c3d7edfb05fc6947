namespace NewsArchive.Exports;

/// <summary>Where a layout puts its files, one after the other.</summary>
public sealed class ExportTarget
{
    private readonly Func<string, CancellationToken, Task<Stream>> _open;
    private readonly List<ManifestFile> _files = [];

    internal ExportTarget(ExportRequest request, Func<string, CancellationToken, Task<Stream>> open)
    {
        Request = request;
        _open = open;
    }

    /// <summary>What was asked for.</summary>
    public ExportRequest Request { get; }

    /// <summary>The files that are complete, in the order written.</summary>
    public IReadOnlyList<ManifestFile> Files => _files;

    /// <summary>True when there is room for one file only, however large it grows.</summary>
    internal bool IsOneFile { get; init; }

    /// <summary>Is told how many bytes the current file has after each record.</summary>
    internal Action<long> RecordEnded { get; init; } = _ => { };

    /// <summary>Starts a file; the one before must be closed.</summary>
    public async Task<ExportFileStream> AddAsync(string path, CancellationToken cancellationToken) =>
        new(path, await _open(path, cancellationToken), file => _files.Add(new ManifestFile(file.Path, file.Sha256(), file.Bytes, file.Records)))
        {
            RecordEnded = RecordEnded,
        };
}
