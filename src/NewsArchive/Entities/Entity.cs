namespace NewsArchive.Entities;

/// <summary>What kind of thing an entity is.</summary>
public enum EntityType
{
    /// <summary>A human being.</summary>
    Person,

    /// <summary>An organisation, company, party, alliance or outlet.</summary>
    Organisation,

    /// <summary>A country, town, region, sea or building.</summary>
    Place,

    /// <summary>Something that happened or will.</summary>
    Event,

    /// <summary>A book, law, treaty, film or programme.</summary>
    Work,

    /// <summary>Anything else with a name.</summary>
    Other,
}

/// <summary>Somebody or something the registry knows by one or more names.</summary>
public sealed class Entity
{
    private readonly List<Alias> _aliases = [];

    /// <summary>Makes an entity whose name is its first alias.</summary>
    public Entity(string name, EntityType type, string? description, DateTimeOffset createdAt)
    {
        Name = name;
        Type = type;
        Description = description;
        CreatedAt = createdAt;
        _aliases.Add(new Alias(name, createdAt));
    }

    private Entity(string name)
    {
        Name = name;
    }

    /// <summary>Key.</summary>
    public int Id { get; private set; }

    /// <summary>The name it goes by here.</summary>
    public string Name { get; private set; }

    /// <summary>Its kind.</summary>
    public EntityType Type { get; private set; }

    /// <summary>What a reader should know of it.</summary>
    public string? Description { get; private set; }

    /// <summary>Its Wikidata item, such as "Q7747"; null when not linked.</summary>
    public string? WikidataId { get; private set; }

    /// <summary>The entity it was merged into; null while it stands for itself.</summary>
    public int? MergedIntoId { get; private set; }

    /// <summary>When it was added.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was removed; the row stays as a tombstone.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Counts changes, to notice that somebody else changed it meanwhile.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>Its names, removed ones included.</summary>
    public IReadOnlyCollection<Alias> Aliases => _aliases;

    /// <summary>Changes what is said of it.</summary>
    public void Describe(string name, EntityType type, string? description, string? wikidataId)
    {
        Name = name;
        Type = type;
        Description = description;
        WikidataId = wikidataId;
        Revision++;
    }

    /// <summary>Adds a name, or revives it when it was removed before. Returns null when it already stands.</summary>
    public Alias? AddAlias(string text, DateTimeOffset at)
    {
        var known = _aliases.FirstOrDefault(alias => alias.Text == text);
        if (known is { RemovedAt: null })
        {
            return null;
        }

        if (known is not null)
        {
            known.Restore();
            return known;
        }

        var added = new Alias(text, at);
        _aliases.Add(added);
        return added;
    }

    /// <summary>Takes it and its names out of use; the names must be loaded.</summary>
    public void Remove(DateTimeOffset at)
    {
        RemovedAt = at;
        Revision++;
        _aliases.ForEach(alias => alias.Rematch());
    }

    /// <summary>Brings it back; the names must be loaded.</summary>
    public void Restore()
    {
        RemovedAt = null;
        Revision++;
        _aliases.ForEach(alias => alias.Rematch());
    }
}
