using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NewsArchive.Hosts;

/// <summary>The robots.txt of an origin as it was last fetched (RFC 9309), so that all workers ask for it once a day together.</summary>
public sealed class RobotsFile
{
    /// <summary>Notes what came.</summary>
    public RobotsFile(string origin, int? status, string? text, DateTimeOffset fetchedAt, DateTimeOffset expiresAt)
    {
        Origin = origin;
        Status = status;
        Text = text;
        FetchedAt = fetchedAt;
        ExpiresAt = expiresAt;
    }

    /// <summary>Scheme, host and port, such as "https://example.org"; key.</summary>
    public string Origin { get; private set; }

    /// <summary>HTTP status of the answer; null when there was none.</summary>
    public int? Status { get; private set; }

    /// <summary>The file; null when there is none or it could not be had.</summary>
    public string? Text { get; private set; }

    /// <summary>When it was fetched.</summary>
    public DateTimeOffset FetchedAt { get; private set; }

    /// <summary>When it is to be fetched again.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }
}

internal sealed class RobotsFileConfiguration : IEntityTypeConfiguration<RobotsFile>
{
    public void Configure(EntityTypeBuilder<RobotsFile> builder)
    {
        builder.ToTable("robots_files");
        builder.HasKey(file => file.Origin);
    }
}
