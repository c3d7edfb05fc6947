using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Data;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>The list of articles: searched, filtered, newest first, page by page, all of it in the address.</summary>
public sealed class IndexModel(ArchiveDbContext db, ArticleList list, ArticleFacets facets, ArticleTimeline timeline) : PageModel
{
    // The lists of names are the heaviest part of the page, and the counts beside the list lead to the frequent ones anyway.
    private const int Offered = 60;

    /// <summary>What was asked for.</summary>
    public ListState State { get; private set; } = new(new ArticleFilter());

    /// <summary>Which articles.</summary>
    public ArticleFilter Filter => State.Filter;

    /// <summary>What the list can be narrowed by; null when counting took too long.</summary>
    public FacetLinks? Facets { get; private set; }

    /// <summary>How many articles there are over time; null when counting took too long, or there are none.</summary>
    public TimelineChart? Timeline { get; private set; }

    /// <summary>What is shown.</summary>
    public ArticlePage List { get; private set; } = new([]);

    /// <summary>How many there are, up to one more than <see cref="ArticleList.CountLimit"/>.</summary>
    public int Count { get; private set; }

    /// <summary>How many they are with near-copies counted once; null when that is not known.</summary>
    public int? Stories { get; private set; }

    /// <summary>The filter's parts, each with the filter without it.</summary>
    public IReadOnlyList<Chip> Chips { get; private set; } = [];

    /// <summary>What the filter's fields offer.</summary>
    public Choices Offer { get; private set; } = new([], [], [], []);

    /// <summary>True when the archive holds nothing at all.</summary>
    public bool IsArchiveEmpty { get; private set; }

    /// <summary>The count in words: "14", "25,873" or "10,000+".</summary>
    public string CountText => Count > ArticleList.CountLimit ? $"{TimeText.Count(ArticleList.CountLimit)}+" : TimeText.Count(Count);

    /// <summary>The filter's parts that stand in the folded form.</summary>
    public bool IsFiltered => (Filter with { Q = null }).IsEmpty is false;

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        State = ListState.Parse(Request.Query);
        List = await list.ReadAsync(Filter, State.Size ?? ArticleList.PageSize, cancellationToken);
        (Count, Stories) = await list.SizeAsync(Filter, cancellationToken);
        Chips = [.. await ChipsAsync(cancellationToken)];
        Offer = await OfferAsync(cancellationToken);
        if (Count > 0)
        {
            await CountAroundAsync(cancellationToken);
        }

        IsArchiveEmpty = Count == 0 && !await db.Articles.AnyAsync(article => article.RemovedAt == null, cancellationToken);
        if (Count == 0 && !IsArchiveEmpty)
        {
            await CountWithoutEachAsync(cancellationToken);
        }
    }

    private async Task CountAroundAsync(CancellationToken cancellationToken)
    {
        Facets = await facets.ReadAsync(Filter, cancellationToken) is { } counts ? new FacetLinks(State, counts) : null;
        var spans = await timeline.ReadAsync(Filter, State.Per, State.BySource, ArticleTimeline.ChartSpans, cancellationToken);
        Timeline = spans is { Spans.Count: > 0 } ? new TimelineChart(State, spans) : null;
    }

    /// <summary>When nothing matches, says what each part of the filter costs.</summary>
    private async Task CountWithoutEachAsync(CancellationToken cancellationToken)
    {
        var counted = new List<Chip>();
        foreach (var chip in Chips)
        {
            counted.Add(chip with { CountWithout = await list.CountAsync(chip.Without, cancellationToken) });
        }

        Chips = counted;
    }

    private async Task<IEnumerable<Chip>> ChipsAsync(CancellationToken cancellationToken)
    {
        var first = State.First;
        var names = await EntityNamesAsync(cancellationToken);
        var chips = new List<Chip?>
        {
            Of("words", Filter.Q, first with { Q = null }),
            Of("source", Filter.Source, first with { Source = null }),
            Of("label", Filter.Label, first with { Label = null }),
            Of("language", Filter.Language, first with { Language = null }),
            Of("after", ArticleFilter.Text(Filter.After), first with { After = null }),
            Of("before", ArticleFilter.Text(Filter.Before), first with { Before = null }),
            Of("copies of", await StoryTitleAsync(cancellationToken), first with { Story = null }),
        };
        chips.AddRange(Filter.Entities.Select(entity => Of("entity", names.GetValueOrDefault(entity, entity), first with { Entities = Filter.Entities.Remove(entity) })));
        chips.AddRange(Filter.Tags.Select(tag => Of("tag", tag, first with { Tags = Filter.Tags.Remove(tag) })));
        chips.AddRange(Filter.NotSources.Select(source => Of("not source", source, first with { NotSources = Filter.NotSources.Remove(source) })));
        chips.AddRange(Filter.NotLanguages.Select(language => Of("not language", language, first with { NotLanguages = Filter.NotLanguages.Remove(language) })));
        chips.AddRange(Filter.NotEntities.Select(entity => Of("not entity", names.GetValueOrDefault(entity, entity), first with { NotEntities = Filter.NotEntities.Remove(entity) })));
        chips.AddRange(Filter.NotTags.Select(tag => Of("not tag", tag, first with { NotTags = Filter.NotTags.Remove(tag) })));
        return chips.OfType<Chip>();
    }

    private static Chip? Of(string kind, string? text, ArticleFilter without) => text is null ? null : new Chip(kind, text, without);

    /// <summary>Entities may stand in the address by key; people want to read names.</summary>
    private async Task<Dictionary<string, string>> EntityNamesAsync(CancellationToken cancellationToken)
    {
        var ids = Filter.Entities.Concat(Filter.NotEntities).Select(entity => int.TryParse(entity, out var id) ? id : 0).Where(id => id > 0).ToArray();
        return ids.Length == 0
            ? []
            : await db.Entities.Where(entity => ids.Contains(entity.Id)).ToDictionaryAsync(entity => $"{entity.Id}", entity => entity.Name, cancellationToken);
    }

    private async Task<string?> StoryTitleAsync(CancellationToken cancellationToken) => Filter.Story is not { } id
        ? null
        : await db.Articles.Where(article => article.Id == id).Select(article => article.Title).SingleOrDefaultAsync(cancellationToken) ?? $"article {id}";

    private async Task<Choices> OfferAsync(CancellationToken cancellationToken) => new(
        await db.Sources.OrderBy(source => source.NameKey).Select(source => source.Name).Take(Offered).ToListAsync(cancellationToken),
        await db.Entities.Where(entity => entity.RemovedAt == null).Select(entity => entity.Name).Distinct().OrderBy(name => name).Take(Offered).ToListAsync(cancellationToken),
        await db.Tags.OrderBy(tag => tag.NameKey).Select(tag => tag.Name).Take(Offered).ToListAsync(cancellationToken),
        await db.Labels.OrderBy(label => label.Id).Select(label => label.Name).ToListAsync(cancellationToken));

    /// <summary>A part of the filter that can be dropped.</summary>
    /// <param name="Kind">What it restricts.</param>
    /// <param name="Text">To what.</param>
    /// <param name="Without">The filter without it.</param>
    public sealed record Chip(string Kind, string Text, ArticleFilter Without)
    {
        /// <summary>How many there would be without it; known only when nothing matches.</summary>
        public int CountWithout { get; init; }
    }

    /// <summary>Names that the fields complete to.</summary>
    public sealed record Choices(IReadOnlyList<string> Sources, IReadOnlyList<string> Entities, IReadOnlyList<string> Tags, IReadOnlyList<string> Labels);
}
