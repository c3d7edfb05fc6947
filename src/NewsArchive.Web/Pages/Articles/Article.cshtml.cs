using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Web.Annotations;
using NewsArchive.Web.Requests;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>One article to read, in its current version or an older one, and to tag and annotate. The forms are in the other parts of this class.</summary>
public sealed partial class ArticleModel(ArticleReading reading, ArchiveDbContext db, PersonalChange personal, ArticleNeighbours neighbours) : PageModel
{
    private const int Offered = 300;

    /// <summary>What is shown.</summary>
    public ArticleView View { get; private set; } = null!;

    /// <summary>The list it was opened from; null when it was not opened from one.</summary>
    public ArticleFilter? From { get; private set; }

    /// <summary>What stands next to it there.</summary>
    public Neighbours Around { get; private set; } = new(null, null);

    /// <summary>Names that the fields complete to.</summary>
    public Choices Offer { get; private set; } = new([], [], []);

    /// <summary>What was typed to name an entity.</summary>
    public EntityForm Named { get; private set; } = new();

    /// <summary>What was typed to tag.</summary>
    public string? TagName { get; private set; }

    /// <summary>What was typed about a passage.</summary>
    public AnnotationForm Passage { get; private set; } = new();

    /// <summary>What was typed about the whole article.</summary>
    public AnnotationForm Whole { get; private set; } = new();

    /// <summary>What does not fit in a form, by the form's name.</summary>
    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    /// <summary>The places at which the typed passage stands, when it is not clear which is meant.</summary>
    public IReadOnlyList<Texts.TextAnchor> Places { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public Task<IActionResult> OnGetAsync(long id, int? version, CancellationToken cancellationToken) => ShowAsync(id, version, cancellationToken);

    private async Task<IActionResult> ShowAsync(long id, int? version, CancellationToken cancellationToken)
    {
        if (await reading.ReadAsync(id, version, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        View = view;
        if (Request.Query.Keys.Any(key => key is not ("version" or "handler")))
        {
            From = ArticleFilter.Parse(Request.Query) with { Page = null, Problems = [] };
            Around = await neighbours.ReadAsync(From, id, cancellationToken);
        }

        Offer = new Choices(
            await db.Entities.Where(entity => entity.RemovedAt == null).OrderBy(entity => entity.Name).Select(entity => entity.Name).Distinct().Take(Offered).ToListAsync(cancellationToken),
            await db.Tags.OrderBy(tag => tag.NameKey).Select(tag => tag.Name).Take(Offered).ToListAsync(cancellationToken),
            await db.Labels.OrderBy(label => label.Id).Select(label => new LabelRow(label.Id, label.Name, label.Description)).ToListAsync(cancellationToken));
        return Page();
    }

    /// <summary>Shows the page once more, with what was typed and what is wrong with it.</summary>
    private async Task<IActionResult> RefuseAsync(string form, string problem, long id, int? version, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        Problems = new Dictionary<string, string> { [form] = problem };
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShowAsync(id, version, cancellationToken);
    }

    private LocalRedirectResult Done(string message, Guid? step, long id, int? version, string place)
    {
        Flash.Leave(TempData, message, step);
        return LocalRedirect($"/articles/{id}{(version is null ? "" : $"?version={version}")}#{place}");
    }

    /// <summary>Names that the fields complete to.</summary>
    public sealed record Choices(IReadOnlyList<string> Entities, IReadOnlyList<string> Tags, IReadOnlyList<LabelRow> Labels);

    /// <summary>A label to choose.</summary>
    public sealed record LabelRow(int Id, string Name, string? Description);

    /// <summary>An entity to put on the article.</summary>
    public sealed class EntityForm
    {
        /// <summary>Its name, or one of its names.</summary>
        public string? Name { get; set; }

        /// <summary>Its type, when it is new or several go by that name.</summary>
        public NewsArchive.Entities.EntityType? Type { get; set; }

        /// <summary>Further names, with commas between.</summary>
        public string? Aliases { get; set; }
    }
}
