using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NewsArchive.Hosts;

/// <summary>
/// A host that is asked for pages, and the pace that all workers on all machines keep together: whoever wants to ask it takes its turn here
/// first. All times are the database's.
/// </summary>
public sealed class CrawlHost
{
    /// <summary>Makes the record of a host.</summary>
    public CrawlHost(string name)
    {
        Name = name;
    }

    /// <summary>Host name in lower case, as in the address (punycode, with "www."); key.</summary>
    public string Name { get; private set; }

    /// <summary>When the first of its waiting fetches is due; null when none waits.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>The most urgent <see cref="Fetches.FetchPriority"/> among its waiting fetches.</summary>
    public short Priority { get; private set; }

    /// <summary>It is not to be asked before; while somebody has its turn, when that turn runs out.</summary>
    public DateTimeOffset NextFetchAt { get; private set; }

    /// <summary>Who has its turn; null when nobody does.</summary>
    public string? LeasedBy { get; private set; }

    /// <summary>Seconds between two requests, set by a person; null for the setting Scraper:DelaySeconds.</summary>
    public double? DelaySeconds { get; private set; }

    /// <summary>Seconds between two requests that its robots.txt asks for.</summary>
    public double? CrawlDelaySeconds { get; private set; }

    /// <summary>How many answers in a row said that it is overloaded or broken; the wait doubles with each.</summary>
    public int Failures { get; private set; }

    /// <summary>Why it is left alone for longer than its delay, for people; null when it is not.</summary>
    public string? Trouble { get; private set; }

    /// <summary>When it was last asked.</summary>
    public DateTimeOffset? LastFetchAt { get; private set; }

    /// <summary>How many requests it was sent.</summary>
    public long Requests { get; private set; }

    /// <summary>The host of an address as it is written here; null for what is no http or https address.</summary>
    public static string? NameOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0 ? uri.IdnHost.ToLowerInvariant() : null;
}

internal sealed class CrawlHostConfiguration : IEntityTypeConfiguration<CrawlHost>
{
    public void Configure(EntityTypeBuilder<CrawlHost> builder)
    {
        builder.ToTable("hosts");
        builder.HasKey(host => host.Name);
        builder.Property(host => host.NextFetchAt).HasDefaultValueSql("now()");
        // Workers take the turn of the host that has the most urgent fetch.
        builder.HasIndex(host => new { host.Priority, host.DueAt }).HasFilter("due_at IS NOT NULL");
    }
}
