using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NewsArchive.Sources;

internal sealed class SourceConfiguration : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> builder)
    {
        // Ingest finds the source of a page by host, that of a record by name.
        builder.HasIndex(source => source.Host).IsUnique();
        builder.HasIndex(source => source.NameKey).IsUnique();
        builder.HasMany(source => source.Feeds).WithOne().HasForeignKey(feed => feed.SourceId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class FeedConfiguration : IEntityTypeConfiguration<Feed>
{
    public void Configure(EntityTypeBuilder<Feed> builder)
    {
        builder.HasIndex(feed => feed.Url).IsUnique();
        // The poller asks which feeds are due.
        builder.HasIndex(feed => feed.NextPollAt);
    }
}
