using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Scraper.Scraping;

namespace NewsArchive.Scraper.Imports;

/// <summary>Reads the pages that a manifest names, one a line: {"id","url","path"}, paths relative to the manifest, .html or .html.gz.</summary>
internal static class PageManifestReader
{
    public static async IAsyncEnumerable<ImportRecord> ReadAsync(
        ImportFile manifest,
        ImportPlace from,
        SiteRuleSet rules,
        DateTimeOffset at,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in FileLines.ReadAsync(manifest, from, cancellationToken))
        {
            yield return (await ReadAsync(manifest, line, rules, at, cancellationToken)) with { After = line.After };
        }
    }

    private static async Task<ImportRecord> ReadAsync(ImportFile manifest, FileLine line, SiteRuleSet rules, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var name = $"{manifest.Path} line {line.Number}";
        try
        {
            var entry = ManifestLine.Parse(Encoding.UTF8.GetString(line.Bytes).TrimStart('\ufeff'));
            if (entry.Path is not { Length: > 0 } path || path.Contains('\0', StringComparison.Ordinal))
            {
                return new ImportRecord.Broken(name, "It names no \"path\"; each line is {\"id\",\"url\",\"path\"}.");
            }

            name = $"{name}, {path}";
            var folder = Path.GetDirectoryName(Path.GetFullPath(manifest.Path))!;
            var page = new ImportFile(Path.Combine(folder, path), manifest.MaxBytes);
            var bytes = await page.ReadAllAsync(cancellationToken);
            return SavedPageReader.Read(bytes, entry.Charset, html => entry.Url is null ? PageCopy.Extract(html, rules) : PageCopy.ExtractFrom(html, entry.Url, rules), name, at);
        }
        catch (JsonException exception)
        {
            return new ImportRecord.Broken(name, $"It is not a JSON object: {exception.Message}");
        }
        catch (Exception exception) when (ImportFiles.IsTroubleOfFile(exception))
        {
            return new ImportRecord.Broken(name, exception.Message);
        }
    }
}
