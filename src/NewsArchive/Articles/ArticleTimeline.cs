using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Articles;

/// <summary>
/// Counts the articles of a filter by day, week, month or year of the time lists sort by, in UTC. The database counts days, which an index on
/// the time answers alone when there are no words; they are put together here.
/// </summary>
public sealed class ArticleTimeline(ArchiveDbContext db)
{
    /// <summary>Most spans that a chart shows.</summary>
    public const int ChartSpans = 124;

    /// <summary>Most spans that a file holds: the days of a century.</summary>
    public const int FileSpans = 36_600;

    /// <summary>Sources that are told apart.</summary>
    private const int Sources = 5;

    /// <summary>Most days by which a chart is drawn when nobody says by what.</summary>
    private const int MostDays = 62;

    /// <summary>Most weeks, likewise.</summary>
    private const int MostWeeks = 60;

    /// <summary>The counts, without gaps; null when the database was too slow to tell. A unit that would make too many spans gives way to a longer one.</summary>
    public Task<Timeline?> ReadAsync(ArticleFilter filter, TimelineUnit? unit, bool bySource, int mostSpans, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Patience.TryAsync(db, () => CountAsync(filter, unit, bySource, mostSpans, cancellationToken), cancellationToken);
    }

    private async Task<Timeline> CountAsync(ArticleFilter filter, TimelineUnit? asked, bool bySource, int mostSpans, CancellationToken cancellationToken)
    {
        var articles = filter.Apply(db);
        var (days, sources) = bySource ? await BySourceAsync(articles, cancellationToken) : (await ByDayAsync(articles, cancellationToken), []);
        if (days.Count == 0)
        {
            return new Timeline(asked ?? TimelineUnit.Day, [], sources);
        }

        var first = days.Min(day => day.Date);
        var last = days.Max(day => day.Date);
        var unit = TimelineUnits.Fitting(first, last, asked ?? Suggested(first, last), mostSpans);
        var from = TimelineUnits.StartOf(first, unit);
        var length = TimelineUnits.Between(from, last, unit) + 1;
        // Years before the middle ages, from a misprinted date, are told in a sentence and not drawn.
        var cut = Math.Max(0, length - mostSpans);
        from = TimelineUnits.Add(from, cut, unit);
        var spans = new int[length - cut][];
        for (var at = 0; at < spans.Length; at++)
        {
            spans[at] = new int[Math.Max(1, sources.Count)];
        }

        foreach (var day in days.Where(day => day.Date >= from))
        {
            spans[TimelineUnits.Between(from, day.Date, unit)][day.Share] += day.Count;
        }

        return new Timeline(unit, [.. spans.Select((shares, at) => new TimelineSpan(TimelineUnits.Add(from, at, unit), shares.Sum(), shares))], sources)
        {
            Earlier = days.Where(day => day.Date < from).Sum(day => day.Count),
            IsCoarser = asked is not null && asked != unit,
        };
    }

    private static TimelineUnit Suggested(DateOnly first, DateOnly last) => (last.DayNumber - first.DayNumber) switch
    {
        < MostDays => TimelineUnit.Day,
        < MostWeeks * 7 => TimelineUnit.Week,
        _ => TimelineUnit.Month,
    };

    private static async Task<List<DayCount>> ByDayAsync(IQueryable<Article> articles, CancellationToken cancellationToken)
    {
        var days = await articles.GroupBy(article => DayOf.Time(article.SortAt)).Select(day => new { day.Key, Count = day.Count() }).ToListAsync(cancellationToken);
        return days.ConvertAll(day => new DayCount(DateOnly.FromDateTime(day.Key.UtcDateTime), 0, day.Count));
    }

    private async Task<(List<DayCount> Days, IReadOnlyList<string> Sources)> BySourceAsync(IQueryable<Article> articles, CancellationToken cancellationToken)
    {
        var totals = await articles.GroupBy(article => article.SourceId).Select(source => new { source.Key, Count = source.Count() })
            .OrderByDescending(source => source.Count).ThenBy(source => source.Key).Take(Sources + 1).ToListAsync(cancellationToken);
        var top = totals.Take(Sources).Select(source => source.Key).ToList();
        var names = await db.Sources.Where(source => top.Contains(source.Id)).ToDictionaryAsync(source => source.Id, source => source.Name, cancellationToken);
        var days = await articles.GroupBy(article => new { Day = DayOf.Time(article.SortAt), Source = top.Contains(article.SourceId) ? article.SourceId : 0 })
            .Select(day => new { day.Key.Day, day.Key.Source, Count = day.Count() }).ToListAsync(cancellationToken);
        var counts = days.ConvertAll(day => new DayCount(
            DateOnly.FromDateTime(day.Day.UtcDateTime), top.IndexOf(day.Source) is var at and >= 0 ? at : Sources, day.Count));
        return (counts, [.. top.Select(id => names[id]), .. totals.Count > Sources ? ["Other sources"] : Array.Empty<string>()]);
    }

    private sealed record DayCount(DateOnly Date, int Share, int Count);
}

/// <summary>How many articles there are, span by span.</summary>
/// <param name="Unit">How long a span is.</param>
/// <param name="Spans">All spans from the first to the last with articles, also the empty ones between.</param>
/// <param name="Sources">Whose shares are told apart, the largest first, "Other sources" last; empty when they are not.</param>
public sealed record Timeline(TimelineUnit Unit, IReadOnlyList<TimelineSpan> Spans, IReadOnlyList<string> Sources)
{
    /// <summary>Articles before the first span, which would have made too many spans.</summary>
    public int Earlier { get; init; }

    /// <summary>True when the unit that was asked for would have made too many spans.</summary>
    public bool IsCoarser { get; init; }
}

/// <summary>A day, week, month or year of a timeline.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="Count">Articles.</param>
/// <param name="Shares">The same by source, at the places of <see cref="Timeline.Sources"/>.</param>
public sealed record TimelineSpan(DateOnly Start, int Count, IReadOnlyList<int> Shares);
