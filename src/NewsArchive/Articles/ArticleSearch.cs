using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Articles;

/// <summary>
/// Full-text search. Every article was indexed with the configuration of its own language, so the words are read once by each configuration
/// and looked up among the articles of those that read them alike. The words come in the form that <see cref="Queries.WordSearch"/> writes.
/// </summary>
internal static class ArticleSearch
{
    private const string Hits =
        """
        WITH queries AS MATERIALIZED (
          SELECT to_tsquery(name::regconfig, {0}) AS query, array_agg(name) AS configurations
          FROM unnest({1}) AS name WHERE name IN (SELECT configuration FROM search_configurations) GROUP BY 1
        ), hits AS MATERIALIZED (
          SELECT s.article_id, s.sort_at, s.configuration
          FROM queries q JOIN article_search s ON s.words @@ q.query AND s.configuration = ANY (q.configurations)
          WHERE numnode(q.query) > 0 AND s.sort_at >= {2} AND s.sort_at < {3}
        )
        SELECT article_id, sort_at, configuration, ''::tsvector AS words FROM hits
        """;

    /// <summary>
    /// The articles in which words occur. A materialised step of its own: the text index alone must answer it. Left free, PostgreSQL walks the
    /// date index for rare words, which takes seconds in a large archive.
    /// </summary>
    public static IQueryable<ArticleSearchEntry> Find(ArchiveDbContext db, string words, string? language) =>
        db.ArticleSearch.FromSqlRaw(Hits, words, ConfigurationsFor(language), SearchWindow.Always.From, SearchWindow.Always.To);

    /// <summary>
    /// The same within a piece of time and in its order, so that a question for a few of them looks at no more articles than it needs.
    /// </summary>
    public static IQueryable<ArticleSearchEntry> Find(ArchiveDbContext db, string words, string? language, SearchWindow window, bool isDescending) =>
        db.ArticleSearch.FromSqlRaw(
            isDescending ? Hits + "\nORDER BY sort_at DESC, article_id DESC" : Hits + "\nORDER BY sort_at, article_id",
            words,
            ConfigurationsFor(language),
            window.From,
            window.To);

    /// <summary>Those of some articles in which words occur; so few that the text index is not asked.</summary>
    public static IQueryable<long> Among(ArchiveDbContext db, long[] articleIds, string words, string? language)
    {
        var configurations = ConfigurationsFor(language);
        return db.Database.SqlQuery<long>(
            $"""
            SELECT s.article_id AS "Value" FROM articles a JOIN article_search s ON s.article_id = a.id AND s.sort_at = a.sort_at CROSS JOIN LATERAL to_tsquery(s.configuration::regconfig, {words}) AS query
            WHERE a.id = ANY ({articleIds}) AND s.configuration = ANY ({configurations}) AND numnode(query) > 0 AND s.words @@ query
            """);
    }

    private static string[] ConfigurationsFor(string? language) => language is null ? [.. SearchConfigurations.All] : [SearchConfigurations.For(language)];
}
