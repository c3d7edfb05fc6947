using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Articles;

/// <summary>
/// Full-text search. Every article was indexed with the configuration of its own language, so the words are read once by each configuration
/// and looked up among the articles of those that read them alike. The words come in the form that <see cref="Queries.WordSearch"/> writes.
/// </summary>
internal static class ArticleSearch
{
    /// <summary>
    /// The articles in which words occur. A materialised step of its own: the text index alone must answer it. Left free, PostgreSQL walks the
    /// date index for rare words, which takes seconds in a large archive.
    /// </summary>
    public static IQueryable<ArticleSearchEntry> Find(ArchiveDbContext db, string words, string? language)
    {
        string[] configurations = language is null ? [.. SearchConfigurations.All] : [SearchConfigurations.For(language)];
        return db.ArticleSearch.FromSql(
            $"""
            WITH queries AS MATERIALIZED (
              SELECT to_tsquery(name::regconfig, {words}) AS query, array_agg(name) AS configurations
              FROM unnest({configurations}) AS name GROUP BY 1
            ), hits AS MATERIALIZED (
              SELECT s.article_id, s.sort_at, s.configuration
              FROM queries q JOIN article_search s ON s.words @@ q.query AND s.configuration = ANY (q.configurations)
              WHERE numnode(q.query) > 0
            )
            SELECT article_id, sort_at, configuration, ''::tsvector AS words FROM hits
            """);
    }

    /// <summary>Those of some articles in which words occur; so few that the text index is not asked.</summary>
    public static IQueryable<long> Among(ArchiveDbContext db, long[] articleIds, string words, string? language)
    {
        string[] configurations = language is null ? [.. SearchConfigurations.All] : [SearchConfigurations.For(language)];
        return db.Database.SqlQuery<long>(
            $"""
            SELECT s.article_id AS "Value" FROM article_search s CROSS JOIN LATERAL to_tsquery(s.configuration::regconfig, {words}) AS query
            WHERE s.article_id = ANY ({articleIds}) AND s.configuration = ANY ({configurations}) AND numnode(query) > 0 AND s.words @@ query
            """);
    }
}
