using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Data;
using NewsArchive.Texts;

namespace NewsArchive.Web.Pages.Annotations;

/// <summary>Everything people wrote about passages and articles, the last first.</summary>
public sealed class IndexModel(ArchiveDbContext db) : PageModel
{
    private const int PageSize = 50;

    /// <summary>Words in the passage or the note.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Name of the label.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Label { get; set; }

    /// <summary>Key of the entity.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Entity { get; set; }

    /// <summary>Name of a tag.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Tag { get; set; }

    /// <summary>The annotation behind which the page begins.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The annotations.</summary>
    public IReadOnlyList<AnnotationRow> Rows { get; private set; } = [];

    /// <summary>The annotation behind which the next page begins.</summary>
    public long? Next { get; private set; }

    /// <summary>The labels to choose from.</summary>
    public IReadOnlyList<string> Labels { get; private set; } = [];

    /// <summary>Name of the entity that is asked for.</summary>
    public string? EntityName { get; private set; }

    /// <summary>True when any filter is set.</summary>
    public bool IsFiltered => Q is not null || Label is not null || Entity is not null || Tag is not null;

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var annotations = Filtered();
        Count = await annotations.CountAsync(cancellationToken);
        var page = await annotations.Where(annotation => Before == null || annotation.Id < Before)
            .OrderByDescending(annotation => annotation.Id).Take(PageSize + 1)
            .Select(annotation => new AnnotationRow(
                annotation.Id,
                annotation.ArticleId,
                db.Articles.Where(article => article.Id == annotation.ArticleId).Select(article => article.Title).First(),
                db.ArticleVersions.Where(version => version.Id == annotation.VersionId).Select(version => version.Number).First(),
                db.Articles.Where(article => article.Id == annotation.ArticleId).Select(article => article.CurrentVersion).First(),
                annotation.Quote,
                annotation.LabelId,
                annotation.Label!.Name,
                annotation.EntityId,
                annotation.Entity!.Name,
                annotation.Note,
                annotation.Tags.OrderBy(tag => tag.NameKey).Select(tag => tag.Name).ToList(),
                annotation.Person.Name,
                annotation.UpdatedAt))
            .ToListAsync(cancellationToken);
        Rows = [.. page.Take(PageSize)];
        Next = page.Count > PageSize ? Rows[^1].Id : null;
        Labels = await db.Labels.OrderBy(label => label.Id).Select(label => label.Name).ToListAsync(cancellationToken);
        EntityName = Entity is null ? null : await db.Entities.Where(entity => entity.Id == Entity).Select(entity => entity.Name).FirstOrDefaultAsync(cancellationToken);
    }

    private IQueryable<Annotation> Filtered()
    {
        var annotations = db.Annotations.Where(annotation =>
            annotation.RemovedAt == null && db.Articles.Any(article => article.Id == annotation.ArticleId && article.RemovedAt == null));
        if (!string.IsNullOrWhiteSpace(Q))
        {
            var pattern = LikePattern.Containing(Q);
            annotations = annotations.Where(annotation => EF.Functions.ILike(annotation.Quote!, pattern, @"\") || EF.Functions.ILike(annotation.Note!, pattern, @"\"));
        }

        if (!string.IsNullOrWhiteSpace(Label))
        {
            var key = NewsArchive.Annotations.Label.KeyOf(ArchiveText.NormalizeLine(Label));
            annotations = annotations.Where(annotation => annotation.Label!.NameKey == key);
        }

        if (Entity is { } entity)
        {
            annotations = annotations.Where(annotation => annotation.EntityId == entity);
        }

        if (!string.IsNullOrWhiteSpace(Tag))
        {
            var key = NewsArchive.Tags.Tag.KeyOf(ArchiveText.NormalizeLine(Tag));
            annotations = annotations.Where(annotation => annotation.Tags.Any(tag => tag.NameKey == key));
        }

        return annotations;
    }

    /// <summary>One annotation of the list.</summary>
    public sealed record AnnotationRow(
        long Id,
        long ArticleId,
        string Title,
        int Version,
        int CurrentVersion,
        string? Quote,
        int? LabelId,
        string? Label,
        int? EntityId,
        string? Entity,
        string? Note,
        IReadOnlyList<string> Tags,
        string Person,
        DateTimeOffset UpdatedAt);
}
