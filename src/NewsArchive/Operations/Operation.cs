using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsArchive.Persons;

namespace NewsArchive.Operations;

/// <summary>
/// One human change, with the state before and after it. The log is append-only (the database refuses to change it): undoing adds an
/// operation of its own that names the one it undoes.
/// </summary>
public sealed class Operation
{
    /// <summary>Notes a change.</summary>
    public Operation(int personId, OperationSubject subject, long subjectId, long? articleId, string? before, string? after, DateTimeOffset at)
    {
        PersonId = personId;
        Subject = subject;
        SubjectId = subjectId;
        ArticleId = articleId;
        Before = before;
        After = after;
        At = at;
    }

    /// <summary>Key; also the order of the log.</summary>
    public long Id { get; private set; }

    /// <summary>Key of who did it.</summary>
    public int PersonId { get; private set; }

    /// <summary>Who did it.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>What kind of thing changed.</summary>
    public OperationSubject Subject { get; private set; }

    /// <summary>Key of the thing; for links between an article and something else, the key of the something else.</summary>
    public long SubjectId { get; private set; }

    /// <summary>The article it happened on, when it happened on one.</summary>
    public long? ArticleId { get; private set; }

    /// <summary>State before, as JSON; null when the thing did not exist.</summary>
    public string? Before { get; private set; }

    /// <summary>State after, as JSON; null when the thing is gone.</summary>
    public string? After { get; private set; }

    /// <summary>Operations with the same number are one step for the person, and are undone together.</summary>
    public Guid Step { get; private set; } = Guid.CreateVersion7();

    /// <summary>The operation that this one undoes.</summary>
    public long? UndoesId { get; private set; }

    /// <summary>True for what undoing did, false for what a person did or brought back.</summary>
    public bool IsUndo { get; private set; }

    /// <summary>Makes several operations one step.</summary>
    public Operation InStep(Guid step)
    {
        Step = step;
        return this;
    }

    /// <summary>Makes the operation that takes this one back.</summary>
    internal Operation Inverse(int personId, DateTimeOffset at) =>
        new(personId, Subject, SubjectId, ArticleId, After, Before, at) { UndoesId = Id, IsUndo = !IsUndo };
}

/// <summary>What kind of thing an operation changed.</summary>
public enum OperationSubject
{
    /// <summary>An annotation.</summary>
    Annotation,

    /// <summary>A tag on an article.</summary>
    ArticleTag,

    /// <summary>An entity on an article.</summary>
    ArticleEntity,

    /// <summary>An article: removed or restored.</summary>
    Article,

    /// <summary>An entity of the registry.</summary>
    Entity,

    /// <summary>A name of an entity.</summary>
    Alias,

    /// <summary>A tag of the vocabulary.</summary>
    Tag,

    /// <summary>A label.</summary>
    Label,

    /// <summary>A source: renamed, paused, or taken out of collection.</summary>
    Source,
}

internal sealed class OperationConfiguration : IEntityTypeConfiguration<Operation>
{
    public void Configure(EntityTypeBuilder<Operation> builder)
    {
        builder.Property(operation => operation.Before).HasColumnType("jsonb");
        builder.Property(operation => operation.After).HasColumnType("jsonb");
        builder.HasOne(operation => operation.Person).WithMany().HasForeignKey(operation => operation.PersonId).OnDelete(DeleteBehavior.Restrict);
        // "Undo" asks for a person's last operations.
        builder.HasIndex(operation => new { operation.PersonId, operation.Id });
        // The history of one thing.
        builder.HasIndex(operation => new { operation.Subject, operation.SubjectId });
        builder.HasIndex(operation => operation.Step);
        // Nothing is undone twice.
        builder.HasIndex(operation => operation.UndoesId).IsUnique();
        builder.HasOne<Operation>().WithOne().HasForeignKey<Operation>(operation => operation.UndoesId).OnDelete(DeleteBehavior.Restrict);
    }
}
