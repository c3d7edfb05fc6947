using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Mentions;

/// <summary>A mention with the words around it, as a concordance shows it.</summary>
public sealed record MentionContext(
    long ArticleId,
    string Title,
    string Source,
    DateTimeOffset SortAt,
    int VersionNumber,
    bool IsCurrent,
    int Start,
    string Before,
    string Name,
    string After)
{
    /// <summary>How much stands on either side, in code points.</summary>
    private const int Width = 70;

    /// <summary>The mentions of an entity, newest article first, text order inside one; older versions only where the name is gone since.</summary>
    public static Task<List<MentionContext>> ReadAsync(ArchiveDbContext db, int entityId, int skip, int take, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Database.SqlQuery<MentionContext>(
            $"""
            SELECT a.id AS article_id, a.title, s.name AS source, a.sort_at, v.number AS version_number, v.number = a.current_version AS is_current, m.start,
              substring(v.text FROM greatest(m.start - {Width}, 0) + 1 FOR least(m.start, {Width})) AS before,
              substring(v.text FROM m.start + 1 FOR m."end" - m.start) AS name,
              substring(v.text FROM m."end" + 1 FOR {Width}) AS after
            FROM mentions m
            JOIN article_versions v ON v.id = m.version_id
            JOIN articles a ON a.id = v.article_id AND a.removed_at IS NULL
            JOIN sources s ON s.id = a.source_id
            WHERE m.entity_id = {entityId} AND (v.number = a.current_version OR NOT EXISTS (
              SELECT FROM mentions o JOIN article_versions ov ON ov.id = o.version_id AND ov.number = a.current_version
              WHERE o.entity_id = m.entity_id AND o.article_id = a.id))
            ORDER BY a.sort_at DESC, a.id DESC, v.number DESC, m.start
            OFFSET {skip} LIMIT {take}
            """).ToListAsync(cancellationToken);
    }
}
