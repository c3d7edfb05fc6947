using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Texts;

namespace NewsArchive.Exports;

/// <summary>Some articles of a snapshot with what belongs to them: one query a kind, never one an article.</summary>
internal sealed class ExportBatch
{
    private readonly ArchiveDbContext _db;
    private readonly long[] _ids;
    private readonly ILookup<long, string> _tags;
    private readonly ILookup<long, ExportedEntity> _entities;
    private ILookup<long, ExportedAnnotation> _annotations = Enumerable.Empty<ExportedAnnotation>().ToLookup(annotation => annotation.VersionId);
    private ILookup<long, MentionRow>? _mentions;
    private Dictionary<long, int> _annotationCounts = [];

    private ExportBatch(ArchiveDbContext db, long[] ids, ILookup<long, string> tags, ILookup<long, ExportedEntity> entities)
    {
        _db = db;
        _ids = ids;
        _tags = tags;
        _entities = entities;
    }

    private DateTimeOffset? Newest { get; init; }

    /// <summary>Loads what people put on the articles as a whole.</summary>
    public static async Task<ExportBatch> LoadAsync(ArchiveDbContext db, long[] ids, CancellationToken cancellationToken)
    {
        var tags = await db.ArticleTags.Where(link => ids.Contains(link.ArticleId))
            .Select(link => new { link.ArticleId, link.Tag.Name, link.CreatedAt })
            .ToListAsync(cancellationToken);
        var entities = await db.ArticleEntities.Where(link => ids.Contains(link.ArticleId))
            .Select(link => new { link.ArticleId, link.CreatedAt, Entity = new ExportedEntity(link.EntityId, link.Entity.Name, link.Entity.Type) })
            .ToListAsync(cancellationToken);
        // Names are sorted here and not by the database: its collation differs from machine to machine.
        return new ExportBatch(
            db,
            ids,
            tags.OrderBy(tag => tag.Name, StringComparer.Ordinal).ToLookup(tag => tag.ArticleId, tag => tag.Name),
            entities.OrderBy(link => link.Entity.Name, StringComparer.Ordinal).ThenBy(link => link.Entity.Id)
                .ToLookup(link => link.ArticleId, link => link.Entity))
        {
            Newest = tags.Select(tag => tag.CreatedAt).Concat(entities.Select(link => link.CreatedAt)).Cast<DateTimeOffset?>().Max(),
        };
    }

    /// <summary>Loads the annotations on the articles' versions and, if wanted, what the machine found in them.</summary>
    public async Task LoadAnnotationsAsync(bool withMentions, ExportTally tally, CancellationToken cancellationToken)
    {
        var tags = await AnnotationTagsAsync(cancellationToken);
        var rows = await AnnotationRows().ToListAsync(cancellationToken);
        _annotations = rows.Select(row => row with { Tags = [.. tags[row.Id]] }).ToLookup(row => row.VersionId);
        var removed = await _db.Annotations.CountAsync(annotation => _ids.Contains(annotation.ArticleId) && annotation.RemovedAt != null, cancellationToken);
        tally.AddAnnotations(rows.Count, removed);
        tally.Saw(Newest);
        tally.Saw(rows.Max(row => (DateTimeOffset?)row.UpdatedAt));
        _mentions = withMentions ? (await MentionRows().ToListAsync(cancellationToken)).ToLookup(row => row.VersionId) : null;
    }

    /// <summary>Counts the annotations on the articles' versions.</summary>
    public async Task CountAnnotationsAsync(ExportTally tally, CancellationToken cancellationToken)
    {
        var counts = await _db.Annotations.Where(annotation => _ids.Contains(annotation.ArticleId))
            .GroupBy(annotation => annotation.ArticleId)
            .Select(group => new
            {
                ArticleId = group.Key,
                Standing = group.Count(annotation => annotation.RemovedAt == null),
                All = group.Count(),
                Newest = group.Where(annotation => annotation.RemovedAt == null).Max(annotation => (DateTimeOffset?)annotation.UpdatedAt),
            })
            .ToListAsync(cancellationToken);
        _annotationCounts = counts.ToDictionary(count => count.ArticleId, count => count.Standing);
        tally.AddAnnotations(counts.Sum(count => count.Standing), counts.Sum(count => count.All - count.Standing));
        tally.Saw(Newest);
        tally.Saw(counts.Max(count => count.Newest));
    }

    /// <summary>The versions in order, texts streaming.</summary>
    public async IAsyncEnumerable<ExportedVersion> ReadVersions()
    {
        var annotated = _annotations.Select(group => group.Key).ToArray();
        await foreach (var version in VersionRows(annotated, withTexts: true).AsAsyncEnumerable())
        {
            yield return version with
            {
                Tags = [.. _tags[version.ArticleId]],
                Entities = [.. _entities[version.ArticleId]],
                Annotations = [.. _annotations[version.VersionId]],
                Mentions = _mentions is null ? null : Mentions(version, _mentions[version.VersionId]),
            };
        }
    }

