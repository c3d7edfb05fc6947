using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using DbCapture = NewsArchive.Captures.Capture;

namespace NewsArchive.Web.Pages.Captures;

/// <summary>One capture: how it came, and the page itself in a frame where it can do nothing.</summary>
public sealed class CaptureModel(ArchiveDbContext db) : PageModel
{
    /// <summary>The capture.</summary>
    public DbCapture Capture { get; private set; } = null!;

    /// <summary>Number of its bytes.</summary>
    public int Length { get; private set; }

    /// <summary>The articles whose versions were read from it.</summary>
    public IReadOnlyList<ReadRow> Readings { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await db.Captures.AsNoTracking().SingleOrDefaultAsync(capture => capture.Id == id, cancellationToken) is not { } capture)
        {
            return NotFound();
        }

        Capture = capture;
        Length = await db.CaptureBodies.Where(body => body.Sha256 == capture.BodySha256).Select(body => body.Length).SingleAsync(cancellationToken);
        Readings = await db.ArticleVersions.Where(version => version.CaptureId == id)
            .Join(db.Articles.Where(article => article.RemovedAt == null), version => version.ArticleId, article => article.Id, (version, _) => version)
            .OrderBy(version => version.Id).Take(20)
            .Select(version => new ReadRow(version.ArticleId, version.Number, version.Title)).ToListAsync(cancellationToken);
        return Page();
    }

    /// <summary>A version that was read from the capture.</summary>
    public sealed record ReadRow(long ArticleId, int Number, string Title);
}
