using System.Collections.Immutable;
using System.Globalization;
using NewsArchive.Articles;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>The counts beside a list: what each value leads to.</summary>
public sealed class FacetLinks(ListState state, ArticleFacetCounts counts)
{
    private static readonly (ArticleFacet Facet, string Name)[] Offered =
    [
        (ArticleFacet.Source, "Source"), (ArticleFacet.Month, "Month"), (ArticleFacet.Language, "Language"),
        (ArticleFacet.Entity, "Entity"), (ArticleFacet.Tag, "Tag"), (ArticleFacet.Label, "Label"),
    ];

    /// <summary>True when only the newest articles were counted.</summary>
    public bool IsPartial => counts.IsPartial;

    /// <summary>The facets that have anything to choose.</summary>
    public IEnumerable<Group> Groups() => Offered
        .Select(facet => new Group(facet.Name, [.. counts.Counts.Where(count => count.Facet == facet.Facet && !IsChosen(count)).Select(AsChoice)]))
        .Where(group => group.Choices.Count > 0);

    private Choice AsChoice(ArticleFacetCount count) => new(
        count.Facet == ArticleFacet.Month ? MonthOf(count).ToString("MMMM yyyy", CultureInfo.InvariantCulture) : count.Name,
        count.Count,
        state.Query(With(count)),
        Without(count) is { } without ? state.Query(without) : null);

    /// <summary>What the filter says already needs no link.</summary>
    private bool IsChosen(ArticleFacetCount count) => count.Facet switch
    {
        ArticleFacet.Source => state.Filter.Source is not null,
        ArticleFacet.Language => state.Filter.Language is not null,
        ArticleFacet.Entity => Has(state.Filter.Entities, count.Value) || Has(state.Filter.Entities, count.Name),
        ArticleFacet.Tag => Has(state.Filter.Tags, count.Value),
        ArticleFacet.Label => state.Filter.Label is not null,
        _ => state.Filter.After >= MonthOf(count) && state.Filter.Before <= MonthOf(count).AddMonths(1),
    };

    private static bool Has(ImmutableArray<string> values, string value) => values.Contains(value, StringComparer.OrdinalIgnoreCase);

    private ArticleFilter With(ArticleFacetCount count) => count.Facet switch
    {
        ArticleFacet.Source => state.First with { Source = count.Value },
        ArticleFacet.Language => state.First with { Language = count.Value },
        ArticleFacet.Entity => state.First with { Entities = state.First.Entities.Add(count.Value) },
        ArticleFacet.Tag => state.First with { Tags = state.First.Tags.Add(count.Value) },
        ArticleFacet.Label => state.First with { Label = count.Value },
        _ => TimelineLinks.Narrowed(state.First, MonthOf(count), MonthOf(count).AddMonths(1)),
    };

    private ArticleFilter? Without(ArticleFacetCount count) => count.Facet switch
    {
        ArticleFacet.Source => state.First with { NotSources = state.First.NotSources.Add(count.Value) },
        ArticleFacet.Language => state.First with { NotLanguages = state.First.NotLanguages.Add(count.Value) },
        ArticleFacet.Entity => state.First with { NotEntities = state.First.NotEntities.Add(count.Value) },
        ArticleFacet.Tag => state.First with { NotTags = state.First.NotTags.Add(count.Value) },
        _ => null,
    };

    private static DateTimeOffset MonthOf(ArticleFacetCount count) =>
        DateTimeOffset.ParseExact(count.Value, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>A facet.</summary>
    public sealed record Group(string Name, IReadOnlyList<Choice> Choices);

    /// <summary>A value with the query strings that add it and that leave it out.</summary>
    public sealed record Choice(string Name, int Count, string With, string? Without);
}
