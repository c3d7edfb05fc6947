namespace NewsArchive.Exports;

/// <summary>One layout in which articles and annotations can leave the archive.</summary>
public interface IExportFormat
{
    /// <summary>Its name on the command line, in URLs and in the manifest.</summary>
    public string Name { get; }

    /// <summary>Its name for people.</summary>
    public string Title { get; }

    /// <summary>What it holds and whom it suits, one sentence.</summary>
    public string Description { get; }

    /// <summary>One short line of a file in it.</summary>
    public string Example { get; }

    /// <summary>Media type of its data file.</summary>
    public string MediaType { get; }

    /// <summary>Name of its data file when it writes exactly one, which can then also leave without a ZIP around it.</summary>
    public string? SingleFile { get; }

    /// <summary>What its offsets count: "code points", "UTF-16" or both.</summary>
    public string OffsetUnit { get; }

    /// <summary>Whether it has a place for what the machine found.</summary>
    public bool HoldsSuggestions { get; }

    /// <summary>True when a record is an annotation, false when it is an article.</summary>
    public bool HasRowsOfAnnotations { get; }

    /// <summary>Writes its files. The snapshot can be read more than once and reads the same each time.</summary>
    public Task WriteAsync(ExportSnapshot snapshot, ExportTarget target, CancellationToken cancellationToken);
}
