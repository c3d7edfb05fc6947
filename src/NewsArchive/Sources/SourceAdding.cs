using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Texts;

namespace NewsArchive.Sources;

/// <summary>Takes sources and feeds into collection: a source is known by its host, a feed by its address; both only once.</summary>
public sealed class SourceAdding(ArchiveDbContext db, TimeProvider clock)
{
    /// <summary>Longest name of a source, in UTF-16 units.</summary>
    public const int LongestName = 200;

    private const int Attempts = 3;

    /// <summary>Adds feeds to the source of a host, which is made, or taken back, when it is not there. New feeds are due at once.</summary>
    public async Task<AddedSource> AddAsync(NewSource wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        for (var attempt = 1; ; attempt++)
        {
            var source = await FindAsync(wanted, cancellationToken);
            var (added, known) = await AddFeedsAsync(source, wanted.Feeds, cancellationToken);
            if (await db.TrySaveAsync(cancellationToken))
            {
                return new AddedSource(source.Id, source.Name, added, known);
            }

            if (attempt == Attempts)
            {
                throw new DbUpdateException($"The source {wanted.Host} is being added by somebody else at the same time; try again.");
            }
        }
    }

    private async Task<Source> FindAsync(NewSource wanted, CancellationToken cancellationToken)
    {
        var name = ArchiveText.NormalizeLine(wanted.Name);
        name = name.Length == 0 ? wanted.Host : name.Length > LongestName ? name[..LongestName].TrimEnd() : name;
        var source = await db.Sources.Include(one => one.Feeds).SingleOrDefaultAsync(one => one.Host == wanted.Host, cancellationToken);
        var key = Source.KeyOf(name);
        var isTaken = await db.Sources.AnyAsync(other => other.NameKey == key && other.Host != wanted.Host, cancellationToken);
        if (isTaken)
        {
            name = $"{name} ({wanted.Host})";
        }

        if (source is null)
        {
            source = new Source(name, wanted.Host, clock.GetUtcNow());
            db.Sources.Add(source);
        }

        source.Describe(wanted.KeepsName && source.Id > 0 ? source.Name : name, wanted.HomeUrl);
        if (source.RemovedAt is not null)
        {
            // Who takes a source back chooses its feeds anew; those it had are not asked until they are chosen.
            foreach (var feed in source.Feeds)
            {
                feed.Stop(null);
            }

            source.Restore();
            source.Resume();
        }

        return source;
    }

    private async Task<(IReadOnlyList<string> Added, IReadOnlyList<string> Known)> AddFeedsAsync(Source source, IReadOnlyList<NewFeed> feeds, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var urls = feeds.Select(feed => feed.Url).ToArray();
        var there = await db.Feeds.Where(feed => urls.Contains(feed.Url)).ToDictionaryAsync(feed => feed.Url, StringComparer.Ordinal, cancellationToken);
        var removed = await db.Sources.Where(other => other.RemovedAt != null && other.Id != source.Id).Select(other => other.Id).ToHashSetAsync(cancellationToken);
        var (added, known) = (new List<string>(), new List<string>());
        foreach (var wanted in feeds.DistinctBy(feed => feed.Url))
        {
            var isOrphan = !there.TryGetValue(wanted.Url, out var feed) || removed.Contains(feed.SourceId);
            if (feed is { IsStopped: false } && !isOrphan)
            {
                known.Add(wanted.Url);
                continue;
            }

            feed ??= new Feed(source.Id, wanted.Url, wanted.Kind, now);
            feed.Call(wanted.Title);
            feed.Match(wanted.Pattern);
            feed.Stop(null);
            feed.PollAt(now);
            if (isOrphan)
            {
                source.Feeds.Add(feed);
            }

            added.Add(wanted.Url);
        }

        return (added, known);
    }
}

/// <summary>A source to be collected from.</summary>
/// <param name="Host">The host it is known by (<see cref="Source.HostOf"/>).</param>
/// <param name="Name">What people call it; the host when it is empty.</param>
/// <param name="HomeUrl">Its home page.</param>
/// <param name="Feeds">Where it announces its articles.</param>
public sealed record NewSource(string Host, string? Name, string? HomeUrl, IReadOnlyList<NewFeed> Feeds)
{
    /// <summary>True to leave the name of a source that is known already.</summary>
    public bool KeepsName { get; init; }
}

/// <summary>A feed to be polled.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Kind">What it is, as far as is known; the first poll finds out.</param>
public sealed record NewFeed(string Url, FeedKind Kind)
{
    /// <summary>The name it goes by.</summary>
    public string? Title { get; init; }

    /// <summary>Of a listing page: which paths are articles.</summary>
    public string? Pattern { get; init; }
}

/// <summary>What adding a source did.</summary>
/// <param name="SourceId">Key of the source.</param>
/// <param name="Name">Its name.</param>
/// <param name="Added">Addresses of the feeds that are polled from now on.</param>
/// <param name="Known">Addresses of the feeds that were polled already.</param>
public sealed record AddedSource(int SourceId, string Name, IReadOnlyList<string> Added, IReadOnlyList<string> Known);
