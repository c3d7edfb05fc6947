using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Copies;

/// <summary>Finds, by the bands of their sketches, which articles of the archive may be copies of those of a batch.</summary>
internal static class CandidateSearch
{
    /// <summary>So many articles that share a band are looked at: forms that are filled in daily share bands with thousands of others.</summary>
    private const int MostMet = 400;

    /// <summary>So many of them, before and after an article each, are compared word by word: the most alike.</summary>
    private const int MostCompared = 16;

    /// <summary>Adds what the articles meet to <paramref name="known"/>, and gives the pairs worth comparing, both ways round.</summary>
    public static async Task<ILookup<long, long>> FindAsync(
        ArchiveDbContext db, IReadOnlyCollection<Groupable> articles, Dictionary<long, Groupable> known, CancellationToken cancellationToken)
    {
        var ids = articles.Where(article => article.Signature is not null).Select(article => article.Id).ToArray();
        var met = await db.Database.SqlQuery<Meeting>(
            $"""
            SELECT s.article_id, met.article_id AS other_id
            FROM article_signatures s
            CROSS JOIN LATERAL (
              SELECT o.article_id FROM article_signatures o WHERE o.bands && s.bands AND o.article_id <> s.article_id LIMIT {MostMet}) met
            WHERE s.article_id = ANY ({ids})
            """).ToListAsync(cancellationToken);
        await LoadAsync(db, met.Select(meeting => meeting.OtherId), known, cancellationToken);
        // What a candidate is a copy of is a candidate too, even when no band says so.
        var leaders = known.Values.Select(one => one.StoryId).OfType<long>();
        await LoadAsync(db, leaders, known, cancellationToken);
        return met.GroupBy(meeting => meeting.ArticleId)
            .SelectMany(group => Worth(known[group.Key], group.Select(meeting => meeting.OtherId), known).Select(other => (group.Key, other)))
            .ToLookup(pair => pair.Key, pair => pair.other);
    }

    private static IEnumerable<long> Worth(Groupable article, IEnumerable<long> met, Dictionary<long, Groupable> known) => met
        .Where(known.ContainsKey)
        .SelectMany(id => known[id].StoryId is { } leader ? new[] { id, leader } : [id])
        .Distinct()
        .Where(id => id != article.Id && known.TryGetValue(id, out var other) && other is { IsLive: true, Signature: not null })
        .Select(id => (Other: known[id], Estimate: article.Signature!.Estimate(known[id].Signature!)))
        .Where(pair => CopyRule.Chosen.IsWorthComparing(pair.Estimate))
        .GroupBy(pair => pair.Other.IsBefore(article))
        .SelectMany(side => side.OrderByDescending(pair => pair.Other.IsLeader).ThenByDescending(pair => pair.Estimate.Resemblance)
            .ThenBy(pair => pair.Other.SortAt).ThenBy(pair => pair.Other.Id).Take(MostCompared))
        .Select(pair => pair.Other.Id);

    private static async Task LoadAsync(ArchiveDbContext db, IEnumerable<long> ids, Dictionary<long, Groupable> known, CancellationToken cancellationToken)
    {
        var missing = ids.Where(id => !known.ContainsKey(id)).Distinct().ToArray();
        var rows = missing.Length == 0
            ? []
            : await db.Articles.Where(article => missing.Contains(article.Id))
                .Join(db.ArticleSignatures, article => article.Id, signature => signature.ArticleId, (article, signature) => new { article, signature })
                .Select(row => new { row.article.Id, row.article.SortAt, row.article.RemovedAt, row.article.SourceId, row.article.StoryId, row.signature.VersionId, row.signature.Minima })
                .ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            known[row.Id] = new Groupable(row.Id, row.SortAt, row.RemovedAt is null)
            {
                StoryId = row.StoryId,
                SourceId = row.SourceId,
                VersionId = row.VersionId,
                Signature = TextSignature.FromBytes(row.Minima),
            };
        }
    }

    private sealed record Meeting(long ArticleId, long OtherId);
}
