using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Data;
using NewsArchive.Imports;

namespace NewsArchive.Scraper.Imports;

/// <summary>Remembers how far the import of each large file came, until the run has read all its files.</summary>
public sealed class ImportMarks(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int Sample = 64 * 1024;

    /// <summary>What tells a file from others: a hash of its name, size, beginning and end.</summary>
    public static async Task<string> KeyOfAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, useAsync: true);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetFileName(path)}\n{file.Length}\n"));
        var buffer = new byte[Sample];
        foreach (var offset in (long[])[0, Math.Max(0, file.Length - Sample)])
        {
            file.Position = offset;
            hash.AppendData(buffer, 0, await file.ReadAtLeastAsync(buffer, Sample, throwOnEndOfStream: false, cancellationToken));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Where to go on with a file; its beginning when no earlier import of it was cut off.</summary>
    public async Task<ImportPlace> FindAsync(string key, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ArchiveDbContext>();
        var mark = await db.ImportMarks.AsNoTracking().SingleOrDefaultAsync(mark => mark.Key == key, cancellationToken);
        return mark is null ? default : new ImportPlace(mark.Offset, mark.Line);
    }

    /// <summary>Notes how far the files of some records came, all of which are stored.</summary>
    public async Task SaveAsync(int runId, IEnumerable<ImportRecord> stored, CancellationToken cancellationToken)
    {
        var places = stored.Where(record => record is { File: not null, After: not null }).GroupBy(record => record.File!)
            .ToDictionary(file => file.Key, file => file.Last().After!.Value);
        if (places.Count == 0)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ArchiveDbContext>();
        var (keys, now) = (places.Keys.ToArray(), clock.GetUtcNow());
        foreach (var mark in await db.ImportMarks.Where(mark => keys.Contains(mark.Key)).ToListAsync(cancellationToken))
        {
            places.Remove(mark.Key, out var place);
            mark.Move(runId, place.Offset, place.Line, now);
        }

        db.ImportMarks.AddRange(places.Select(place => new ImportMark(place.Key, runId, place.Value.Offset, place.Value.Line, now)));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Forgets the marks of a run that has read all its files.</summary>
    public async Task ForgetAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ArchiveDbContext>();
        await db.ImportMarks.Where(mark => keys.Contains(mark.Key)).ExecuteDeleteAsync(cancellationToken);
    }
}

/// <summary>A place between two records of a file.</summary>
/// <param name="Offset">Where the next record begins, in bytes; of packed JSON Lines, in what they unpack to.</param>
/// <param name="Line">How many lines stand before it.</param>
public readonly record struct ImportPlace(long Offset, int Line);
