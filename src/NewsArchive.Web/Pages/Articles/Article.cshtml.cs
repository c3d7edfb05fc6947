using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>One article to read, in its current version or an older one.</summary>
public sealed class ArticleModel(ArticleReading reading) : PageModel
{
    /// <summary>What is shown.</summary>
    public ArticleView View { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long id, int? version, CancellationToken cancellationToken)
    {
        if (await reading.ReadAsync(id, version, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}
