using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Scraper.Imports;

/// <summary>Opens files and folders for import: recognises what each file is and reads its records.</summary>
public sealed class ImportFiles(IOptions<ScraperOptions> options, SiteRuleSet rules, TimeProvider clock)
{
    /// <summary>The files that paths stand for: a folder stands for all files in it, in order of their names.</summary>
    /// <exception cref="ImportException">There is no such file or folder.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return [.. paths.SelectMany(FilesOf)];
    }

    /// <summary>How many records the files hold, as far as one can tell without reading them all.</summary>
    public async Task<int> CountAsync(IEnumerable<string> files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        var count = 0;
        foreach (var path in files)
        {
            try
            {
                var (file, format) = await RecogniseAsync(path, cancellationToken);
                count += format is ImportFormat.ArticleLines or ImportFormat.PageManifest ? await FileLines.CountAsync(file, cancellationToken) : 1;
            }
            catch (Exception exception) when (IsTroubleOfFile(exception))
            {
                // Reading it will say what is wrong; here it counts as the one failed record that it becomes.
                count++;
            }
        }

        return count;
    }

    /// <summary>The records of some files. A file that breaks in the middle ends with a broken record, and the next file follows.</summary>
    /// <param name="files">Paths of files.</param>
    /// <param name="url">Address of the saved page, when there is only one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async IAsyncEnumerable<ImportRecord> ReadAsync(
        IEnumerable<string> files,
        string? url,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        foreach (var path in files)
        {
            await using var records = ReadFileAsync(path, url, cancellationToken).GetAsyncEnumerator(cancellationToken);
            var isOver = false;
            while (!isOver)
            {
                (var record, isOver) = await NextAsync(records, path);
                if (record is not null)
                {
                    yield return record;
                }
            }
        }
    }

    private static async Task<(ImportRecord? Record, bool IsOver)> NextAsync(IAsyncEnumerator<ImportRecord> records, string path)
    {
        try
        {
            return await records.MoveNextAsync() ? (records.Current, false) : (null, true);
        }
        catch (Exception exception) when (IsTroubleOfFile(exception))
        {
            return (new ImportRecord.Broken(path, exception.Message), true);
        }
    }

    private async IAsyncEnumerable<ImportRecord> ReadFileAsync(string path, string? url, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (file, format) = await RecogniseAsync(path, cancellationToken);
        var now = clock.GetUtcNow();
        var records = format switch
        {
            ImportFormat.SavedPage => SavedPageReader.ReadAsync(file, url, rules, now, cancellationToken),
            ImportFormat.PageManifest => PageManifestReader.ReadAsync(file, rules, now, cancellationToken),
            ImportFormat.ArticleLines => ArticleLinesReader.ReadAsync(file, now, cancellationToken),
            ImportFormat.TextDump => TextDumpReader.ReadAsync(file, now, cancellationToken),
            _ => throw new ImportException(
                "It is none of the formats that import reads: a saved page (HTML), JSON Lines of pages ({\"id\",\"url\",\"path\"}) or of articles "
                + "({\"url\",\"title\",\"text\",…}), or a text dump (\"date YYYY-MM-DD URL\"), each also with gzip."),
        };
        await foreach (var record in records)
        {
            yield return record;
        }
    }

    private async Task<(ImportFile File, ImportFormat Format)> RecogniseAsync(string path, CancellationToken cancellationToken)
    {
        var file = new ImportFile(path, options.Value.MaxBytes);
        var beginning = await file.PeekAsync(ImportFormats.PeekBytes, cancellationToken);
        return (file, ImportFormats.Recognise(beginning.Span, path));
    }

    /// <summary>True for what is wrong with a file and not with this program.</summary>
    public static bool IsTroubleOfFile(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or InvalidDataException or ImportException;

    private static IEnumerable<string> FilesOf(string path)
    {
        if (Directory.Exists(path))
        {
            return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        }

        return File.Exists(path) ? [path] : throw new ImportException($"There is no file or folder {path}.");
    }
}
