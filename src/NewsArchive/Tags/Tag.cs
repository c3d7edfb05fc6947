namespace NewsArchive.Tags;

/// <summary>A word of the archive's controlled vocabulary, put on articles and annotations by people.</summary>
public sealed class Tag
{
    /// <summary>Makes a tag.</summary>
    public Tag(string name, DateTimeOffset createdAt)
    {
        Name = name;
        NameKey = KeyOf(name);
        CreatedAt = createdAt;
    }

    /// <summary>Key.</summary>
    public int Id { get; private set; }

    /// <summary>The word.</summary>
    public string Name { get; private set; }

    /// <summary>The name as it is compared: lower case. Unique.</summary>
    public string NameKey { get; private set; }

    /// <summary>The tag it belongs under; null at the top.</summary>
    public int? ParentId { get; private set; }

    /// <summary>What it is used for.</summary>
    public string? Description { get; private set; }

    /// <summary>Colour as "#rrggbb"; null for the default.</summary>
    public string? Colour { get; private set; }

    /// <summary>When it was added.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>A word as it is compared.</summary>
    public static string KeyOf(string name) => name.ToLowerInvariant();

    /// <summary>Changes what is said of it.</summary>
    public void Describe(string name, string? description, string? colour)
    {
        Name = name;
        NameKey = KeyOf(name);
        Description = description;
        Colour = colour;
    }
}

/// <summary>That a person put a tag on an article.</summary>
public sealed class ArticleTag
{
    /// <summary>Puts a tag on an article.</summary>
    public ArticleTag(long articleId, int tagId, int personId, DateTimeOffset createdAt)
    {
        ArticleId = articleId;
        TagId = tagId;
        PersonId = personId;
        CreatedAt = createdAt;
    }

    /// <summary>The article.</summary>
    public long ArticleId { get; private set; }

    /// <summary>Key of the tag.</summary>
    public int TagId { get; private set; }

    /// <summary>The tag.</summary>
    public Tag Tag { get; private set; } = null!;

    /// <summary>Who put it there.</summary>
    public int PersonId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset CreatedAt { get; private set; }
}

/// <summary>That a person says an article is about an entity, whether or not its name stands in the text.</summary>
public sealed class ArticleEntity
{
    /// <summary>Links an article to an entity.</summary>
    public ArticleEntity(long articleId, int entityId, int personId, DateTimeOffset createdAt)
    {
        ArticleId = articleId;
        EntityId = entityId;
        PersonId = personId;
        CreatedAt = createdAt;
    }

    /// <summary>The article.</summary>
    public long ArticleId { get; private set; }

    /// <summary>Key of the entity.</summary>
    public int EntityId { get; private set; }

    /// <summary>The entity.</summary>
    public Entities.Entity Entity { get; private set; } = null!;

    /// <summary>Who says so.</summary>
    public int PersonId { get; private set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset CreatedAt { get; private set; }
}
