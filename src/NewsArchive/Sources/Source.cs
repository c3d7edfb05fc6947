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

    /// <summary>Gives it a name and its home page.</summary>
    public void Describe(string name, string? homeUrl)
    {
        Name = name;
        NameKey = KeyOf(name);
        HomeUrl = homeUrl ?? HomeUrl;
    }

    /// <summary>Collects nothing from it until it is resumed.</summary>
    public void Pause() => IsPaused = true;

    /// <summary>Collects from it again.</summary>
    public void Resume() => IsPaused = false;

    /// <summary>Takes it out of collection; its articles and feeds stay.</summary>
    public void Remove(DateTimeOffset at) => RemovedAt = at;

    /// <summary>Takes it into collection again.</summary>
    public void Restore() => RemovedAt = null;

    /// <summary>The key under which an address belongs to a source: its host in lower case without "www.".</summary>
    public static string? HostOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? WithoutWww(uri.IdnHost.ToLowerInvariant()) : null;

    /// <summary>True when two addresses are of one host, or one host is a subdomain of the other.</summary>
    public static bool IsSameSite(string one, string other) => HostOf(one) is { } a && HostOf(other) is { } b
        && (a == b || a.EndsWith('.' + b, StringComparison.Ordinal) || b.EndsWith('.' + a, StringComparison.Ordinal));

    /// <summary>A name as it is compared.</summary>
    public static string KeyOf(string name) => name.ToLowerInvariant();

    private static string WithoutWww(string host) => host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
}
