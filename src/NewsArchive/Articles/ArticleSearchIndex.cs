using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Articles;

/// <summary>Writes what search reads. Everything here is derived and can be rebuilt from the versions.</summary>
internal static class ArticleSearchIndex
{
    /// <summary>
    /// Longest text that is indexed, in characters: a tsvector may hold 1 MiB, which this stays below also at three bytes a character; words
    /// beyond it are no news article's.
    /// </summary>
    private const int MaxLength = 250_000;

    /// <summary>Articles of a quarter of a year from which on it gets a part of the table of its own.</summary>
    private const int LeastInPart = 1_000;

    /// <summary>Divides the table further where quarters have grown; nearly free when there is nothing to do. Returns how many parts were added.</summary>
    public static Task<int> DivideAsync(ArchiveDbContext db, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<int>($"SELECT divide_article_search({LeastInPart}) AS \"Value\"").SingleAsync(cancellationToken);

    /// <summary>(Re)indexes the current versions of articles that are already stored, each with the configuration at its place.</summary>
    public static Task WriteAsync(ArchiveDbContext db, long[] articleIds, string[] configurations, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            -- Which configurations there are; in order, so that two writers cannot wait for each other.
            INSERT INTO search_configurations (configuration) SELECT DISTINCT name FROM unnest({configurations}) AS name
            WHERE NOT EXISTS (SELECT FROM search_configurations WHERE configuration = name) ORDER BY 1 ON CONFLICT DO NOTHING;
            -- The time is part of the key, because the table is divided by it: an article that got another time would be there twice.
            DELETE FROM article_search s USING articles a WHERE s.article_id = ANY ({articleIds}) AND a.id = s.article_id AND s.sort_at <> a.sort_at;
            INSERT INTO article_search (article_id, sort_at, configuration, words)
            SELECT a.id, a.sort_at, c.configuration,
              setweight(to_tsvector(c.configuration::regconfig, v.title), 'A')
                || setweight(to_tsvector(c.configuration::regconfig, coalesce(v.lead, '')), 'B')
                || to_tsvector(c.configuration::regconfig, substring(v.text FROM v.body_start + 1 FOR {MaxLength}))
            FROM unnest({articleIds}, {configurations}) AS c (article_id, configuration)
            JOIN articles a ON a.id = c.article_id
            JOIN article_versions v ON v.article_id = a.id AND v.number = a.current_version
            ON CONFLICT (article_id, sort_at) DO UPDATE
              SET configuration = excluded.configuration, words = excluded.words
            """,
            cancellationToken);
}
