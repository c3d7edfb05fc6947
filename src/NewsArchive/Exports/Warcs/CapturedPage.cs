using Microsoft.EntityFrameworkCore;
using NewsArchive.Captures;
using NewsArchive.Data;

namespace NewsArchive.Exports.Warcs;

/// <summary>A capture with its bytes, on its way out.</summary>
internal sealed record CapturedPage(Capture Capture, CaptureBody Body)
{
    /// <summary>All looks at some articles, whether they made a version or found the text unchanged: by article, then by time.</summary>
    public static IQueryable<CapturedPage> OfArticles(ArchiveDbContext db, long[] ids)
    {
        var looks = db.ArticleVersions.Where(version => ids.Contains(version.ArticleId))
            .Select(version => new { version.ArticleId, version.CaptureId })
            .Union(db.Fetches.Where(fetch => ids.Contains(fetch.ArticleId!.Value) && fetch.CaptureId != null)
                .Select(fetch => new { ArticleId = fetch.ArticleId!.Value, CaptureId = fetch.CaptureId!.Value }));
        return from look in looks
               join capture in db.Captures.AsNoTracking() on look.CaptureId equals capture.Id
               join body in db.CaptureBodies.AsNoTracking() on capture.BodySha256 equals body.Sha256
               orderby Array.IndexOf(ids, look.ArticleId), capture.CapturedAt, capture.Id
               select new CapturedPage(capture, body);
    }

    /// <summary>What the fetches of a run captured, in their order; of articles that were removed, nothing.</summary>
    public static IQueryable<CapturedPage> OfRun(ArchiveDbContext db, int runId) =>
        from fetch in db.Fetches
        where fetch.RunId == runId && !db.Articles.Any(article => article.Id == fetch.ArticleId && article.RemovedAt != null)
        join capture in db.Captures.AsNoTracking() on fetch.CaptureId equals capture.Id
        join body in db.CaptureBodies.AsNoTracking() on capture.BodySha256 equals body.Sha256
        orderby fetch.Id
        select new CapturedPage(capture, body);
}
