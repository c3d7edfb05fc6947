using NewsArchive.Articles;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>Filters that a span of time narrows.</summary>
internal static class TimelineLinks
{
    /// <summary>The articles of a filter within a span; bounds that were narrower stay.</summary>
    public static ArticleFilter Narrowed(ArticleFilter filter, DateTimeOffset from, DateTimeOffset to) => filter with
    {
        After = filter.After > from ? filter.After : from,
        Before = filter.Before < to ? filter.Before : to,
    };

    /// <summary>The articles of a filter within a span of a timeline.</summary>
    public static ArticleFilter Narrowed(ArticleFilter filter, DateOnly start, TimelineUnit unit) =>
        Narrowed(filter, Utc(start), Utc(TimelineUnits.Add(start, 1, unit)));

    private static DateTimeOffset Utc(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
