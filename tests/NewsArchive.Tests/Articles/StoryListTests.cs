using NewsArchive.Articles;
using NewsArchive.Copies;
using NewsArchive.Exports;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Articles;

public sealed class StoryListTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private Archive _archive = null!;
    private ArticleList _list = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _archive = new Archive(_database);
        _list = new ArticleList(_archive.Db);
    }

    public async ValueTask DisposeAsync()
    {
        await _archive.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_story_stands_once_where_its_earliest_article_does()
    {
        await StoreAsync(Wire.Printed("a", 1, Wire.Report(1)), Wire.Printed("x", 2, Wire.Report(2)), Wire.Printed("b", 3, Wire.Report(1)), Wire.Printed("c", 4, Wire.Report(1)));

        Assert.Equal(["x at 2", "a at 1 +2"], await TitlesAsync(""));
        Assert.Equal(["a at 1 +2", "x at 2"], await TitlesAsync("sort=oldest"));
        Assert.Equal(["c at 4 +2", "b at 3 +2", "x at 2", "a at 1 +2"], await TitlesAsync("copies=all"));
        Assert.Equal(new ArticleCount(4, 2), await _list.SizeAsync(new ArticleFilter(), Cancellation));
        Assert.Equal(new ArticleCount(4, null), await _list.SizeAsync(ArticleFilter.Parse("copies=all"), Cancellation));
        Assert.Equal(new ArticleCount(0, 0), await _list.SizeAsync(ArticleFilter.Parse("lang=de"), Cancellation));
    }

    [Fact]
    public async Task A_copy_whose_original_does_not_match_is_shown_in_its_stead()
    {
        await StoreAsync(
            Wire.Printed("a", 1, Wire.Report(1)), Wire.Printed("b", 2, Wire.Report(1), "Lighthouse b"), Wire.Printed("c", 3, Wire.Report(1), "Lighthouse c"));

        Assert.Equal(["Lighthouse b +2"], await TitlesAsync("source=b"));
        Assert.Equal(["Lighthouse b +2"], await TitlesAsync("q=lighthouse"));
        Assert.Equal(["Lighthouse c +2"], await TitlesAsync("q=lighthouse&source=c"));
        Assert.Equal(["Lighthouse c +2"], await TitlesAsync("after=2026-11-22T13:00:00Z"));
        Assert.Equal(new ArticleCount(2, 1), await _list.SizeAsync(ArticleFilter.Parse("q=lighthouse"), Cancellation));
    }

    [Fact]
    public async Task The_copies_of_a_story_are_found_by_any_of_them()
    {
        await StoreAsync(Wire.Printed("a", 1, Wire.Report(1)), Wire.Printed("b", 2, Wire.Report(1)), Wire.Printed("x", 3, Wire.Report(2)));
        foreach (var paper in new[] { "a", "b" })
        {
            Assert.Equal(["b at 2 +1", "a at 1 +1"], await TitlesAsync($"story={Id(paper)}"));
        }

        Assert.Equal(["x at 3"], await TitlesAsync($"story={Id("x")}"));
        Assert.Empty(await TitlesAsync("story=4711"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("q=harbour")]
    public async Task Pages_hold_every_story_once_however_many_copies_lie_between(string query)
    {
        // Ninety copies of one report after sixty others, so that the first page has to be looked for.
        var others = Enumerable.Range(0, 60).Select(i => Wire.Printed("x", i, [$"harbour {i}", .. Wire.Report(i + 100, 2)]));
        var copies = Enumerable.Range(0, 90).Select(i => Wire.Printed($"p{i}", i + 60, ["harbour", .. Wire.Report(1)]));
        await StoreAsync([.. others, .. copies]);
        var filter = ArticleFilter.Parse(query);
        var pages = new List<ArticlePage> { await _list.ReadAsync(filter, Cancellation) };
        while (pages[^1].Next is { } next)
        {
            pages.Add(await _list.ReadAsync(filter with { Page = next }, Cancellation));
        }

        Assert.Equal([25, 25, 11], pages.Select(page => page.Rows.Count));
        Assert.Equal(["p0 at 60", .. Enumerable.Range(0, 60).Select(i => $"x at {59 - i}")], pages.SelectMany(page => page.Rows).Select(row => Plain(row.Title)));
        Assert.Equal(89, pages[0].Rows[0].Copies);
        var back = await _list.ReadAsync(filter with { Page = pages[2].Previous }, Cancellation);
        Assert.Equal(pages[1].Rows.Select(row => row.Id), back.Rows.Select(row => row.Id));
        var first = await _list.ReadAsync(filter with { Page = back.Previous }, Cancellation);
        Assert.Equal(pages[0].Rows.Select(row => row.Id), first.Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task An_export_holds_every_copy_whatever_the_list_shows()
    {
        await StoreAsync(Wire.Printed("a", 1, Wire.Report(1)), Wire.Printed("b", 2, Wire.Report(1)));
        foreach (var query in new[] { "", "copies=all", $"story={Id("a")}" })
        {
            var request = ExportRequest.For(ArticleFilter.Parse(query), ExportFormats.All[0]);
            Assert.Equal(2, (await _archive.Get<ArticleExport>().MeasureAsync(request, Cancellation)).Articles);
            Assert.DoesNotContain("copies", request.Query, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_filter_is_written_as_it_is_read()
    {
        var filter = ArticleFilter.Parse("story=7&copies=all");
        Assert.Equal("?story=7&copies=all", filter.ToQueryString());
        Assert.False(filter.IsByStory);
        Assert.Equal(2, ArticleFilter.Parse("story=x&copies=some").Problems.Length);
        Assert.True(ArticleFilter.Parse("copies=earliest").IsByStory);
    }

    private async Task StoreAsync(params IncomingArticle[] articles)
    {
        await _archive.Get<ArticleIngest>().StoreAsync(articles, Cancellation);
        Assert.True(await _archive.Get<CopyGrouping>().RunAsync(Cancellation));
    }

    private long Id(string paper) => _archive.Db.Articles.Single(article => article.Source.Name == paper).Id;

    private async Task<List<string>> TitlesAsync(string query) =>
        [.. (await _list.ReadAsync(ArticleFilter.Parse(query), Cancellation)).Rows.Select(row => Plain(row.Title) + (row.Copies > 0 ? $" +{row.Copies}" : ""))];

    private static string Plain(string title) => title.Replace("\u0001", "", StringComparison.Ordinal).Replace("\u0002", "", StringComparison.Ordinal);
}
