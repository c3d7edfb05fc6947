using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Tags;
using NewsArchive.Web.Requests;

namespace NewsArchive.Web.Pages.Tags;

/// <summary>The vocabulary: every tag with what it is used for and how often.</summary>
public sealed class IndexModel(ArchiveDbContext db, TagVocabulary vocabulary, PersonalChange changes) : PageModel
{
    /// <summary>What is to be said of a tag.</summary>
    [BindProperty]
    public TagForm Form { get; set; } = new();

    /// <summary>The tags, by name.</summary>
    public IReadOnlyList<TagRow> Rows { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return ReadAsync(cancellationToken);
    }

    /// <summary>Adds a tag.</summary>
    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid && await vocabulary.FindOrAddAsync([Form.Name!], changes.Begin().At, cancellationToken) is [_])
        {
            return Redirect("/tags");
        }

        return await RefuseAsync("Type a name of at most 80 characters for the tag.", cancellationToken);
    }

    /// <summary>Changes a tag.</summary>
    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancellationToken)
    {
        var colour = Form.HasColour ? Form.Colour : null;
        if (ModelState.IsValid && await vocabulary.DescribeAsync(changes.Begin(), id, (Form.Name!, Form.Description, colour), cancellationToken))
        {
            return Redirect("/tags");
        }

        return await RefuseAsync($"“{Form.Name}” was not saved: the name is empty, too long, or another tag has it.", cancellationToken);
    }

    private async Task<IActionResult> RefuseAsync(string message, CancellationToken cancellationToken)
    {
        ModelState.AddModelError("", message);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        await ReadAsync(cancellationToken);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancellationToken) => Rows = await db.Tags.OrderBy(tag => tag.NameKey)
        .Select(tag => new TagRow(
            tag.Id,
            tag.Name,
            tag.Description,
            tag.Colour,
            db.ArticleTags.Count(link => link.TagId == tag.Id && db.Articles.Any(article => article.Id == link.ArticleId && article.RemovedAt == null)),
            db.Annotations.Count(annotation => annotation.RemovedAt == null && annotation.Tags.Any(other => other.Id == tag.Id))))
        .ToListAsync(cancellationToken);

    /// <summary>What a person types about a tag.</summary>
    public sealed class TagForm
    {
        /// <summary>The word.</summary>
        [Required(ErrorMessage = "Type the tag's name.")]
        [StringLength(TagVocabulary.MaxNameLength)]
        public string? Name { get; set; }

        /// <summary>What it is used for.</summary>
        [StringLength(1000)]
        public string? Description { get; set; }

        /// <summary>True when the tag has a colour of its own.</summary>
        public bool HasColour { get; set; }

        /// <summary>Colour as "#rrggbb".</summary>
        [RegularExpression("^#[0-9a-fA-F]{6}$", ErrorMessage = "A colour looks like #b3541e.")]
        public string? Colour { get; set; }
    }

    /// <summary>One tag of the list.</summary>
    public sealed record TagRow(int Id, string Name, string? Description, string? Colour, int Articles, int Annotations);
}
