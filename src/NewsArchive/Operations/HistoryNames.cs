using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Data;

namespace NewsArchive.Operations;

/// <summary>The names behind the keys of some operations, so that the log can be read.</summary>
internal sealed class HistoryNames
{
    private Dictionary<int, string> _labels = [];
    private Dictionary<int, string> _tags = [];
    private Dictionary<int, (string Name, bool IsThere)> _entities = [];
    private Dictionary<int, (string Text, int EntityId)> _aliases = [];
    private Dictionary<long, string?> _passages = [];
    private Dictionary<long, string> _titles = [];
    private Dictionary<int, string> _sources = [];

    /// <summary>Looks up what the operations name, also what was removed since.</summary>
    public static async Task<HistoryNames> ReadAsync(ArchiveDbContext db, IReadOnlyList<Operation> operations, CancellationToken cancellationToken)
    {
        long[] Keys(OperationSubject subject) => [.. operations.Where(one => one.Subject == subject).Select(one => one.SubjectId).Distinct()];
        int[] ShortKeys(params OperationSubject[] subjects) => [.. subjects.SelectMany(Keys).Select(key => (int)key)];

        var states = operations.Where(one => one.Subject == OperationSubject.Annotation).SelectMany(one => new[] { one.Before, one.After })
            .Select(Journal.Read<AnnotationState>).OfType<AnnotationState>().ToList();
        int[] tagIds = [.. ShortKeys(OperationSubject.Tag, OperationSubject.ArticleTag), .. states.SelectMany(state => state.TagIds)];
        var sourceIds = ShortKeys(OperationSubject.Source);
        var annotationIds = Keys(OperationSubject.Annotation);
        var aliasIds = ShortKeys(OperationSubject.Alias);
        long[] articleIds = [.. Keys(OperationSubject.Article), .. operations.Select(one => one.ArticleId).OfType<long>()];
        var aliases = await db.Aliases.Where(alias => aliasIds.Contains(alias.Id))
            .Select(alias => new { alias.Id, alias.Text, alias.EntityId }).ToListAsync(cancellationToken);
        int[] entityIds =
        [
            .. ShortKeys(OperationSubject.Entity, OperationSubject.ArticleEntity),
            .. states.Select(state => state.EntityId).OfType<int>(),
            .. aliases.Select(alias => alias.EntityId),
        ];
        return new HistoryNames
        {
            _labels = await db.Labels.ToDictionaryAsync(label => label.Id, label => label.Name, cancellationToken),
            _tags = await db.Tags.Where(tag => tagIds.Contains(tag.Id)).ToDictionaryAsync(tag => tag.Id, tag => tag.Name, cancellationToken),
            _entities = await db.Entities.Where(entity => entityIds.Contains(entity.Id))
                .Select(entity => new { entity.Id, entity.Name, entity.RemovedAt })
                .ToDictionaryAsync(entity => entity.Id, entity => (entity.Name, entity.RemovedAt is null), cancellationToken),
            _aliases = aliases.ToDictionary(alias => alias.Id, alias => (alias.Text, alias.EntityId)),
            _passages = await db.Annotations.Where(one => annotationIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Quote, cancellationToken),
            _sources = await db.Sources.Where(source => sourceIds.Contains(source.Id)).ToDictionaryAsync(source => source.Id, source => source.Name, cancellationToken),
            _titles = await db.Articles.Where(one => articleIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Title, cancellationToken),
        };
    }

    /// <summary>Name of what an operation changed; null when the headline beside it says it.</summary>
    public string? Thing(Operation operation) => operation.Subject switch
    {
        OperationSubject.Annotation => _passages.GetValueOrDefault(operation.SubjectId),
        OperationSubject.ArticleTag or OperationSubject.Tag => _tags.GetValueOrDefault((int)operation.SubjectId),
        OperationSubject.ArticleEntity or OperationSubject.Entity => _entities.GetValueOrDefault((int)operation.SubjectId).Name,
        OperationSubject.Source => _sources.GetValueOrDefault((int)operation.SubjectId),
        OperationSubject.Alias when _aliases.TryGetValue((int)operation.SubjectId, out var alias) =>
            $"{alias.Text} ({_entities.GetValueOrDefault(alias.EntityId).Name})",
        _ => null,
    };

    /// <summary>The entity an operation is about, when it has a page.</summary>
    public int? OpenEntity(Operation operation)
    {
        int? key = operation.Subject switch
        {
            OperationSubject.Entity or OperationSubject.ArticleEntity => (int)operation.SubjectId,
            OperationSubject.Alias when _aliases.TryGetValue((int)operation.SubjectId, out var alias) => alias.EntityId,
            _ => null,
        };
        return key is { } entity && _entities.GetValueOrDefault(entity).IsThere ? entity : null;
    }

    /// <summary>Headline of the article an operation happened on.</summary>
    public string? Title(Operation operation) =>
        (operation.Subject == OperationSubject.Article ? operation.SubjectId : operation.ArticleId) is { } id ? _titles.GetValueOrDefault(id) : null;

    /// <summary>The parts of a state, always the same in the same order for one kind of thing; what is not said is null.</summary>
    public IReadOnlyList<(string Name, string? Value)> Said(OperationSubject subject, string? json)
    {
        switch (subject)
        {
            case OperationSubject.Annotation when Journal.Read<AnnotationState>(json) is { } said:
                return
                [
                    ("label", said.LabelId is { } label ? _labels.GetValueOrDefault(label) : null),
                    ("entity", said.EntityId is { } key ? _entities.GetValueOrDefault(key).Name : null),
                    ("note", said.Note is null ? null : $"“{said.Note}”"),
                    ("tags", said.TagIds.Length == 0 ? null : string.Join(", ", said.TagIds.Select(tag => _tags.GetValueOrDefault(tag)))),
                    ("status", said.Status == AnnotationStatus.Accepted ? null : said.Status.ToString().ToLowerInvariant()),
                ];
            case OperationSubject.Entity when Journal.Read<EntityDescription>(json) is { } entity:
                return
                [
                    ("name", entity.Name),
                    ("type", entity.Type.ToString().ToLowerInvariant()),
                    ("description", entity.Description is null ? null : $"“{entity.Description}”"),
                    ("Wikidata item", entity.WikidataId),
                ];
            case OperationSubject.Tag when Journal.Read<TagState>(json) is { } tag:
                return [("name", tag.Name), ("use", tag.Description is null ? null : $"“{tag.Description}”"), ("colour", tag.Colour)];
            case OperationSubject.Source when Journal.Read<SourceStanding>(json) is { } source:
                return [("name", source.Name), ("collection", source.IsRemoved ? "removed" : source.IsPaused ? "paused" : "going on")];
            default:
                return [];
        }
    }
}
