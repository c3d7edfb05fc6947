using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Entities;
using NewsArchive.Operations;

namespace NewsArchive.Web.Annotations;

/// <summary>An annotation as it is shown and sent to scripts, with who touched it last.</summary>
/// <param name="Id">Key.</param>
/// <param name="ArticleId">The article.</param>
/// <param name="VersionId">The version whose text it is bound to.</param>
/// <param name="Revision">Count of its changes; a change must name it.</param>
public sealed record AnnotationView(long Id, long ArticleId, long VersionId, int Revision)
{
    /// <summary>Number of the version.</summary>
    public required int VersionNumber { get; init; }

    /// <summary>First code point; null for the whole article.</summary>
    public required int? Start { get; init; }

    /// <summary>Code point behind the passage.</summary>
    public required int? End { get; init; }

    /// <summary>The passage.</summary>
    public required string? Quote { get; init; }

    /// <summary>Name of the label.</summary>
    public required string? Label { get; init; }

    /// <summary>Key of the entity.</summary>
    public required int? EntityId { get; init; }

    /// <summary>Name of the entity.</summary>
    public required string? Entity { get; init; }

    /// <summary>Type of the entity.</summary>
    public required EntityType? EntityType { get; init; }

    /// <summary>Note.</summary>
    public required string? Note { get; init; }

    /// <summary>Tags by name.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Author.</summary>
    public required string Person { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was deleted.</summary>
    public required DateTimeOffset? RemovedAt { get; init; }

    /// <summary>Who changed it last.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>Number of the step that was just done, for undo.</summary>
    public Guid? Step { get; init; }

    /// <summary>Reads an annotation, deleted ones too; null when there never was one.</summary>
    public static async Task<AnnotationView?> ReadAsync(ArchiveDbContext db, long id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Annotations.Where(one => one.Id == id).Select(one => new AnnotationView(one.Id, one.ArticleId, one.VersionId, one.Revision)
        {
            VersionNumber = db.ArticleVersions.Where(version => version.Id == one.VersionId).Select(version => version.Number).First(),
            Start = one.Start,
            End = one.End,
            Quote = one.Quote,
            Label = one.Label!.Name,
            EntityId = one.EntityId,
            Entity = one.Entity!.Name,
            EntityType = one.Entity == null ? null : one.Entity.Type,
            Note = one.Note,
            Tags = one.Tags.OrderBy(tag => tag.NameKey).Select(tag => tag.Name).ToList(),
            Person = one.Person.Name,
            CreatedAt = one.CreatedAt,
            UpdatedAt = one.UpdatedAt,
            RemovedAt = one.RemovedAt,
            ChangedBy = db.Operations.Where(done => done.Subject == OperationSubject.Annotation && done.SubjectId == one.Id)
                .OrderByDescending(done => done.Id).Select(done => done.Person.Name).FirstOrDefault(),
        }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
    }
}
