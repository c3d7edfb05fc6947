using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using NewsArchive.Texts;

namespace NewsArchive.Articles;

/// <summary>The order of a list of articles.</summary>
public enum ArticleOrder
{
    /// <summary>Latest first.</summary>
    Newest,

    /// <summary>Earliest first.</summary>
    Oldest,
}

/// <summary>
/// Which articles are meant: the one filter that lists, counts and exports share. It is read from a query string and written as one, so that
/// every selection is an address. What cannot be understood is left out and told in <see cref="Problems"/>.
/// </summary>
public sealed partial record ArticleFilter
{
    /// <summary>Words to find, in the syntax of web searches; null for all articles.</summary>
    public string? Q { get; init; }

    /// <summary>Name or host of the source.</summary>
    public string? Source { get; init; }

    /// <summary>Entities that all must occur, each by key or by one of its names.</summary>
    public ImmutableArray<string> Entities { get; init; } = [];

    /// <summary>Tags that all must be on the article.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Label that one of its annotations must have.</summary>
    public string? Label { get; init; }

    /// <summary>Primary language subtag.</summary>
    public string? Language { get; init; }

    /// <summary>Only what is not older than this.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Only what is older than this.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Which end comes first.</summary>
    public ArticleOrder Sort { get; init; }

    /// <summary>Where in the list to go on; null for its beginning.</summary>
    public ArticleCursor? Page { get; init; }

    /// <summary>What was asked for and not understood, in words for people.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>True when it lets every article through.</summary>
    public bool IsEmpty => Q is null && Source is null && Entities.IsEmpty && Tags.IsEmpty && Label is null && Language is null && After is null && Before is null
        && Story is null && !HasExclusions;

    /// <summary>Reads a query string, with or without the question mark.</summary>
    public static ArticleFilter Parse(string? queryString) => Parse(QueryHelpers.ParseQuery(queryString));

    /// <summary>Reads the parameters of a request. Unknown ones are ignored.</summary>
    public static ArticleFilter Parse(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var values = query.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        var problems = ImmutableArray.CreateBuilder<string>();
        var filter = new ArticleFilter
        {
            Q = One(values, "q"),
            Source = One(values, "source"),
            Entities = Many(values, "entity"),
            Tags = Many(values, "tag"),
            Label = One(values, "label"),
            Language = One(values, "lang")?.ToLowerInvariant(),
            After = Date(values, "after", problems),
            Before = Date(values, "before", problems),
            NotSources = Many(values, NotSource),
            NotLanguages = [.. Many(values, NotLanguage).Select(language => language.ToLowerInvariant())],
            NotEntities = Many(values, NotEntity),
            NotTags = Many(values, NotTag),
            Story = StoryOf(values, problems),
            ShowsCopies = CopiesShown(values, problems),
            Sort = Order(values, problems),
            Page = Cursor(values, problems),
        };
        if (filter.After >= filter.Before)
        {
            problems.Add("Nothing lies between the two dates: “after” is not earlier than “before”.");
        }

        return filter with { Problems = problems.ToImmutable() };
    }

    /// <summary>The query string that means this filter, with the question mark; empty when there is nothing to say.</summary>
    public string ToQueryString()
    {
        var query = new QueryBuilder();
        Add(query, "q", Q);
        Add(query, "source", Source);
        foreach (var entity in Entities)
        {
            query.Add("entity", entity);
        }

        foreach (var tag in Tags)
        {
            query.Add("tag", tag);
        }

        Add(query, "label", Label);
        Add(query, "lang", Language);
        Add(query, "after", Text(After));
        Add(query, "before", Text(Before));
        foreach (var (name, value) in Exclusions)
        {
            query.Add(name, value);
        }

        Add(query, "story", Story?.ToString(CultureInfo.InvariantCulture));
        Add(query, "copies", ShowsCopies ? AllCopies : null);
        Add(query, "sort", Sort == ArticleOrder.Oldest ? "oldest" : null);
        Add(query, "page", Page?.ToString());
        return query.ToString();
    }

    /// <summary>A bound as it stands in addresses: the day alone when it is a day's beginning.</summary>
    public static string? Text(DateTimeOffset? bound) => bound?.ToUniversalTime().ToString(
        bound.Value.ToUniversalTime().TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture);

    private static string? One(Dictionary<string, StringValues> values, string name) => Many(values, name).FirstOrDefault();

    private static ImmutableArray<string> Many(Dictionary<string, StringValues> values, string name) =>
        values.TryGetValue(name, out var found)
            ? [.. found.Select(ArchiveText.NormalizeLine).Where(text => text.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)]
            : [];

    private static DateTimeOffset? Date(Dictionary<string, StringValues> values, string name, ImmutableArray<string>.Builder problems)
    {
        string[] formats = ["yyyy-MM-dd", "yyyy-MM", "yyyy", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFK"];
        if (One(values, name) is not { } text)
        {
            return null;
        }

        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, utc, out var date))
        {
            return date;
        }

        problems.Add($"“{text}” is not a date. Write {name}=2024-08-16, or a month such as 2024-08.");
        return null;
    }

    private static ArticleOrder Order(Dictionary<string, StringValues> values, ImmutableArray<string>.Builder problems)
    {
        switch (One(values, "sort")?.ToLowerInvariant())
        {
            case null or "newest":
                return ArticleOrder.Newest;
            case "oldest":
                return ArticleOrder.Oldest;
            case var other:
                problems.Add($"There is no order “{other}”: sort is newest or oldest.");
                return ArticleOrder.Newest;
        }
    }

    private static ArticleCursor? Cursor(Dictionary<string, StringValues> values, ImmutableArray<string>.Builder problems)
    {
        if (One(values, "page") is not { } text)
        {
            return null;
        }

        var cursor = ArticleCursor.Parse(text);
        if (cursor is null)
        {
            problems.Add("The link to this page of the list is broken; this is its beginning.");
        }

        return cursor;
    }

    private static void Add(QueryBuilder query, string name, string? value)
    {
        if (value is not null)
        {
            query.Add(name, value);
        }
    }
}
