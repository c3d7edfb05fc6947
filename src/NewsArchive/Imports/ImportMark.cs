using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsArchive.Runs;

namespace NewsArchive.Imports;

/// <summary>How far the import of a large file came, so that one that was cut off can go on there. Gone when a run has read all its files.</summary>
public sealed class ImportMark
{
    /// <summary>Notes how far the import of a file came.</summary>
    public ImportMark(string key, int runId, long offset, int line, DateTimeOffset at)
    {
        Key = key;
        RunId = runId;
        Offset = offset;
        Line = line;
        At = at;
    }

    /// <summary>What tells the file from others: a hash of its name, size, beginning and end; key.</summary>
    public string Key { get; private set; }

    /// <summary>The run that came so far.</summary>
    public int RunId { get; private set; }

    /// <summary>Where in the file the next record begins, in bytes; of packed JSON Lines, in what they unpack to.</summary>
    public long Offset { get; private set; }

    /// <summary>How many lines stand before it; 0 for files without lines.</summary>
    public int Line { get; private set; }

    /// <summary>When it came so far.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Notes that it came further.</summary>
    public void Move(int runId, long offset, int line, DateTimeOffset at)
    {
        RunId = runId;
        Offset = offset;
        Line = line;
        At = at;
    }
}

internal sealed class ImportMarkConfiguration : IEntityTypeConfiguration<ImportMark>
{
    public void Configure(EntityTypeBuilder<ImportMark> builder)
    {
        builder.HasKey(mark => mark.Key);
        builder.HasOne<Run>().WithMany().HasForeignKey(mark => mark.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
