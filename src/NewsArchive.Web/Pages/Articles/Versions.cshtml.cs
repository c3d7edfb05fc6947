using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>The versions of an article, and what changed from one to another.</summary>
public sealed class VersionsModel(ArchiveDbContext db) : PageModel
{
    /// <summary>The article.</summary>
    public ArticleHead Article { get; private set; } = null!;

    /// <summary>Its versions, newest first.</summary>
    public IReadOnlyList<VersionRow> Versions { get; private set; } = [];

    /// <summary>The older of the two that are compared.</summary>
    public int From { get; private set; }

    /// <summary>The newer of the two that are compared.</summary>
    public int To { get; private set; }

    /// <summary>The comparison; null when there is only one version.</summary>
    public IReadOnlyList<ComparedParagraph>? Comparison { get; private set; }

    /// <summary>Shows them; without numbers the last change.</summary>
    public async Task<IActionResult> OnGetAsync(long id, int? from, int? to, CancellationToken cancellationToken)
    {
        var article = await db.Articles.Where(one => one.Id == id && one.RemovedAt == null)
            .Select(one => new ArticleHead(one.Id, one.Title, one.Language, one.CurrentVersion, one.LastCheckedAt)).SingleOrDefaultAsync(cancellationToken);
        if (article is null)
        {
            return NotFound();
        }

        Article = article;
        Versions = await db.ArticleVersions.Where(version => version.ArticleId == id).OrderByDescending(version => version.Number)
            .Select(version => new VersionRow(version.Number, version.CreatedAt, version.Length, version.TextSha256, version.CaptureId)
            {
                Annotations = db.Annotations.Count(annotation => annotation.VersionId == version.Id && annotation.RemovedAt == null),
            })
            .ToListAsync(cancellationToken);
        To = to ?? article.CurrentVersion;
        From = from ?? To - 1;
        if (Versions.Count < 2)
        {
            return Page();
        }

        var texts = await db.ArticleVersions.Where(version => version.ArticleId == id && (version.Number == From || version.Number == To))
            .ToDictionaryAsync(version => version.Number, version => version.Text, cancellationToken);
        if (!texts.TryGetValue(From, out var before) || !texts.TryGetValue(To, out var after))
        {
            return NotFound();
        }

        Comparison = ParagraphComparison.Compare(before, after);
        return Page();
    }

    /// <summary>What the page says of the article.</summary>
    public sealed record ArticleHead(long Id, string Title, string? Language, int CurrentVersion, DateTimeOffset LastCheckedAt);

    /// <summary>A version.</summary>
    public sealed record VersionRow(int Number, DateTimeOffset CreatedAt, int Length, string Sha256, long CaptureId)
    {
        /// <summary>How many annotations are bound to it.</summary>
        public required int Annotations { get; init; }
    }
}
