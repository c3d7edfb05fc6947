using System.Runtime.CompilerServices;
using System.Text.Json;

namespace NewsArchive.Scraper.Imports;

/// <summary>Reads the pages that a manifest names, one a line: {"id","url","path"}, paths relative to the manifest, .html or .html.gz.</summary>
internal static class PageManifestReader
{
    public static async IAsyncEnumerable<ImportRecord> ReadAsync(
        ImportFile manifest,
        DateTimeOffset at,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(manifest.Path))!;
        await foreach (var line in FileLines.ReadAsync(manifest, cancellationToken))
        {
            var name = $"{manifest.Path} line {line.Number}";
            yield return await ReadLineAsync(line, name, folder, manifest.MaxBytes, at, cancellationToken);
        }
    }

    private static async Task<ImportRecord> ReadLineAsync(
        FileLine line,
        string name,
        string folder,
        int maxBytes,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        if (!JsonRecord.TryParse(line.Bytes, out var json, out var problem))
        {
            return new ImportRecord.Broken(name, problem);
        }

        using (json)
        {
            if (JsonRecord.Text(json.RootElement, "path") is not { } path)
            {
                return new ImportRecord.Broken(name, "It names no \"path\"; each line is {\"id\",\"url\",\"path\"}.");
            }

            try
            {
                var page = new ImportFile(Path.Combine(folder, path), maxBytes);
                return SavedPageReader.Read(await page.ReadAllAsync(cancellationToken), JsonRecord.Text(json.RootElement, "url"), $"{name}, {path}", at);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or ImportException)
            {
                return new ImportRecord.Broken($"{name}, {path}", exception.Message);
            }
        }
    }
}
