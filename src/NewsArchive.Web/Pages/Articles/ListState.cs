using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;
using NewsArchive.Articles;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>All that the address of a list says: which articles, how many on a page, and how its timeline is drawn.</summary>
/// <param name="Filter">Which articles; its problems are in <see cref="Problems"/>.</param>
public sealed record ListState(ArticleFilter Filter)
{
    /// <summary>The numbers of rows that are offered.</summary>
    public static readonly ImmutableArray<int> Sizes = [25, 50, 100];

    /// <summary>Rows on a page; null for the usual number.</summary>
    public int? Size { get; init; }

    /// <summary>By what the timeline counts; null when that follows from its length.</summary>
    public TimelineUnit? Per { get; init; }

    /// <summary>True when the timeline tells sources apart.</summary>
    public bool BySource { get; init; }

    /// <summary>What was asked for and not understood.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>Those of them for which a script must not be answered.</summary>
    public ImmutableArray<string> Refusals { get; init; } = [];

    /// <summary>The same list from its beginning.</summary>
    public ArticleFilter First => Filter with { Page = null, Problems = [] };

    /// <summary>Reads the parameters of a request.</summary>
    public static ListState Parse(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var filter = ArticleFilter.Parse(query);
        var problems = ImmutableArray.CreateBuilder<string>();
        var state = new ListState(filter) { Size = SizeOf(query["size"], problems), Per = PerOf(query["per"], problems), BySource = BySourceOf(query["by"], problems) };
        return state with { Problems = [.. filter.Problems, .. problems], Refusals = [.. filter.Refusals, .. problems] };
    }

    /// <summary>The address of another list, shown as this one is.</summary>
    public string Link(ArticleFilter filter) => "/articles" + Query(filter);

    /// <summary>The query string of another list, shown as this one is; empty when there is nothing to say.</summary>
    public string Query(ArticleFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var own = new QueryBuilder();
        foreach (var (name, value) in Own)
        {
            own.Add(name, value);
        }

        var (said, view) = (filter.ToQueryString(), own.ToString());
        return said.Length == 0 || view.Length == 0 ? said + view : $"{said}&{view[1..]}";
    }

    /// <summary>The parameters that are not the filter's.</summary>
    public IEnumerable<KeyValuePair<string, string>> Own
    {
        get
        {
            if (Size is { } size)
            {
                yield return KeyValuePair.Create("size", size.ToString(CultureInfo.InvariantCulture));
            }

            if (Per is { } per)
            {
                yield return KeyValuePair.Create("per", per.ToString().ToLowerInvariant());
            }

            if (BySource)
            {
                yield return KeyValuePair.Create("by", "source");
            }
        }
    }

    private static int? SizeOf(StringValues said, ImmutableArray<string>.Builder problems)
    {
        if (string.IsNullOrWhiteSpace(said))
        {
            return null;
        }

        if (int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && Sizes.Contains(size))
        {
            return size;
        }

        problems.Add($"A page cannot have “{said}” rows: size is {string.Join(", ", Sizes[..^1])} or {Sizes[^1]}.");
        return null;
    }

    private static TimelineUnit? PerOf(StringValues said, ImmutableArray<string>.Builder problems)
    {
        if (string.IsNullOrWhiteSpace(said))
        {
            return null;
        }

        foreach (var unit in Enum.GetValues<TimelineUnit>())
        {
            if (string.Equals(said, unit.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return unit;
            }
        }

        problems.Add($"Articles cannot be counted per “{said}”: per is day, week, month or year.");
        return null;
    }

    private static bool BySourceOf(StringValues said, ImmutableArray<string>.Builder problems)
    {
        if (string.IsNullOrWhiteSpace(said))
        {
            return false;
        }

        if (string.Equals(said, "source", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        problems.Add($"A timeline cannot be divided by “{said}”: by is source.");
        return false;
    }
}
