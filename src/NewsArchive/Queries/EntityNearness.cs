using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Queries;

/// <summary>
/// Which articles name several entities in one sentence or paragraph, by where their names stand in the current version. Sentences end where
/// <see cref="Texts.SentenceBreaks"/> says. Of each entity only the names next to a name of the first are looked at: when any stands in the
/// same sentence, then so does one of those, and an article costs no more than its names.
/// </summary>
internal static class EntityNearness
{
    private const string ParagraphEnd = @"\n\n";

    /// <summary>The rule of <see cref="Texts.SentenceBreaks"/> with every opening character spelled out: what PostgreSQL takes for upper case depends on its locale.</summary>
    private static readonly string SentenceEnd = $$"""\n|[.!?…]["'”’)\]]*\s+[{{Openings()}}]""";

    /// <summary>The keys of the articles; entities are given by number or by any of their names.</summary>
    public static IQueryable<long> Find(ArchiveDbContext db, string[] entities, bool isSentence)
    {
        var end = isSentence ? SentenceEnd : ParagraphEnd;
        string[] patterns = [.. entities.Select(LikePattern.Exactly)];
        int?[] ids = [.. entities.Select(entity => int.TryParse(entity, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (int?)null)];
        return db.Database.SqlQuery<long>(
            $$"""
            WITH meant AS MATERIALIZED (
              SELECT DISTINCT asked.place, e.id
              FROM unnest({{patterns}}, {{ids}}) WITH ORDINALITY AS asked (pattern, id, place)
              JOIN entities e ON e.removed_at IS NULL AND (e.id = asked.id OR (asked.id IS NULL AND EXISTS (
                SELECT 1 FROM aliases l WHERE l.entity_id = e.id AND l.removed_at IS NULL AND l.text ILIKE asked.pattern ESCAPE '\')))
            ), candidates AS MATERIALIZED (
              SELECT m.article_id FROM meant e JOIN mentions m ON m.entity_id = e.id
              GROUP BY m.article_id HAVING count(DISTINCT e.place) = cardinality({{patterns}})
            ), texts AS MATERIALIZED (
              SELECT a.id AS article_id, v.id AS version_id, v.text
              FROM candidates c JOIN articles a ON a.id = c.article_id
              JOIN article_versions v ON v.article_id = a.id AND v.number = a.current_version
            )
            SELECT t.article_id AS "Value" FROM texts t
            WHERE EXISTS (
              SELECT 1 FROM mentions one
              WHERE one.version_id = t.version_id AND one.entity_id IN (SELECT id FROM meant WHERE place = 1)
              AND NOT EXISTS (
                SELECT 1 FROM generate_series(2, cardinality({{patterns}})) AS asked (place)
                WHERE NOT EXISTS (
                  SELECT 1 FROM (
                    (SELECT m.start, m."end" FROM mentions m WHERE m.version_id = t.version_id
                       AND m.entity_id IN (SELECT id FROM meant WHERE meant.place = asked.place) AND m.start >= one.start ORDER BY m.start LIMIT 1)
                    UNION ALL
                    (SELECT m.start, m."end" FROM mentions m WHERE m.version_id = t.version_id
                       AND m.entity_id IN (SELECT id FROM meant WHERE meant.place = asked.place) AND m.start <= one.start ORDER BY m.start DESC LIMIT 1)
                  ) other
                  WHERE substring(t.text FROM least(one."end", other."end") + 1
                    FOR greatest(greatest(one.start, other.start) - least(one."end", other."end") + 1, 0)) !~ {{end}})))
            """);
    }

    /// <summary>What may begin a sentence, as the inside of a bracket expression: ranges of the basic plane.</summary>
    private static string Openings()
    {
        var ranges = new StringBuilder("\"'„‚「『");
        for (var code = 0x80; code < 0xD800; code++)
        {
            var first = code;
            while (code < 0xD800 && Opens((char)code))
            {
                code++;
            }

            if (code > first)
            {
                ranges.Append((char)first).Append('-').Append((char)(code - 1));
            }
        }

        return ranges.Append("A-Z0-9").ToString();
    }

    private static bool Opens(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.InitialQuotePunctuation;
}
