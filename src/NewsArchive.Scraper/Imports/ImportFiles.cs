using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Scraper.Imports.Warcs;

namespace NewsArchive.Scraper.Imports;

/// <summary>Opens files and folders for import: recognises what each file is and reads its records.</summary>
public sealed class ImportFiles(IOptions<ScraperOptions> options, SiteRuleSet rules, ImportMarks marks, TimeProvider clock)
{
    /// <summary>The files that paths stand for: a folder stands for all files in it, in order of their names.</summary>
    /// <exception cref="ImportException">There is no such file or folder.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return [.. paths.SelectMany(FilesOf)];
    }

    /// <summary>How many records there are still to be read in the files; null when that takes reading all of them, as in web archives.</summary>
    public async Task<int?> CountAsync(IEnumerable<string> files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        var count = 0;
        foreach (var path in files)
        {
            try
            {
                var opened = await OpenAsync(path, cancellationToken);
                if (opened.Format == ImportFormat.Warc)
                {
                    return null;
                }

                // That it goes on in the middle of the file is told as a record, too.
                count += opened.From.Offset > 0 ? 1 : 0;
                count += opened.Key is null ? 1 : await FileLines.CountAsync(opened.File, opened.From, cancellationToken);
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
        var (file, format, key, from) = await OpenAsync(path, cancellationToken);
        var now = clock.GetUtcNow();
        var records = format switch
        {
            ImportFormat.Warc => WarcFileReader.ReadAsync(file, from, rules, cancellationToken),
            ImportFormat.SavedPage => SavedPageReader.ReadAsync(file, url, rules, now, cancellationToken),
            ImportFormat.PageManifest => PageManifestReader.ReadAsync(file, from, rules, now, cancellationToken),
            ImportFormat.ArticleLines => ArticleLinesReader.ReadAsync(file, from, now, cancellationToken),
            ImportFormat.TextDump => TextDumpReader.ReadAsync(file, now, cancellationToken),
            _ => throw new ImportException(
                "It is none of the formats that import reads: a saved page (HTML), JSON Lines of pages ({\"id\",\"url\",\"path\"}) or of articles "
                + "({\"url\",\"title\",\"text\",…}), a text dump (\"date YYYY-MM-DD URL\"), or a web archive (WARC), each also with gzip."),
        };
        if (from.Offset > 0)
        {
            yield return new ImportRecord.LeftAside(path, string.Create(CultureInfo.InvariantCulture, $"An earlier import of this file came to byte {from.Offset}; this one goes on there.")) { File = key };
        }

        await foreach (var record in records)
        {
            yield return record with { File = key };
        }
    }

    /// <summary>What a file is and, of those with many records, from where to read on.</summary>
    private async Task<Opened> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var file = new ImportFile(path, options.Value.MaxBytes);
        var beginning = await file.PeekAsync(ImportFormats.PeekBytes, cancellationToken);
        var format = ImportFormats.Recognise(beginning.Span, path);
        if (format is not (ImportFormat.ArticleLines or ImportFormat.PageManifest or ImportFormat.Warc))
        {
            return new Opened(file, format, null, default);
        }

        var key = await ImportMarks.KeyOfAsync(path, cancellationToken);
        return new Opened(file, format, key, await marks.FindAsync(key, cancellationToken));
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

    private sealed record Opened(ImportFile File, ImportFormat Format, string? Key, ImportPlace From);
}
