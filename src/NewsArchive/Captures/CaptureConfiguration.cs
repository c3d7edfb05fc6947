using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NewsArchive.Captures;

internal sealed class CaptureConfiguration : IEntityTypeConfiguration<Capture>
{
    public void Configure(EntityTypeBuilder<Capture> builder)
    {
        // Provenance of a page lists every time it was fetched.
        builder.HasIndex(capture => capture.FinalUrl);
        builder.HasIndex(capture => capture.BodySha256);
        builder.HasOne<CaptureBody>().WithMany().HasForeignKey(capture => capture.BodySha256).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CaptureBodyConfiguration : IEntityTypeConfiguration<CaptureBody>
{
    public void Configure(EntityTypeBuilder<CaptureBody> builder) => builder.HasKey(body => body.Sha256);
}
