using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Articles;

/// <summary>
/// Counts what the articles of a filter have in common, value by value: exactly up to <see cref="Newest"/> articles, of more only the newest.
/// </summary>
public sealed class ArticleFacets(ArchiveDbContext db, ArticleList list)
{
    /// <summary>How many articles are looked at.</summary>
    public const int Newest = 2_000;

    /// <summary>Values of a facet that are told, the most frequent ones.</summary>
    private const int Values = 8;

    /// <summary>Months that are told, the latest ones.</summary>
    private const int Months = 12;

    /// <summary>The counts; null when the database was too slow to tell.</summary>
    public Task<ArticleFacetCounts?> ReadAsync(ArticleFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Patience.TryAsync(db, () => CountAsync(filter, cancellationToken), cancellationToken);
    }

    private async Task<ArticleFacetCounts> CountAsync(ArticleFilter filter, CancellationToken cancellationToken)
    {
        var ids = await list.NewestAsync(filter, Newest + 1, cancellationToken);
        var isPartial = ids.Count > Newest;
        var rows = ids.Count == 0 ? [] : await RowsAsync([.. ids.Take(Newest)], cancellationToken);
        return new ArticleFacetCounts(
            isPartial, [.. rows.Select(row => new ArticleFacetCount(Enum.Parse<ArticleFacet>(row.Facet), row.Value, row.Name, row.Count))]);
    }

    /// <summary>
    /// All facets at once. An entity counts as the filter means it: mentioned in any version, put on the article, or annotated.
    /// </summary>
    private Task<List<Row>> RowsAsync(long[] ids, CancellationToken cancellationToken) => db.Database.SqlQuery<Row>(
        $"""
        WITH chosen AS MATERIALIZED (
          SELECT id, source_id, sort_at, language FROM articles WHERE id = ANY ({ids})
        ), named AS (
          SELECT v.article_id, m.entity_id FROM article_versions v JOIN mentions m ON m.version_id = v.id WHERE v.article_id = ANY ({ids})
          UNION SELECT article_id, entity_id FROM article_entities WHERE article_id = ANY ({ids})
          UNION SELECT article_id, entity_id FROM annotations
            WHERE article_id = ANY ({ids}) AND entity_id IS NOT NULL AND removed_at IS NULL AND status <> 'rejected'
        )
        (SELECT 'Source' AS facet, s.name AS value, s.name, count(*)::int AS count
          FROM chosen c JOIN sources s ON s.id = c.source_id GROUP BY s.id ORDER BY 4 DESC, s.name LIMIT {Values})
        UNION ALL
        (SELECT 'Month', month, month, count(*)::int
          FROM (SELECT to_char(sort_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month FROM chosen) AS months GROUP BY month ORDER BY month DESC LIMIT {Months})
        UNION ALL
        (SELECT 'Language', language, language, count(*)::int FROM chosen WHERE language IS NOT NULL GROUP BY language ORDER BY 4 DESC, 2 LIMIT {Values})
        UNION ALL
        (SELECT 'Entity', e.id::text, e.name, n.count
          FROM (SELECT entity_id, count(*)::int AS count FROM named GROUP BY entity_id) AS n
          JOIN entities e ON e.id = n.entity_id AND e.removed_at IS NULL ORDER BY n.count DESC, e.name, e.id LIMIT {Values})
        UNION ALL
        (SELECT 'Tag', t.name, t.name, count(*)::int
          FROM article_tags l JOIN tags t ON t.id = l.tag_id WHERE l.article_id = ANY ({ids}) GROUP BY t.id ORDER BY 4 DESC, t.name LIMIT {Values})
        UNION ALL
        (SELECT 'Label', b.name, b.name, count(DISTINCT n.article_id)::int
          FROM annotations n JOIN labels b ON b.id = n.label_id
          WHERE n.article_id = ANY ({ids}) AND n.removed_at IS NULL AND n.status <> 'rejected' GROUP BY b.id ORDER BY 4 DESC, b.name LIMIT {Values})
        """).ToListAsync(cancellationToken);

    private sealed record Row(string Facet, string Value, string Name, int Count);
}

/// <summary>By what articles are counted.</summary>
public enum ArticleFacet
{
    /// <summary>By who published them.</summary>
    Source,

    /// <summary>By the month lists sort them into, in UTC.</summary>
    Month,

    /// <summary>By language.</summary>
    Language,

    /// <summary>By entities that occur in them or that people put there.</summary>
    Entity,

    /// <summary>By tags.</summary>
    Tag,

    /// <summary>By labels of their annotations.</summary>
    Label,
}

/// <summary>How many articles have a value.</summary>
/// <param name="Facet">Of what.</param>
/// <param name="Value">The value as a filter takes it: a name, a month such as "2024-08", a language, an entity's key.</param>
/// <param name="Name">The value for people.</param>
/// <param name="Count">Articles.</param>
public sealed record ArticleFacetCount(ArticleFacet Facet, string Value, string Name, int Count);

/// <summary>The counts beside a list.</summary>
/// <param name="IsPartial">True when there are more articles than the <see cref="ArticleFacets.Newest"/> that were looked at.</param>
/// <param name="Counts">Facet by facet, the most frequent value first; months latest first.</param>
public sealed record ArticleFacetCounts(bool IsPartial, IReadOnlyList<ArticleFacetCount> Counts);
