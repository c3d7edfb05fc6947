using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Fetches;
using NewsArchive.Operations;
using NewsArchive.Runs;
using NewsArchive.Texts;

namespace NewsArchive.Sources;

/// <summary>
/// What people do with a source that is collected from: pause, resume, ask now, rename, remove, take back. Each change is a step of the log
/// and can be undone, except asking now.
/// </summary>
public sealed class SourceTending(ArchiveDbContext db, FetchRequests requests)
{
    private static readonly RunKind[] Collecting = [RunKind.Feed, RunKind.Backfill];

    /// <summary>Collects nothing from a source until it is resumed; what waits in the queue waits. False when it is not there.</summary>
    public async Task<bool> PauseAsync(Change change, int sourceId, CancellationToken cancellationToken)
    {
        if (!await ChangeAsync(change, sourceId, source => source.Pause(), cancellationToken))
        {
            return false;
        }

        foreach (var run in await OpenRuns(sourceId).Select(run => run.Id).ToListAsync(cancellationToken))
        {
            await requests.PauseAsync(run, cancellationToken);
        }

        return true;
    }

    /// <summary>Collects from a source again. False when it is not there.</summary>
    public async Task<bool> ResumeAsync(Change change, int sourceId, CancellationToken cancellationToken)
    {
        if (!await ChangeAsync(change, sourceId, source => source.Resume(), cancellationToken))
        {
            return false;
        }

        foreach (var run in await OpenRuns(sourceId).Select(run => run.Id).ToListAsync(cancellationToken))
        {
            await requests.ResumeAsync(run, cancellationToken);
        }

        return true;
    }

    /// <summary>Gives a source another name. False when it is not there, or the name is empty, too long or another source's.</summary>
    public async Task<bool> RenameAsync(Change change, int sourceId, string? name, CancellationToken cancellationToken)
    {
        var line = ArchiveText.NormalizeLine(name);
        var key = Source.KeyOf(line);
        return line.Length is > 0 and <= SourceAdding.LongestName
            && !await db.Sources.AnyAsync(other => other.NameKey == key && other.Id != sourceId, cancellationToken)
            && await ChangeAsync(change, sourceId, source => source.Describe(line, null), cancellationToken);
    }

    /// <summary>
    /// Takes a source out of collection. Its articles stay; what still waits in the queue for it ends, with the reason. False when it is not
    /// there.
    /// </summary>
    public async Task<bool> RemoveAsync(Change change, int sourceId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (!await ChangeAsync(change, sourceId, source => source.Remove(change.At), cancellationToken))
        {
            return false;
        }

        var runs = OpenRuns(sourceId).Select(run => run.Id);
        await db.Fetches.Where(fetch => runs.Contains(fetch.RunId) && fetch.EndedAt == null && fetch.LeasedUntil == null).ExecuteUpdateAsync(
            set => set
                .SetProperty(fetch => fetch.EndedAt, change.At)
                .SetProperty(fetch => fetch.Outcome, Outcome.Skipped)
                .SetProperty(fetch => fetch.Reason, "its source was removed from collection"),
            cancellationToken);
        await requests.EndRunsAsync(await runs.ToListAsync(cancellationToken), cancellationToken);
        return true;
    }

    /// <summary>Takes a removed source into collection again, with its feeds as they were. False when it is not there.</summary>
    public Task<bool> RestoreAsync(Change change, int sourceId, CancellationToken cancellationToken) =>
        ChangeAsync(change, sourceId, source => source.Restore(), cancellationToken);

    /// <summary>Makes the feeds of a source due now, also what is not polled otherwise because its source is paused no longer.</summary>
    /// <returns>How many feeds are asked.</returns>
    public async Task<int> AskNowAsync(int sourceId, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.Feeds.Where(feed => feed.SourceId == sourceId && feed.NextPollAt != null
                && db.Sources.Any(source => source.Id == sourceId && source.RemovedAt == null && !source.IsPaused))
            .ExecuteUpdateAsync(set => set.SetProperty(feed => feed.NextPollAt, now), cancellationToken);

    /// <summary>The source that a person means by its key, host or name; null when there is none.</summary>
    public async Task<Source?> FindAsync(string meant, CancellationToken cancellationToken)
    {
        var text = ArchiveText.NormalizeLine(meant);
        var key = Source.KeyOf(text);
        var host = Source.HostOf(text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}/");
        var id = int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
        return await db.Sources.AsNoTracking().Where(source => source.Id == id || source.NameKey == key || source.Host == host)
            .OrderBy(source => source.Id == id ? 0 : source.NameKey == key ? 1 : 2).FirstOrDefaultAsync(cancellationToken);
    }

    private IQueryable<Run> OpenRuns(int sourceId) =>
        db.Runs.Where(run => run.SourceId == sourceId && run.EndedAt == null && Collecting.Contains(run.Kind));

    private async Task<bool> ChangeAsync(Change change, int sourceId, Action<Source> act, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var source = await db.Sources.SingleOrDefaultAsync(one => one.Id == sourceId, cancellationToken);
        if (source is null)
        {
            return false;
        }

        var before = SourceStanding.Of(source);
        act(source);
        if (before == SourceStanding.Of(source))
        {
            return true;
        }

        db.Note(change, OperationSubject.Source, sourceId, before, SourceStanding.Of(source));
        return await db.TrySaveAsync(cancellationToken);
    }
}
