namespace NewsArchive.Sources;

/// <summary>A publisher whose articles the archive holds: an outlet, agency or institution, known by its name and its host.</summary>
public sealed class Source
{
    /// <summary>Makes a source.</summary>
    public Source(string name, string? host, DateTimeOffset createdAt)
    {
        Name = name;
        NameKey = KeyOf(name);
        Host = host;
        CreatedAt = createdAt;
    }

    /// <summary>Key.</summary>
    public int Id { get; private set; }

    /// <summary>The name people know it by.</summary>
    public string Name { get; private set; }

    /// <summary>The name as it is compared: lower case. Unique.</summary>
    public string NameKey { get; private set; }

    /// <summary>Host of its addresses, lower case without "www."; unique; null while only its name is known.</summary>
    public string? Host { get; private set; }

    /// <summary>Its home page.</summary>
    public string? HomeUrl { get; private set; }

    /// <summary>True while nothing is collected from it.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>When it was added.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was removed from collection; its articles stay.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Where its articles are announced.</summary>
    public ICollection<Feed> Feeds { get; } = [];

    /// <summary>The key under which an address belongs to a source: its host in lower case without "www.".</summary>
    public static string? HostOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? WithoutWww(uri.IdnHost.ToLowerInvariant()) : null;

    /// <summary>A name as it is compared.</summary>
    public static string KeyOf(string name) => name.ToLowerInvariant();

    private static string WithoutWww(string host) => host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
}
