using NewsArchive.Exports.Warcs;

namespace NewsArchive.Exports;

/// <summary>The layouts on offer, in the order they are offered.</summary>
public static class ExportFormats
{
    /// <summary>All of them; the first is the default.</summary>
    public static IReadOnlyList<IExportFormat> All { get; } = [new JsonLinesFormat(), new AnnotationCsvFormat(), new ArticleCsvFormat(), new WarcFormat()];

    /// <summary>The layout of that name; null when there is none.</summary>
    public static IExportFormat? Find(string? name) =>
        All.FirstOrDefault(format => string.Equals(format.Name, name, StringComparison.OrdinalIgnoreCase));
}
