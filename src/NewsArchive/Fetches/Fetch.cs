using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsArchive.Articles;
using NewsArchive.Captures;
using NewsArchive.Hosts;
using NewsArchive.Runs;
using NewsArchive.Sources;

namespace NewsArchive.Fetches;

/// <summary>How asking for an address, or reading a record, ended.</summary>
public enum Outcome
{
    /// <summary>A new article.</summary>
    Added,

    /// <summary>A new version of a known article.</summary>
    Revised,

    /// <summary>A known article whose text is the same.</summary>
    Unchanged,

    /// <summary>The same text of the same source under another address; nothing was stored.</summary>
    Duplicate,

    /// <summary>Left alone for a reason that will not go away by trying again: not HTML, not an article, a private address.</summary>
    Skipped,

    /// <summary>Something went wrong: an HTTP error, a time-out, a broken file.</summary>
    Failed,

    /// <summary>A feed, sitemap or listing that was read; what is new in it became fetches of their own.</summary>
    Read,
}

/// <summary>
/// One address or record of a run: when it is due, who works on it, how it ended and why. The rows without an end are the queue; a worker
/// leases a row for a while, and when it dies the lease runs out and the row is due again.
/// </summary>
public sealed class Fetch
{
    /// <summary>Asks for an address.</summary>
    public Fetch(int runId, string url, DateTimeOffset dueAt)
    {
        RunId = runId;
        Url = url;
        DueAt = dueAt;
        Host = CrawlHost.NameOf(url);
    }

    /// <summary>Key.</summary>
    public long Id { get; private set; }

    /// <summary>The run it belongs to.</summary>
    public int RunId { get; private set; }

    /// <summary>The address, or the name of the file or record.</summary>
    public string Url { get; private set; }

    /// <summary>What is asked for.</summary>
    public FetchKind Kind { get; init; }

    /// <summary>How urgent it is; see <see cref="FetchPriority"/>.</summary>
    public short Priority { get; init; }

    /// <summary>Name of the host that is asked (<see cref="CrawlHost.Name"/>); null for records.</summary>
    public string? Host { get; private set; }

    /// <summary>The source it is collected for, when that is known beforehand.</summary>
    public int? SourceId { get; init; }

    /// <summary>The feed that is polled, or that announced the page.</summary>
    public int? FeedId { get; init; }

    /// <summary>How many sitemap indexes led to this sitemap.</summary>
    public short Depth { get; init; }

    /// <summary>Not to be asked before; infinity while its run is paused.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Until when a worker has it; null when none does.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    /// <summary>Which worker has it.</summary>
    public string? LeasedBy { get; private set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; private set; }

    /// <summary>How often a worker died, or lost its lease, while it had it.</summary>
    public int Interruptions { get; private set; }

    /// <summary>When it ended; null while it is due.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>How it ended.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>Why it ended so, for people.</summary>
    public string? Reason { get; private set; }

    /// <summary>HTTP status of the last answer; null when there was none.</summary>
    public int? Status { get; private set; }

    /// <summary>Bytes of the body, unpacked.</summary>
    public long? Bytes { get; private set; }

    /// <summary>Milliseconds from the first request to the last byte, waiting for the host's turn not counted.</summary>
    public int? Milliseconds { get; private set; }

    /// <summary>The article it led to; that to look at again while it is due.</summary>
    public long? ArticleId { get; private set; }

    /// <summary>The number of the version it led to.</summary>
    public int? Version { get; private set; }

    /// <summary>What was captured.</summary>
    public long? CaptureId { get; private set; }

    /// <summary>Ends it with what came of it.</summary>
    public void End(IngestResult result, FetchTrace trace, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(result);
        Status = trace.Status;
        Bytes = trace.Bytes;
        Milliseconds = (int)trace.Elapsed.TotalMilliseconds;
        Outcome = result.Outcome;
        Reason = result.Reason;
        ArticleId = result.ArticleId;
        Version = result.Version;
        CaptureId = result.CaptureId;
        EndedAt = at;
        LeasedUntil = null;
        LeasedBy = null;
    }
}

internal sealed class FetchConfiguration : IEntityTypeConfiguration<Fetch>
{
    public void Configure(EntityTypeBuilder<Fetch> builder)
    {
        builder.ToTable("fetches");
        builder.Property(fetch => fetch.Depth).HasDefaultValue((short)0);
        // Workers claim the most urgent fetch of a host that is due; the host's next due time.
        builder.HasIndex(fetch => new { fetch.Host, fetch.Priority, fetch.DueAt }).HasFilter("ended_at IS NULL AND leased_until IS NULL");
        // How long the queue is behind.
        builder.HasIndex(fetch => fetch.DueAt).HasFilter("ended_at IS NULL AND leased_until IS NULL");
        // What workers have; the leases that ran out.
        builder.HasIndex(fetch => fetch.LeasedUntil).HasFilter("leased_until IS NOT NULL");
        // A feed announces an address again: was it asked for already?
        builder.HasIndex(fetch => fetch.Url).HasMethod("hash");
        // A source's failures and rates of the last days.
        builder.HasIndex(fetch => new { fetch.SourceId, fetch.EndedAt });
        // The page of a run, and its counts.
        builder.HasIndex(fetch => new { fetch.RunId, fetch.Outcome, fetch.Id });
        // What became of an address, and the history of an article.
        builder.HasIndex(fetch => fetch.ArticleId);
        builder.HasOne<Run>().WithMany().HasForeignKey(fetch => fetch.RunId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Article>().WithMany().HasForeignKey(fetch => fetch.ArticleId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Source>().WithMany().HasForeignKey(fetch => fetch.SourceId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Feed>().WithMany().HasForeignKey(fetch => fetch.FeedId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Capture>().WithMany().HasForeignKey(fetch => fetch.CaptureId).OnDelete(DeleteBehavior.SetNull);
    }
}
