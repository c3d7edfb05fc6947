using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Entities;
using NewsArchive.Mentions;
using NewsArchive.Web.Requests;

namespace NewsArchive.Web.Pages.Entities;

/// <summary>One entity: its names, what is said of it, and where it is mentioned.</summary>
public sealed class EntityModel(ArchiveDbContext db, EntityRegistry registry, PersonalChange changes, PromptMatching matching) : PageModel
{
    private const int PageSize = 50;

    /// <summary>Deepest mention that can be paged to; further ones are in the article list.</summary>
    private const int LastMention = 1000;

    /// <summary>What is to be said of it.</summary>
    [BindProperty]
    public EntityForm Form { get; set; } = new();

    /// <summary>The entity.</summary>
    public EntityView View { get; private set; } = null!;

    /// <summary>Where it is mentioned.</summary>
    public IReadOnlyList<MentionContext> Mentions { get; private set; } = [];

    /// <summary>How many mentions were passed over.</summary>
    public int Skip { get; private set; }

    /// <summary>Where the page of mentions before this one begins; null on the first.</summary>
    public int? Previous => Skip > 0 ? Math.Max(0, Skip - PageSize) : null;

    /// <summary>Where the next page of mentions begins; null on the last one.</summary>
    public int? Next { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(int id, int skip, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return await ReadAsync(id, skip, cancellationToken) ? Page() : NotFound();
    }

    /// <summary>Changes what is said of it.</summary>
    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            var now = (Form.Name!, Form.Type, Form.Description, Form.WikidataId);
            var result = await registry.DescribeAsync(changes.Begin(), id, Form.Revision, now, cancellationToken);
            return await AnswerAsync(id, result, cancellationToken);
        }

        return await ReadAsync(id, 0, cancellationToken) ? Page() : NotFound();
    }

    /// <summary>Gives it one more name.</summary>
    public async Task<IActionResult> OnPostAliasAsync(int id, string? alias, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return await AnswerAsync(id, await registry.AddAliasAsync(changes.Begin(), id, alias ?? "", cancellationToken), cancellationToken);
    }

    /// <summary>Takes a name away.</summary>
    public async Task<IActionResult> OnPostRemoveAliasAsync(int id, int aliasId, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return await AnswerAsync(id, await registry.RemoveAliasAsync(changes.Begin(), aliasId, cancellationToken), cancellationToken);
    }

    /// <summary>Takes it out of the registry.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(int id, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var result = await registry.RemoveAsync(changes.Begin(), id, cancellationToken);
        await matching.RunAsync(cancellationToken);
        return result.Outcome == RegistryOutcome.NotFound ? NotFound() : Redirect("/changes");
    }

    private async Task<IActionResult> AnswerAsync(int id, RegistryResult result, CancellationToken cancellationToken)
    {
        if (result.Outcome is RegistryOutcome.Saved or RegistryOutcome.AlreadySo)
        {
            await matching.RunAsync(cancellationToken);
            return Redirect($"/entities/{id}");
        }

        ModelState.AddModelError("", result.Outcome switch
        {
            RegistryOutcome.ChangedSince => "Somebody changed this entity since you opened it. It is shown as it is now; change it again if you still want to.",
            RegistryOutcome.BadName => $"A name has letters or digits and at most {EntityRegistry.MaxNameLength} characters.",
            _ => "This name or entity is not in the registry any more.",
        });
        if (!await ReadAsync(id, 0, cancellationToken))
        {
            return NotFound();
        }

        Response.StatusCode = result.Outcome == RegistryOutcome.ChangedSince ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<bool> ReadAsync(int id, int skip, CancellationToken cancellationToken)
    {
        var view = await db.Entities.Where(entity => entity.Id == id && entity.RemovedAt == null)
            .Select(entity => new EntityView(
                entity.Id,
                entity.Name,
                entity.Type,
                entity.Description,
                entity.WikidataId,
                entity.Revision,
                db.Mentions.Count(mention => mention.EntityId == id),
                db.Articles.Count(article => article.RemovedAt == null
                    && (db.Mentions.Any(mention => mention.EntityId == id && mention.ArticleId == article.Id)
                        || db.ArticleEntities.Any(link => link.EntityId == id && link.ArticleId == article.Id))),
                db.Annotations.Count(annotation => annotation.EntityId == id && annotation.RemovedAt == null),
                entity.Aliases.Where(alias => alias.RemovedAt == null).OrderBy(alias => alias.Id)
                    .Select(alias => new AliasRow(alias.Id, alias.Text, alias.IsCaseSensitive, alias.MatchedAt == null, db.Mentions.Count(mention => mention.AliasId == alias.Id)))
                    .ToList()))
            .FirstOrDefaultAsync(cancellationToken);
        if (view is null)
        {
            return false;
        }

        View = view;
        Skip = Math.Clamp(skip, 0, LastMention);
        var mentions = await MentionContext.ReadAsync(db, id, Skip, PageSize + 1, cancellationToken);
        Mentions = [.. mentions.Take(PageSize)];
        Next = mentions.Count > PageSize && Skip + PageSize <= LastMention ? Skip + PageSize : null;
        return true;
    }

    /// <summary>What a person types to describe an entity.</summary>
    public sealed class EntityForm
    {
        /// <summary>The revision the person saw.</summary>
        public int Revision { get; set; }

        /// <summary>The name it goes by.</summary>
        [Required(ErrorMessage = "Type the name of the entity.")]
        [StringLength(EntityRegistry.MaxNameLength)]
        public string? Name { get; set; }

        /// <summary>What kind of thing it is.</summary>
        public EntityType Type { get; set; }

        /// <summary>What a reader should know.</summary>
        [StringLength(2000)]
        public string? Description { get; set; }

        /// <summary>Its Wikidata item.</summary>
        [RegularExpression(@"^Q[1-9]\d*$", ErrorMessage = "A Wikidata item looks like Q7747.")]
        public string? WikidataId { get; set; }
    }

    /// <summary>What the page shows of the entity.</summary>
    public sealed record EntityView(
        int Id, string Name, EntityType Type, string? Description, string? WikidataId, int Revision, int MentionCount, int ArticleCount, int AnnotationCount, IReadOnlyList<AliasRow> Aliases);

    /// <summary>One name of it.</summary>
    public sealed record AliasRow(int Id, string Text, bool IsCaseSensitive, bool IsPending, int Mentions);
}
