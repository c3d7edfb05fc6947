using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Runs;

namespace NewsArchive.Web.Pages;

/// <summary>Today: what is new in the archive, what changed, and what is being collected.</summary>
public sealed class IndexModel(ArchiveDbContext db, ArticleList list, RunList runs, TimeProvider clock) : PageModel
{
    private const int ChangedRows = 6;
    private const int RunRows = 4;

    /// <summary>The newest articles.</summary>
    public IReadOnlyList<ArticleRow> Newest { get; private set; } = [];

    /// <summary>Articles whose publishers changed them.</summary>
    public IReadOnlyList<ChangedRow> Changed { get; private set; } = [];

    /// <summary>The last runs.</summary>
    public IReadOnlyList<RunEntry> Runs { get; private set; } = [];

    /// <summary>What the archive holds.</summary>
    public Holdings Holds { get; private set; } = new(0, 0, 0, 0);

    /// <summary>The present time.</summary>
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var all = new ArticleFilter();
        Newest = (await list.ReadAsync(all, cancellationToken)).Rows;
        Changed = await db.Articles.Where(article => article.RemovedAt == null && article.CurrentVersion > 1)
            .OrderByDescending(article => article.SortAt).ThenByDescending(article => article.Id).Take(ChangedRows)
            .Select(article => new ChangedRow(article.Id, article.Title, article.Source.Name, article.CurrentVersion, article.Language)).ToListAsync(cancellationToken);
        Runs = await runs.ReadAsync(new RunFilter(), RunRows, cancellationToken);
        Holds = new Holdings(
            await list.CountAsync(all, cancellationToken),
            await db.Sources.CountAsync(cancellationToken),
            await db.Entities.CountAsync(entity => entity.RemovedAt == null, cancellationToken),
            await db.Annotations.CountAsync(annotation => annotation.RemovedAt == null, cancellationToken));
    }

    /// <summary>An article with more than one version.</summary>
    public sealed record ChangedRow(long Id, string Title, string Source, int Version, string? Language);

    /// <summary>Counts; articles only up to one more than <see cref="ArticleList.CountLimit"/>.</summary>
    public sealed record Holdings(int Articles, int Sources, int Entities, int Annotations)
    {
        /// <summary>The articles in words.</summary>
        public string ArticlesText => Articles > ArticleList.CountLimit ? $"{TimeText.Count(ArticleList.CountLimit)}+" : TimeText.Count(Articles);
    }
}
