using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Runs;
using NewsArchive.Scraper.Imports;

namespace NewsArchive.Web.Pages;

/// <summary>Imports files that came through the browser: keeps them in a folder of their own while they are read, then deletes them.</summary>
public sealed class UploadedImport(ArchiveDbContext db, ImportFiles files, ArchiveImport import, IHostApplicationLifetime host)
{
    /// <summary>Most that one upload may hold, in bytes.</summary>
    public const int MaxBytes = 256 * 1024 * 1024;

    /// <summary>Reads files to their end and gives the key of the run that tells what became of each record.</summary>
    /// <exception cref="ImportException">A file is none that may come this way.</exception>
    public async Task<int> RunAsync(IReadOnlyList<IFormFile> uploads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(uploads);
        var folder = Directory.CreateTempSubdirectory("newsarchive-upload-");
        try
        {
            var paths = new List<string>();
            foreach (var upload in uploads)
            {
                paths.Add(await KeepAsync(upload, folder, paths.Count, cancellationToken));
            }

            var title = uploads.Count == 1 ? NameOf(uploads[0]) : $"{NameOf(uploads[0])} and {uploads.Count - 1} more";
            var last = await db.Runs.MaxAsync(run => (int?)run.Id, cancellationToken) ?? 0;
            // From here on it goes to its end also when the reader closes the page; it stops only with the site.
            var stopping = host.ApplicationStopping;
            var records = WithoutFolderAsync(files.ReadAsync(paths, url: null, stopping), folder);
            await foreach (var _ in import.RunAsync(records, title, expected: null, stopping))
            {
                // The run notes every record; its page shows them.
            }

            return await db.Runs.Where(run => run.Id > last && run.Kind == RunKind.Import && run.Title == title).OrderBy(run => run.Id).Select(run => run.Id).FirstAsync(stopping);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Each file has a folder of its own, so that it can keep its name, which messages repeat.</summary>
    private static async Task<string> KeepAsync(IFormFile upload, DirectoryInfo folder, int number, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder.CreateSubdirectory($"{number}").FullName, NameOf(upload));
        await using (var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
        {
            await upload.CopyToAsync(target, cancellationToken);
        }

        if (await IsManifestAsync(path, cancellationToken))
        {
            // It names files by path, and those would be the server's own.
            throw new ImportException($"{NameOf(upload)} is a list of saved pages, which lie elsewhere. Send the pages themselves, or run: newsarchive import {NameOf(upload)}");
        }

        return path;
    }

    private static async Task<bool> IsManifestAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var beginning = await new ImportFile(path, MaxBytes).PeekAsync(ImportFormats.PeekBytes, cancellationToken);
            return ImportFormats.Recognise(beginning.Span, path) == ImportFormat.PageManifest;
        }
        catch (InvalidDataException)
        {
            // Broken compression: it names nothing, and reading it will say what is wrong.
            return false;
        }
    }

    /// <summary>The records with the names that people know the files by: where they lay here meanwhile is nobody's business.</summary>
    private static async IAsyncEnumerable<ImportRecord> WithoutFolderAsync(IAsyncEnumerable<ImportRecord> records, DirectoryInfo folder)
    {
        var kept = new Regex($@"{Regex.Escape(folder.FullName)}[\\/]\d+[\\/]", RegexOptions.CultureInvariant);
        await foreach (var record in records)
        {
            yield return record switch
            {
                ImportRecord.Broken broken => broken with { Name = kept.Replace(broken.Name, ""), Reason = kept.Replace(broken.Reason, "") },
                ImportRecord.LeftAside aside => aside with { Name = kept.Replace(aside.Name, "") },
                _ => record,
            };
        }
    }

    /// <summary>The bare name of an upload, fit for a file: file systems count bytes.</summary>
    private static string NameOf(IFormFile upload)
    {
        var name = upload.FileName.Split('/', '\\')[^1].Trim('.', ' ');
        var safe = string.Concat(name.Where(character => !char.IsControl(character)));
        return safe.Length > 0 && Encoding.UTF8.GetByteCount(safe) <= 200 ? safe : "upload";
    }
}
