namespace NewsArchive.Annotations;

/// <summary>A class that passages are sorted into, such as PERSON or a code of a study.</summary>
public sealed class Label
{
    /// <summary>Makes a label.</summary>
    public Label(string name, string? description, string colour)
    {
        Name = name;
        NameKey = KeyOf(name);
        Description = description;
        Colour = colour;
    }

    /// <summary>Key; also the order in which labels are offered.</summary>
    public int Id { get; private set; }

    /// <summary>The name in exports.</summary>
    public string Name { get; private set; }

    /// <summary>The name as it is compared: lower case. Unique.</summary>
    public string NameKey { get; private set; }

    /// <summary>When to use it.</summary>
    public string? Description { get; private set; }

    /// <summary>Colour as "#rrggbb".</summary>
    public string Colour { get; private set; }

    /// <summary>A name as it is compared.</summary>
    public static string KeyOf(string name) => name.ToLowerInvariant();
}
