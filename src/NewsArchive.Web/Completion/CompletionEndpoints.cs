using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Web.Completion;

/// <summary>What fields propose while somebody types: entities by any of their names, tags, labels.</summary>
internal static class CompletionEndpoints
{
    private const int Rows = 8;

    /// <summary>How many names are looked at before the most mentioned entities among them are proposed.</summary>
    private const int Candidates = 60;

    private const int MaxQueryLength = 200;

    public static void MapCompletion(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/entities/complete", EntitiesAsync);
        routes.MapGet("/tags/complete", TagsAsync);
        routes.MapGet("/labels", LabelsAsync);
    }

    private static async Task<IResult> EntitiesAsync(string? q, ArchiveDbContext db, CancellationToken cancellationToken)
    {
        var words = Words(q);
        if (words.Length == 0)
        {
            return Results.Json(Array.Empty<EntityRow>());
        }

        var (prefix, word) = (LikePattern.Beginning(words), LikePattern.LaterWordBeginning(words));
        var found = await db.Aliases
            .Where(alias => alias.RemovedAt == null && (EF.Functions.ILike(alias.Text, prefix, @"\") || EF.Functions.ILike(alias.Text, word, @"\")))
            .Join(
                db.Entities.Where(entity => entity.RemovedAt == null && entity.MergedIntoId == null),
                alias => alias.EntityId,
                entity => entity.Id,
                (alias, entity) => new { entity.Id, entity.Name, entity.Type, alias.Text, IsPrefix = EF.Functions.ILike(alias.Text, prefix, @"\") })
            .OrderByDescending(row => row.IsPrefix).ThenBy(row => row.Text.Length).ThenBy(row => row.Id).Take(Candidates)
            .ToListAsync(cancellationToken);
        var ids = found.Select(row => row.Id).Distinct().ToArray();
        var mentioned = await db.Mentions.Where(mention => ids.Contains(mention.EntityId)).GroupBy(mention => mention.EntityId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var rows = found.DistinctBy(row => row.Id)
            .Select(row => new EntityRow(
                row.Id,
                row.Name,
                row.Type.ToString().ToLowerInvariant(),
                row.Text == row.Name ? null : row.Text,
                mentioned.GetValueOrDefault(row.Id)))
            .OrderByDescending(row => Tags.Tag.KeyOf(row.Alias ?? row.Name) == Tags.Tag.KeyOf(words)).ThenByDescending(row => row.Mentions)
            .Take(Rows);
        return Results.Json(rows.ToList());
    }

    private static async Task<IResult> TagsAsync(string? q, ArchiveDbContext db, CancellationToken cancellationToken)
    {
        var words = Words(q);
        if (words.Length == 0)
        {
            return Results.Json(Array.Empty<TagRow>());
        }

        var (prefix, word) = (LikePattern.Beginning(words), LikePattern.LaterWordBeginning(words));
        var rows = await db.Tags
            .Where(tag => EF.Functions.ILike(tag.Name, prefix, @"\") || EF.Functions.ILike(tag.Name, word, @"\"))
            .OrderByDescending(tag => EF.Functions.ILike(tag.Name, prefix, @"\"))
            .ThenByDescending(tag => db.ArticleTags.Count(link => link.TagId == tag.Id)).ThenBy(tag => tag.NameKey)
            .Take(Rows)
            .Select(tag => new TagRow(tag.Id, tag.Name)).ToListAsync(cancellationToken);
        return Results.Json(rows);
    }

    private static async Task<IResult> LabelsAsync(ArchiveDbContext db, CancellationToken cancellationToken) =>
        Results.Json(await db.Labels.OrderBy(label => label.Id)
            .Select(label => new LabelRow(label.Id, label.Name, label.Description, label.Colour)).ToListAsync(cancellationToken));

    private static string Words(string? query)
    {
        var line = Texts.ArchiveText.NormalizeLine(query);
        return line.Length > MaxQueryLength ? "" : line;
    }

    private sealed record EntityRow(int Id, string Name, string Type, string? Alias, int Mentions);

    private sealed record TagRow(int Id, string Name);

    private sealed record LabelRow(int Id, string Name, string? Description, string Colour);
}
