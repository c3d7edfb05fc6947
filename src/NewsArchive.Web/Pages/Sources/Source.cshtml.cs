using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Data;
using DbSource = NewsArchive.Sources.Source;

namespace NewsArchive.Web.Pages.Sources;

/// <summary>One source: where it announces articles, and its newest ones.</summary>
public sealed class SourceModel(ArchiveDbContext db, ArticleList list) : PageModel
{
    /// <summary>The source with its feeds.</summary>
    public DbSource Source { get; private set; } = null!;

    /// <summary>The filter that means its articles.</summary>
    public ArticleFilter Filter { get; private set; } = new();

    /// <summary>Its newest articles.</summary>
    public IReadOnlyList<ArticleRow> Newest { get; private set; } = [];

    /// <summary>How many it has, up to one more than <see cref="ArticleList.CountLimit"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        var source = await db.Sources.AsNoTracking().Include(one => one.Feeds).SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (source is null)
        {
            return NotFound();
        }

        Source = source;
        Filter = new ArticleFilter { Source = source.Name };
        Newest = (await list.ReadAsync(Filter, cancellationToken)).Rows;
        Count = await list.CountAsync(Filter, cancellationToken);
        return Page();
    }
}
