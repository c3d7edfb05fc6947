using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Entities;

namespace NewsArchive.Mentions;

/// <summary>
/// Brings the mentions of all stored texts in line with the names that changed: first where full-text search finds the new names, so that
/// they show at once, then through every text, because search splits words differently. Can be stopped anywhere and repeated.
/// </summary>
public sealed class MentionUpdate(ArchiveDbContext db, MentionProgress progress, TimeProvider clock)
{
    private const int BatchSize = 300;

    /// <summary>Updates as long as there are names to look for. Returns false when another update is at it already.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var mine = await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_lock({AdvisoryLocks.Matching}) AS \"Value\"").SingleAsync(cancellationToken);
            if (!mine)
            {
                return false;
            }

            try
            {
                while (await UpdateOnceAsync(cancellationToken))
                {
                }

                return true;
            }
            finally
            {
                progress.Finish();
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({AdvisoryLocks.Matching})", CancellationToken.None);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Looks for all names that wait; returns whether there were any.</summary>
    private async Task<bool> UpdateOnceAsync(CancellationToken cancellationToken)
    {
        var (revision, waiting, names) = await ReadNamesAsync(cancellationToken);
        if (waiting.Count == 0)
        {
            return false;
        }

        var ids = waiting.Select(alias => alias.Id).ToArray();
        // Removed names are looked for too: where they stood, a shorter name may stand now.
        var changed = new Gazetteer(waiting.Select(alias => new GazetteerName(alias.Id, alias.EntityId, alias.Text, alias.IsCaseSensitive)));
        var all = new Gazetteer(names);
        var last = await db.ArticleVersions.MaxAsync(version => (long?)version.Id, cancellationToken) ?? 0;
        progress.Begin(waiting.Count, last);

        await RematchAsync(await FoundBySearchAsync(waiting.Select(alias => alias.Text), cancellationToken), changed, all, cancellationToken);
        for (var from = 0L; from < last;)
        {
            var batch = await db.ArticleVersions.Where(version => version.Id > from && version.Id <= last).OrderBy(version => version.Id)
                .Take(BatchSize).Select(version => new MatchableText(version.Id, version.ArticleId, version.Text)).ToListAsync(cancellationToken);
            await RematchAsync(batch, changed, all, cancellationToken);
            from = batch.Count == 0 ? last : batch[^1].VersionId;
            progress.Report(from);
        }

        // If any name changed meanwhile, these names stay on the list and are looked for once more.
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE aliases SET matched_at = {clock.GetUtcNow()}
            WHERE id = ANY ({ids}) AND (SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM gazetteer_revision) = {revision}
            """,
            cancellationToken);
        // Names that the context holds do not know that they were matched.
        db.ChangeTracker.Clear();
        return true;
    }

    /// <summary>
    /// The names that wait and the names in use, as one revision has them. A change under way has its number already, but not yet its names,
    /// so it is waited for: else it would pass for searched.
    /// </summary>
    private async Task<(long Revision, List<Alias> Waiting, List<GazetteerName> Names)> ReadNamesAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await GazetteerCache.HoldAsync(db, cancellationToken);
        var revision = await GazetteerCache.RevisionAsync(db, cancellationToken);
        var waiting = await db.Aliases.AsNoTracking().Where(alias => alias.MatchedAt == null).ToListAsync(cancellationToken);
        var names = waiting.Count == 0 ? [] : await GazetteerCache.NamesOf(db).ToListAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (revision, waiting, names);
    }

    private async Task RematchAsync(IReadOnlyCollection<MatchableText> texts, Gazetteer changed, Gazetteer all, CancellationToken cancellationToken)
    {
        var touched = texts.Where(text => changed.IsMatch(text.Text)).ToList();
        if (touched.Count == 0)
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await MentionStore.ReplaceAsync(db, all, touched, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<List<MatchableText>> FoundBySearchAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var texts = names.ToArray();
        return await db.Database.SqlQuery<MatchableText>(
            $"""
            WITH configurations AS (SELECT DISTINCT configuration FROM article_search),
            queries AS (SELECT configuration, phraseto_tsquery(configuration::regconfig, name) AS query
                        FROM configurations CROSS JOIN unnest({texts}) AS name),
            found AS MATERIALIZED (
              SELECT s.article_id, s.sort_at FROM queries q
              JOIN article_search s ON s.configuration = q.configuration AND s.words @@ q.query
              WHERE numnode(q.query) > 0)
            SELECT v.id AS version_id, v.article_id, v.text
            FROM (SELECT DISTINCT article_id, sort_at FROM found ORDER BY sort_at DESC LIMIT {BatchSize}) f
            JOIN articles a ON a.id = f.article_id
            JOIN article_versions v ON v.article_id = a.id AND v.number = a.current_version
            """).ToListAsync(cancellationToken);
    }
}
