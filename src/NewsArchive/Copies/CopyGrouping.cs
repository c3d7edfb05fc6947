using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Copies;

/// <summary>
/// Groups near-copies of one text, such as the same agency report in several papers, into stories: in batches, each stored whole, by one
/// process at a time. It can be stopped anywhere and repeated; all it writes can be dropped and computed again.
/// </summary>
public sealed class CopyGrouping(ArchiveDbContext db)
{
    private const int BatchSize = 200;

    /// <summary>Groups as long as articles wait. Returns false when another process is at it already.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var mine = await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_lock({AdvisoryLocks.Grouping}) AS \"Value\"").SingleAsync(cancellationToken);
            if (!mine)
            {
                return false;
            }

            try
            {
                while (await GroupOnceAsync(cancellationToken))
                {
                }

                return true;
            }
            finally
            {
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({AdvisoryLocks.Grouping})", CancellationToken.None);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Groups one batch; returns whether there was any.</summary>
    private async Task<bool> GroupOnceAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var waiting = await db.UngroupedArticles.OrderBy(row => row.Id).Take(BatchSize).AsNoTracking().ToListAsync(cancellationToken);
        if (waiting.Count == 0)
        {
            return false;
        }

        var texts = new ComparableTexts(db);
        var known = await SketchAsync([.. waiting.Select(row => row.ArticleId).Distinct()], texts, cancellationToken);
        var batch = known.Values.OrderBy(article => article.SortAt).ThenBy(article => article.Id).ToList();
        var pairs = await CandidateSearch.FindAsync(db, batch, known, cancellationToken);
        await texts.LoadAsync([.. pairs.SelectMany(pair => pair).Select(id => known[id].VersionId)], cancellationToken);

        var board = new StoryBoard(known, pairs, (one, other) =>
            texts.Find(one.VersionId) is { } left && texts.Find(other.VersionId) is { } right
            && CopyRule.Chosen.IsCopy(left.With(right), one.SourceId == other.SourceId));
        foreach (var article in batch)
        {
            board.Place(article);
        }

        await WriteAsync(board, known, cancellationToken);
        var done = waiting.Select(row => row.Id).ToArray();
        await db.UngroupedArticles.Where(row => done.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Sketches the current texts of articles.</summary>
    private async Task<Dictionary<long, Groupable>> SketchAsync(long[] articleIds, ComparableTexts texts, CancellationToken cancellationToken)
    {
        var rows = await db.Articles.Where(article => articleIds.Contains(article.Id))
            .Join(
                db.ArticleVersions,
                article => new { article.Id, Number = article.CurrentVersion },
                version => new { Id = version.ArticleId, version.Number },
                (article, version) => new { article.Id, article.SortAt, article.RemovedAt, article.SourceId, article.StoryId, VersionId = version.Id, version.Text })
            .ToListAsync(cancellationToken);
        var known = rows.ToDictionary(row => row.Id, row => new Groupable(row.Id, row.SortAt, row.RemovedAt is null)
        {
            StoryId = row.StoryId,
            SourceId = row.SourceId,
            VersionId = row.VersionId,
            Signature = row.RemovedAt is null ? TextSignature.Of(texts.Add(row.VersionId, row.Text)) : null,
        });
        await db.ArticleSignatures.Where(signature => articleIds.Contains(signature.ArticleId)).ExecuteDeleteAsync(cancellationToken);
        db.ArticleSignatures.AddRange(known.Values.Where(article => article.Signature is not null)
            .Select(article => new ArticleSignature(article.Id, article.VersionId, article.Signature!)));
        await db.SaveInBulkAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return known;
    }

    private async Task WriteAsync(StoryBoard board, Dictionary<long, Groupable> known, CancellationToken cancellationToken)
    {
        var changed = board.Changed.Order().ToArray();
        var stories = Array.ConvertAll(changed, id => known[id].StoryId);
        var unsettled = board.Unsettled.ToArray();
        var left = board.Left.Concat(board.Unsettled).Distinct().ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE articles a SET story_id = n.story_id FROM unnest({changed}, {stories}) AS n (id, story_id) WHERE a.id = n.id
            """,
            cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO ungrouped_articles (article_id)
            SELECT id FROM articles WHERE story_id = ANY ({unsettled}) AND id <> story_id ORDER BY sort_at, id
            """,
            cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE articles leader SET story_id = NULL
            WHERE leader.id = ANY ({left}) AND leader.story_id = leader.id
              AND NOT EXISTS (SELECT FROM articles copy WHERE copy.story_id = leader.id AND copy.id <> leader.id)
            """,
            cancellationToken);
    }
}
