using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NewsArchive.Persons;

/// <summary>Somebody whose work the archive keeps. Until there are accounts, everything is done by <see cref="LocalId"/>.</summary>
public sealed class Person
{
    /// <summary>Key of the person that stands for whoever uses this installation.</summary>
    public const int LocalId = 1;

    /// <summary>Makes a person.</summary>
    public Person(string name, DateTimeOffset createdAt)
    {
        Name = name;
        CreatedAt = createdAt;
    }

    /// <summary>Key.</summary>
    public int Id { get; private set; }

    /// <summary>The name shown and exported; unique.</summary>
    public string Name { get; private set; }

    /// <summary>When the person was added.</summary>
    public DateTimeOffset CreatedAt { get; private set; }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.HasIndex(person => person.Name).IsUnique();
        builder.HasData(new { Id = Person.LocalId, Name = "local", CreatedAt = DateTimeOffset.UnixEpoch });
    }
}
