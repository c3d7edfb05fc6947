using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Entities;
using NewsArchive.Texts;
using NewsArchive.Web.Requests;

namespace NewsArchive.Web.Pages.Entities;

/// <summary>The registry: who and what the archive knows by name, and the form to add to it.</summary>
public sealed class IndexModel(ArchiveDbContext db, EntityRegistry registry, PersonalChange changes, PromptMatching matching) : PageModel
{
    private const int PageSize = 100;

    /// <summary>What a name must contain to be listed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Which type is listed; null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public EntityType? Type { get; set; }

    /// <summary>The name behind which the page begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>The key that goes with <see cref="After"/>, for entities of one name.</summary>
    [BindProperty(SupportsGet = true)]
    public int AfterId { get; set; }

    /// <summary>What is to be added.</summary>
    [BindProperty]
    public NewEntityForm Form { get; set; } = new();

    /// <summary>The entities, by name.</summary>
    public IReadOnlyList<EntityRow> Rows { get; private set; } = [];

    /// <summary>The entity behind which the next page begins.</summary>
    public EntityRow? Next { get; private set; }

    /// <summary>Shows the registry.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken)
    {
        // Only the form's own fields may complain about the form.
        ModelState.Clear();
        return ReadAsync(cancellationToken);
    }

    /// <summary>Adds an entity and looks for its names in the archive.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            var aliases = (Form.Aliases ?? "").Split(['\n', ';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var result = await registry.AddAsync(changes.Begin(), Form.Name!, Form.Type, Form.Description, aliases, cancellationToken);
            if (result.Entity is { } entity)
            {
                await matching.RunAsync(cancellationToken);
                return Redirect($"/entities/{entity.Id}");
            }

            ModelState.AddModelError("Form.Name", $"A name has letters or digits and at most {EntityRegistry.MaxNameLength} characters.");
        }

        await ReadAsync(cancellationToken);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var entities = db.Entities.Where(entity => entity.RemovedAt == null && entity.MergedIntoId == null);
        if (!string.IsNullOrWhiteSpace(Q))
        {
            var pattern = LikePattern.Containing(Q);
            entities = entities.Where(entity => entity.Aliases.Any(alias => alias.RemovedAt == null && EF.Functions.ILike(alias.Text, pattern, @"\")));
        }

        if (Type is { } type)
        {
            entities = entities.Where(entity => entity.Type == type);
        }

        if (After is not null)
        {
            var after = ArchiveText.NormalizeLine(After);
            entities = entities.Where(entity => EF.Functions.GreaterThan(ValueTuple.Create(entity.Name, entity.Id), ValueTuple.Create(after, AfterId)));
        }

        var page = await entities.OrderBy(entity => entity.Name).ThenBy(entity => entity.Id).Take(PageSize + 1)
            .Select(entity => new EntityRow(
                entity.Id,
                entity.Name,
                entity.Type,
                entity.Aliases.Where(alias => alias.RemovedAt == null && alias.Text != entity.Name).Select(alias => alias.Text).ToList(),
                db.Mentions.Count(mention => mention.EntityId == entity.Id),
                db.Mentions.Where(mention => mention.EntityId == entity.Id).Select(mention => mention.ArticleId).Distinct().Count()))
            .ToListAsync(cancellationToken);
        Rows = [.. page.Take(PageSize)];
        Next = page.Count > PageSize ? Rows[^1] : null;
    }

    /// <summary>What a person types to add an entity.</summary>
    public sealed class NewEntityForm
    {
        /// <summary>The name it goes by.</summary>
        [Required(ErrorMessage = "Type the name of the entity.")]
        [StringLength(EntityRegistry.MaxNameLength)]
        public string? Name { get; set; }

        /// <summary>What kind of thing it is.</summary>
        public EntityType Type { get; set; }

        /// <summary>Further names, apart by commas, semicolons or lines.</summary>
        [StringLength(4000)]
        public string? Aliases { get; set; }

        /// <summary>What a reader should know.</summary>
        [StringLength(2000)]
        public string? Description { get; set; }
    }

    /// <summary>One entity of the list.</summary>
    public sealed record EntityRow(int Id, string Name, EntityType Type, IReadOnlyList<string> Aliases, int Mentions, int Articles);
}
