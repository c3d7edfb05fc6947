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

    /// <summary>(Re)indexes the current versions of articles that are already stored, each with the configuration at its place.</summary>
    public static Task WriteAsync(ArchiveDbContext db, long[] articleIds, string[] configurations, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO article_search (article_id, sort_at, configuration, words)
            SELECT a.id, a.sort_at, c.configuration,
              setweight(to_tsvector(c.configuration::regconfig, v.title), 'A')
                || setweight(to_tsvector(c.configuration::regconfig, coalesce(v.lead, '')), 'B')
                || to_tsvector(c.configuration::regconfig, substring(v.text FROM v.body_start + 1 FOR {MaxLength}))
            FROM unnest({articleIds}, {configurations}) AS c (article_id, configuration)
            JOIN articles a ON a.id = c.article_id
            JOIN article_versions v ON v.article_id = a.id AND v.number = a.current_version
            ON CONFLICT (article_id) DO UPDATE
              SET sort_at = excluded.sort_at, configuration = excluded.configuration, words = excluded.words
            """,
            cancellationToken);
}