    /// <summary>The current versions in order without their texts.</summary>
    public async IAsyncEnumerable<ExportedVersion> ReadHeads()
    {
        await foreach (var head in VersionRows([], withTexts: false).AsAsyncEnumerable())
        {
            yield return head with
            {
                Tags = [.. _tags[head.ArticleId]],
                Entities = [.. _entities[head.ArticleId]],
                AnnotationCount = _annotationCounts.GetValueOrDefault(head.ArticleId),
            };
        }
    }

    private static List<ExportedMention> Mentions(ExportedVersion version, IEnumerable<MentionRow> rows)
    {
        var map = new CodePointMap(version.Text);
        return [.. rows.Select(row => new ExportedMention(row.Start, row.End, map.Slice(row.Start, row.End), row.Alias, row.Entity))];
    }

    private async Task<ILookup<long, string>> AnnotationTagsAsync(CancellationToken cancellationToken)
    {
        var tags = await _db.Annotations.Where(annotation => _ids.Contains(annotation.ArticleId) && annotation.RemovedAt == null)
            .SelectMany(annotation => annotation.Tags, (annotation, tag) => new { annotation.Id, tag.Name })
            .ToListAsync(cancellationToken);
        return tags.OrderBy(tag => tag.Name, StringComparer.Ordinal).ToLookup(tag => tag.Id, tag => tag.Name);
    }

    private IQueryable<ExportedAnnotation> AnnotationRows() =>
        from annotation in _db.Annotations
        where _ids.Contains(annotation.ArticleId) && annotation.RemovedAt == null
        orderby annotation.Start ?? -1, annotation.End descending, annotation.Id
        select new ExportedAnnotation
        {
            Id = annotation.Id,
            Start = annotation.Start,
            End = annotation.End,
            Quote = annotation.Quote,
            Prefix = annotation.Prefix,
            Suffix = annotation.Suffix,
            Label = annotation.Label!.Name,
            Entity = annotation.Entity == null ? null : new ExportedEntity(annotation.Entity.Id, annotation.Entity.Name, annotation.Entity.Type),
            Note = annotation.Note,
            Annotator = annotation.Person.Name,
            Method = annotation.Method,
            Status = annotation.Status,
            Revision = annotation.Revision,
            CreatedAt = annotation.CreatedAt,
            UpdatedAt = annotation.UpdatedAt,
            VersionId = annotation.VersionId,
            ArticleId = annotation.ArticleId,
        };

    private IQueryable<MentionRow> MentionRows() =>
        from mention in _db.Mentions
        join alias in _db.Aliases on mention.AliasId equals alias.Id
        join entity in _db.Entities on mention.EntityId equals entity.Id
        where _ids.Contains(mention.ArticleId)
        orderby mention.Start, mention.End descending, entity.Id, alias.Id
        select new MentionRow(mention.VersionId, mention.Start, mention.End, alias.Text, new ExportedEntity(entity.Id, entity.Name, entity.Type));

    private IQueryable<ExportedVersion> VersionRows(long[] annotated, bool withTexts) =>
        from version in _db.ArticleVersions
        join article in _db.Articles on version.ArticleId equals article.Id
        join capture in _db.Captures on version.CaptureId equals capture.Id
        where _ids.Contains(version.ArticleId) && (version.Number == article.CurrentVersion || annotated.Contains(version.Id))
        orderby Array.IndexOf(_ids, version.ArticleId), version.Number
        select new ExportedVersion
        {
            ArticleId = article.Id,
            VersionId = version.Id,
            Version = version.Number,
            IsCurrent = version.Number == article.CurrentVersion,
            Url = article.Url,
            Source = new ExportedSource(article.SourceId, article.Source.Name, article.Source.Host),
            Title = version.Title,
            Lead = version.Lead,
            Authors = version.Authors,
            PublishedAt = version.PublishedAt,
            PublishedPrecision = version.PublishedPrecision,
            PublishedPrinted = version.PublishedPrinted,
            ModifiedAt = version.ModifiedAt,
            Section = version.Section,
            Keywords = version.Keywords,
            Language = version.Language,
            ImageUrl = version.ImageUrl,
            StoredAt = version.CreatedAt,
            IsSample = article.IsSample,
            Text = withTexts ? version.Text : "",
            TitleEnd = version.TitleEnd,
            BodyStart = version.BodyStart,
            Length = version.Length,
            TextSha256 = version.TextSha256,
            AuthorOrganizations = version.AuthorOrganizations,
            IsPaywalled = version.IsPaywalled,
            Confidence = new SortedDictionary<string, double>(version.Confidence, StringComparer.Ordinal),
            Capture = new ExportedCapture(capture.Url, capture.FinalUrl, capture.CapturedAt, capture.BodySha256),
        };

    private sealed record MentionRow(long VersionId, int Start, int End, string Alias, ExportedEntity Entity);
}
