using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Texts;

namespace NewsArchive.Sources;

/// <summary>
/// Finds or makes the sources of a batch of articles. A record that names its source belongs to the source of that name; anything else
/// belongs to the source of its host, because a page may call itself what it likes.
/// </summary>
internal sealed class SourceLookup
{
    private readonly ArchiveDbContext _db;
    private readonly Dictionary<string, Source> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Source> _byHost = new(StringComparer.Ordinal);

    private SourceLookup(ArchiveDbContext db)
    {
        _db = db;
    }

    /// <summary>Loads what is known of the given names and hosts.</summary>
    public static async Task<SourceLookup> LoadAsync(
        ArchiveDbContext db,
        IEnumerable<string?> names,
        IEnumerable<string> urls,
        CancellationToken cancellationToken)
    {
        var lookup = new SourceLookup(db);
        var keys = names.Select(ArchiveText.NormalizeLine).Select(Source.KeyOf).Distinct().ToArray();
        var hosts = urls.Select(Source.HostOf).Where(host => host is not null).Distinct().ToArray();
        var known = await db.Sources
            .Where(source => keys.Contains(source.NameKey) || hosts.Contains(source.Host))
            .ToListAsync(cancellationToken);
        known.ForEach(lookup.Remember);
        return lookup;
    }

    /// <summary>The source of an article; a new one is added to the context.</summary>
    public Source For(string url, string? sourceName, string? siteName, DateTimeOffset at)
    {
        var host = Source.HostOf(url);
        var name = ArchiveText.NormalizeLine(sourceName);
        if (name.Length > 0 && _byName.TryGetValue(Source.KeyOf(name), out var named))
        {
            return named;
        }

        if (host is not null && _byHost.TryGetValue(host, out var hosted))
        {
            return hosted;
        }

        var added = new Source(FreeName(name, ArchiveText.NormalizeLine(siteName), host), host, at);
        _db.Sources.Add(added);
        Remember(added);
        return added;
    }

    /// <summary>The record's name, else the site's own if nobody has it, else the host, which is unique.</summary>
    private string FreeName(string name, string siteName, string? host)
    {
        if (name.Length > 0)
        {
            return name;
        }

        return siteName.Length > 0 && !_byName.ContainsKey(Source.KeyOf(siteName)) ? siteName : host ?? "unknown";
    }

    private void Remember(Source source)
    {
        _byName[source.NameKey] = source;
        if (source.Host is not null)
        {
            _byHost[source.Host] = source;
        }
    }
}
