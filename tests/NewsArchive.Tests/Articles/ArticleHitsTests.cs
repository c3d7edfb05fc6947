using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Articles;

public sealed class ArticleHitsTests : IAsyncLifetime
{
    private readonly TestSite _site = new();
    private ArchiveDbContext _db = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _db = _site.CreateContext();
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Theory]
    [InlineData(ArticleOrder.Newest)]
    [InlineData(ArticleOrder.Oldest)]
    public async Task Windows_give_what_a_full_sort_gives(ArticleOrder sort)
    {
        await StoreDecadeAsync();
        await DivideAsync(fewest: 4);
        var filter = new ArticleFilter { Q = "gannet", Sort = sort };
        var hits = await filter.Apply(_db).OrderBy(article => article.SortAt).ThenBy(article => article.Id).Select(article => article.Id).ToListAsync(Cancellation);
        var expected = sort == ArticleOrder.Newest ? Enumerable.Reverse(hits).ToList() : hits;
        Assert.Equal(80, expected.Count);

        var pages = await WalkAsync(filter);
        Assert.Equal(expected, pages.SelectMany(page => page.Rows).Select(row => row.Id));
        var list = new ArticleList(_db);
        Assert.Equal(80, await list.CountAsync(filter, Cancellation));
        for (var place = pages.Count - 1; place > 0; place--)
        {
            var back = await list.ReadAsync(filter with { Page = pages[place].Previous }, Cancellation);
            Assert.Equal(pages[place - 1].Rows.Select(row => row.Id), back.Rows.Select(row => row.Id));
        }
    }

    [Fact]
    public async Task A_word_that_occurs_once_is_found_wherever_it_stands()
    {
        await StoreDecadeAsync();
        await DivideAsync(fewest: 4);
        var first = await _db.Articles.OrderBy(article => article.SortAt).ThenBy(article => article.Id).FirstAsync(Cancellation);
        var list = new ArticleList(_db);
        var page = await list.ReadAsync(new ArticleFilter { Q = "puffin0" }, Cancellation);
        Assert.Equal([first.Id], page.Rows.Select(row => row.Id));
        Assert.Null(page.Next);
        Assert.Empty((await list.ReadAsync(new ArticleFilter { Q = "puffin0", After = first.SortAt.AddSeconds(1) }, Cancellation)).Rows);
        Assert.Single((await list.ReadAsync(new ArticleFilter { Q = "puffin0", Before = first.SortAt.AddSeconds(1) }, Cancellation)).Rows);
        Assert.Empty((await list.ReadAsync(new ArticleFilter { Q = "puffin0", Before = first.SortAt }, Cancellation)).Rows);
        Assert.Empty((await list.ReadAsync(new ArticleFilter { Q = "albatross" }, Cancellation)).Rows);
    }

    [Fact]
    public async Task Quarters_that_have_grown_are_divided_off_once()
    {
        await StoreDecadeAsync();
        Assert.Equal(0, await DivideAsync(fewest: 1_000));
        var added = await DivideAsync(fewest: 4);
        Assert.InRange(added, 5, 40);
        Assert.Equal(0, await DivideAsync(fewest: 4));
        Assert.Equal(80, await _db.ArticleSearch.CountAsync(Cancellation));
    }

    [Fact]
    public async Task An_article_that_got_another_time_is_found_once()
    {
        var article = Make.Incoming("Gannets nest", url: "https://paper.example/nest", published: At("2019-05-01"));
        await _site.StoreAsync(article);
        await DivideAsync(fewest: 1);
        await _site.StoreAsync(Make.Incoming("Gannets nest again", url: "https://paper.example/nest", published: At("2024-05-01"), paragraphs: ["Rewritten."]));
        var row = Assert.Single((await new ArticleList(_db).ReadAsync(new ArticleFilter { Q = "nest" }, Cancellation)).Rows);
        Assert.Equal(At("2024-05-01"), row.SortAt);
        Assert.Equal(1, await _db.ArticleSearch.CountAsync(Cancellation));
    }

    [Fact]
    public async Task A_search_that_takes_too_long_ends_and_says_what_to_do()
    {
        await _site.StoreAsync(Make.Incoming("Gannets"));
        await using var transaction = await _db.Database.BeginTransactionAsync(Cancellation);
        await _db.Database.ExecuteSqlAsync($"LOCK TABLE article_search IN ACCESS EXCLUSIVE MODE", Cancellation);
        using var response = await _site.Client.GetAsync(new Uri("/articles?q=gannets", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("takes longer than 2 s", page, StringComparison.Ordinal);
        Assert.Contains("add a source, a date", page, StringComparison.Ordinal);
    }

    /// <summary>Eighty articles over ten years, four of each time, so that pages break among equal times.</summary>
    private async Task StoreDecadeAsync()
    {
        var articles = Enumerable.Range(0, 80)
            .Select(i => Make.Incoming($"Gannet {i}", paragraphs: [$"The puffin{i} flies."], published: At("2015-01-20").AddDays(i / 4 * 190)));
        await _db.StoreAsync([.. articles]);
    }

    private Task<int> DivideAsync(int fewest) => _db.Database.SqlQuery<int>($"SELECT divide_article_search({fewest}) AS \"Value\"").SingleAsync(Cancellation);

    private async Task<List<ArticlePage>> WalkAsync(ArticleFilter filter)
    {
        var list = new ArticleList(_db);
        var pages = new List<ArticlePage> { await list.ReadAsync(filter, Cancellation) };
        while (pages[^1].Next is { } next)
        {
            pages.Add(await list.ReadAsync(filter with { Page = next }, Cancellation));
        }

        return pages;
    }

    private static DateTimeOffset At(string day) => DateTimeOffset.Parse(day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
