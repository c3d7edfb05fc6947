using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Data;

namespace NewsArchive.Exports;

/// <summary>
/// Takes a filtered set of articles out of the archive: as a package with manifest, or as one plain file. Streams with flat memory from one
/// consistent moment, and the same data gives the same bytes: no clock, no chance, one order.
/// </summary>
public sealed class ArticleExport(ArchiveDbContext db)
{
    // ZIP cannot hold an earlier time than this.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How many articles and annotations a request covers.</summary>
    public async Task<ExportSize> MeasureAsync(ExportRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var articles = request.Articles(db).Where(article => article.RemovedAt == null);
        var annotations = db.Annotations.Where(annotation => annotation.RemovedAt == null && articles.Any(article => article.Id == annotation.ArticleId));
        return new ExportSize(await articles.CountAsync(cancellationToken), await annotations.CountAsync(cancellationToken));
    }

    /// <summary>Writes a ZIP: the data, articles.csv, export-report.json, README.txt and, last, manifest.json.</summary>
    public async Task<ExportManifest> WriteAsync(
        ExportRequest request, Stream output, IProgress<ExportProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var snapshot = await ExportSnapshot.OpenAsync(db, request, progress, limit: null, cancellationToken);
        // A ZIP into a file that can seek differs from one into a response, so no output may.
        await using var forward = new ForwardStream(output);
        await using var archive = await ZipArchive.CreateAsync(
            forward, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        var target = new ExportTarget(request, (path, token) => AddEntryAsync(archive, path, token));
        await request.Format.WriteAsync(snapshot, target, cancellationToken);
        if (target.Files.All(file => file.Path != ArticleCsvFormat.FileName))
        {
            await new ArticleCsvFormat().WriteAsync(snapshot, target, cancellationToken);
        }

        var report = ExportJson.ToBytes(ExportReport.Of(snapshot.Tally), ExportJson.Indented.ExportReport);
        await AddAsync(target, "export-report.json", report, cancellationToken);
        await AddAsync(target, "README.txt", Encoding.UTF8.GetBytes(ExportReadme.Text), cancellationToken);
        var manifest = ExportManifest.Of(request, snapshot.Tally, target.Files);
        await using var entry = await AddEntryAsync(archive, "manifest.json", cancellationToken);
        await entry.WriteAsync(manifest.ToJson(), cancellationToken);
        return manifest;
    }

    /// <summary>Writes the data file alone; the manifest that comes back belongs beside it.</summary>
    /// <exception cref="InvalidOperationException">The layout has several files.</exception>
    public async Task<ExportManifest> WriteFileAsync(
        ExportRequest request, string name, Stream output, IProgress<ExportProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Format.SingleFile is null)
        {
            throw new InvalidOperationException($"{request.Format.Title} has several files; name the output with .zip.");
        }

        await using var snapshot = await ExportSnapshot.OpenAsync(db, request, progress, limit: null, cancellationToken);
        var target = new ExportTarget(request, (_, _) => Task.FromResult<Stream>(new ForwardStream(output))) { IsOneFile = true };
        await request.Format.WriteAsync(snapshot, target, cancellationToken);
        return ExportManifest.Of(request, snapshot.Tally, [target.Files[0] with { Path = name }]) with { Report = ExportReport.Of(snapshot.Tally) };
    }

    /// <summary>The beginning of the data file a request would write: header and first records.</summary>
    public async Task<string> PreviewAsync(ExportRequest request, int records, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var chosen = request.Format.HasRowsOfAnnotations ? request with { Articles = archive => Annotated(request.Articles(archive), archive) } : request;
        await using var snapshot = await ExportSnapshot.OpenAsync(db, chosen, progress: null, records, cancellationToken);
        await using var output = new MemoryStream();
        var ends = new List<long>();
        var target = new ExportTarget(chosen, (_, _) => Task.FromResult<Stream>(new ForwardStream(output))) { RecordEnded = ends.Add, IsOneFile = true };
        await request.Format.WriteAsync(snapshot, target, cancellationToken);
        var length = ends.Count > records ? ends[records - 1] : output.Length;
        var written = new MemoryStream(output.GetBuffer(), 0, (int)length);
        using var shown = new StreamReader(request.Format.MediaType == "application/gzip" ? new GZipStream(written, CompressionMode.Decompress) : written, Encoding.UTF8);
        return await shown.ReadToEndAsync(cancellationToken);
    }

    private static IQueryable<Article> Annotated(IQueryable<Article> articles, ArchiveDbContext db) =>
        articles.Where(article => db.Annotations.Any(annotation => annotation.ArticleId == article.Id && annotation.RemovedAt == null));

    private static async Task AddAsync(ExportTarget target, string path, byte[] bytes, CancellationToken cancellationToken)
    {
        await using var file = await target.AddAsync(path, cancellationToken);
        await file.WriteAsync(bytes, cancellationToken);
        file.EndRecord();
    }

    private static Task<Stream> AddEntryAsync(ZipArchive archive, string path, CancellationToken cancellationToken)
    {
        var isPacked = path.EndsWith(".gz", StringComparison.Ordinal);
        var entry = archive.CreateEntry(path, isPacked ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
        entry.LastWriteTime = EntryTime;
        return entry.OpenAsync(cancellationToken);
    }
}
