using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsArchive.Fetches;
using NewsArchive.Persons;
using NewsArchive.Sources;

namespace NewsArchive.Runs;

/// <summary>What a run does.</summary>
public enum RunKind
{
    /// <summary>Fetches addresses somebody named.</summary>
    Scrape,

    /// <summary>Reads files.</summary>
    Import,

    /// <summary>Loads the sample set.</summary>
    Sample,

    /// <summary>Polls a feed.</summary>
    Feed,

    /// <summary>Looks at known articles again.</summary>
    Revisit,

    /// <summary>Collects what sitemaps list for a time in the past.</summary>
    Backfill,
}

/// <summary>One piece of collecting work: a set of addresses or files asked for together. Its counts are those of its fetches.</summary>
public sealed class Run
{
    /// <summary>Begins a run.</summary>
    public Run(RunKind kind, string title, int personId, DateTimeOffset startedAt)
    {
        Kind = kind;
        Title = title;
        PersonId = personId;
        StartedAt = startedAt;
    }

    /// <summary>Key.</summary>
    public int Id { get; private set; }

    /// <summary>What it does.</summary>
    public RunKind Kind { get; private set; }

    /// <summary>What it is about, for people: an address or file name.</summary>
    public string Title { get; private set; }

    /// <summary>Who asked for it.</summary>
    public int PersonId { get; private set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When it ended; null while it goes on, or when it was cut off.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>How many addresses or records it will have; null while that is not known.</summary>
    public int? Expected { get; private set; }

    /// <summary>The source it collects from.</summary>
    public int? SourceId { get; init; }

    /// <summary>The feed it polls.</summary>
    public int? FeedId { get; init; }

    /// <summary>Of a backfill: only what is dated at or after; null for no limit.</summary>
    public DateTimeOffset? CollectAfter { get; init; }

    /// <summary>Of a backfill: only what is dated before; null for no limit.</summary>
    public DateTimeOffset? CollectBefore { get; init; }

    /// <summary>Of a backfill: whether what has no date at all is collected too.</summary>
    public bool CollectUndated { get; init; }

    /// <summary>Since when it is paused; null while it is not.</summary>
    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>How its fetches ended, counted by the database at the moment it ended; null while it goes on.</summary>
    public IReadOnlyDictionary<Outcome, int>? Tally { get; private set; }

    /// <summary>True for a poll or a look at known articles that ended and found nothing new and no trouble; set by the database.</summary>
    public bool IsQuiet { get; private set; }

    /// <summary>Says how many addresses or records there are.</summary>
    public void Expect(int count) => Expected = count;

    /// <summary>Ends it.</summary>
    public void End(DateTimeOffset at) => EndedAt = at;
}

internal sealed class RunConfiguration : IEntityTypeConfiguration<Run>
{
    public void Configure(EntityTypeBuilder<Run> builder)
    {
        builder.HasOne<Person>().WithMany().HasForeignKey(run => run.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Source>().WithMany().HasForeignKey(run => run.SourceId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Feed>().WithMany().HasForeignKey(run => run.FeedId).OnDelete(DeleteBehavior.SetNull);
        builder.Property(run => run.Tally).HasColumnType("jsonb")
            .HasConversion(
                tally => RunTally.Write(tally!),
                json => RunTally.Read(json),
                // Only the database sets it, so what was read is what is there.
                new ValueComparer<IReadOnlyDictionary<Outcome, int>>((one, other) => ReferenceEquals(one, other), tally => tally.GetHashCode()));
        builder.Property(run => run.IsQuiet).HasComputedColumnSql(
            "coalesce(kind IN ('feed', 'revisit') AND ended_at IS NOT NULL AND NOT tally ?| ARRAY['added', 'revised', 'failed'], false)", stored: true);
        // The list of runs, and that of one kind; among a million polls the others must not be looked for one by one.
        builder.HasIndex(run => run.Id).HasFilter("NOT is_quiet");
        builder.HasIndex(run => new { run.Kind, run.Id });
        // Which runs have nothing left to do.
        builder.HasIndex(run => run.Kind).HasFilter("ended_at IS NULL");
        // The runs of a source, newest first.
        builder.HasIndex(run => new { run.SourceId, run.Id }).IsDescending(false, true);
    }
}
