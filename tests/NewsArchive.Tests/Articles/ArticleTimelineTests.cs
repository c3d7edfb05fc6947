using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Articles;

public sealed class ArticleTimelineTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private ArchiveDbContext _db = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _db = _database.CreateContext();
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_few_days_are_counted_by_day_in_UTC_without_gaps()
    {
        await StoreAsync("2024-02-28T23:59:59Z", "2024-02-29T00:00:00Z", "2024-03-02T01:00:00+02:00");
        var timeline = await ReadAsync("");
        Assert.Equal(TimelineUnit.Day, timeline.Unit);
        Assert.Equal([("2024-02-28", 1), ("2024-02-29", 1), ("2024-03-01", 1)], Spans(timeline));
        await StoreAsync("2024-03-04T00:00:00Z");
        Assert.Equal([("2024-03-01", 1), ("2024-03-02", 0), ("2024-03-03", 0), ("2024-03-04", 1)], Spans(await ReadAsync("after=2024-03-01")));
    }

    [Theory]
    [InlineData("2024-01-01", "2024-06-30", null, TimelineUnit.Week, "2024-01-01", 26)]
    [InlineData("2020-12-31", "2024-06-30", null, TimelineUnit.Month, "2020-12-01", 43)]
    [InlineData("2010-05-05", "2024-06-30", null, TimelineUnit.Year, "2010-01-01", 15)]
    [InlineData("2024-01-07", "2024-01-08", TimelineUnit.Week, TimelineUnit.Week, "2024-01-01", 2)]
    [InlineData("2024-01-01", "2024-01-02", TimelineUnit.Year, TimelineUnit.Year, "2024-01-01", 1)]
    [InlineData("2023-01-01", "2024-01-02", TimelineUnit.Day, TimelineUnit.Week, "2022-12-26", 54)]
    public async Task The_span_chooses_the_unit_and_too_many_bars_a_longer_one(
        string first, string last, TimelineUnit? asked, TimelineUnit unit, string start, int spans)
    {
        await StoreAsync($"{first}T12:00:00Z", $"{last}T12:00:00Z");
        var timeline = await ReadAsync("", asked);
        Assert.Equal(unit, timeline.Unit);
        Assert.Equal(asked is not null && asked != unit, timeline.IsCoarser);
        Assert.Equal(spans, timeline.Spans.Count);
        Assert.Equal(start, Spans(timeline)[0].Start);
        Assert.Equal(2, timeline.Spans.Sum(span => span.Count));
    }

    [Fact]
    public async Task A_misprinted_date_is_told_and_not_drawn()
    {
        await StoreAsync("0024-08-16T00:00:00Z", "2024-08-16T00:00:00Z");
        var timeline = await ReadAsync("");
        Assert.Equal(ArticleTimeline.ChartSpans, timeline.Spans.Count);
        Assert.Equal(("2024-01-01", 1), Spans(timeline)[^1]);
        Assert.Equal(1, timeline.Earlier);
    }

    [Fact]
    public async Task Sources_have_their_shares_and_the_small_ones_share_one()
    {
        await _db.StoreAsync([.. Enumerable.Range(1, 7).SelectMany(source => Enumerable.Range(0, 8 - source).Select(at => Of(source, at)))]);
        var timeline = await ReadAsync("", bySource: true);
        Assert.Equal(["Paper 1", "Paper 2", "Paper 3", "Paper 4", "Paper 5", "Other sources"], timeline.Sources);
        var span = Assert.Single(timeline.Spans);
        Assert.Equal([7, 6, 5, 4, 3, 3], span.Shares);
        Assert.Equal(28, span.Count);
    }

    [Fact]
    public async Task Words_and_removed_articles_are_minded()
    {
        await _db.StoreAsync(Make.Incoming("Otter", published: Make.Now), Make.Incoming("Otters", published: Make.Now), Make.Incoming("Badger", published: Make.Now));
        var article = await _db.Articles.SingleAsync(one => one.Title == "Otters", Cancellation);
        article.Remove("asked for", Make.Now);
        await _db.SaveChangesAsync(Cancellation);
        Assert.Equal(1, (await ReadAsync("q=otter")).Spans.Sum(span => span.Count));
        Assert.Equal(2, (await ReadAsync("")).Spans.Sum(span => span.Count));
        Assert.Empty((await ReadAsync("q=okapi")).Spans);
        Assert.Empty((await ReadAsync("q=okapi", bySource: true)).Spans);
    }

    private async Task<Timeline> ReadAsync(string query, TimelineUnit? unit = null, bool bySource = false)
    {
        var timeline = await new ArticleTimeline(_db).ReadAsync(ArticleFilter.Parse(query), unit, bySource, ArticleTimeline.ChartSpans, Cancellation);
        Assert.NotNull(timeline);
        return timeline;
    }

    private static List<(string Start, int Count)> Spans(Timeline timeline) =>
        [.. timeline.Spans.Select(span => (span.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), span.Count))];

    private async Task StoreAsync(params string[] times) =>
        await _db.StoreAsync([.. times.Select(time => Make.Incoming(published: DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)))]);

    private static IncomingArticle Of(int source, int at)
    {
        var incoming = Make.Incoming(url: $"https://paper{source}.example/{at}", published: Make.Now);
        return incoming with { Article = incoming.Article with { SiteName = $"Paper {source}" } };
    }
}
