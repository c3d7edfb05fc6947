using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Articles;

/// <summary>
/// Shows why an article was found: its headline and pieces of its text with the words marked. The marks are the control characters
/// <see cref="HitStart"/> and <see cref="HitEnd"/>, which stored texts never hold, so that no text can imitate them.
/// </summary>
public static class ArticleSearchSnippets
{
    /// <summary>Stands before a word that was found.</summary>
    public const char HitStart = '\u0001';

    /// <summary>Stands behind a word that was found.</summary>
    public const char HitEnd = '\u0002';

    private const string Marks = "StartSel=\"\u0001\", StopSel=\"\u0002\"";

    /// <summary>Stands for "&lt;" on the way through PostgreSQL, whose parser takes what follows that for a tag and drops it.</summary>
    private const string Angle = "\u0003";

    /// <summary>Beginning of a text that is searched for pieces to show; hits behind it are found, but not shown.</summary>
    private const int Searched = 6_000;

    /// <summary>Headline and snippet of articles, by key. Costs about a millisecond an article, so ask for one page only.</summary>
    internal static async Task<Dictionary<long, ArticleSnippet>> ReadAsync(
        ArchiveDbContext db, long[] articleIds, string words, CancellationToken cancellationToken)
    {
        const string title = Marks + ", HighlightAll=true";
        const string text = Marks + ", MaxFragments=2, MaxWords=24, MinWords=10, FragmentDelimiter=\" … \"";
        var rows = await db.Database.SqlQuery<ArticleSnippet>(
            $"""
            SELECT s.article_id,
              translate(ts_headline(s.configuration::regconfig, translate(v.title, '<', {Angle}), q.query, {title}), {Angle}, '<') AS title,
              translate(ts_headline(s.configuration::regconfig, translate(body.text, '<', {Angle}), q.query, {text}), {Angle}, '<') AS text
            FROM articles a
            JOIN article_search s ON s.article_id = a.id AND s.sort_at = a.sort_at
            JOIN article_versions v ON v.article_id = a.id AND v.number = a.current_version
            CROSS JOIN LATERAL (SELECT substring(v.text FROM v.title_end + 1 FOR {Searched}) AS text) body
            CROSS JOIN LATERAL (SELECT to_tsquery(s.configuration::regconfig, {words}) AS query) q
            WHERE a.id = ANY ({articleIds})
            """).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.ArticleId);
    }
}

/// <summary>What is shown of an article that was found.</summary>
internal sealed record ArticleSnippet(long ArticleId, string Title, string Text);
