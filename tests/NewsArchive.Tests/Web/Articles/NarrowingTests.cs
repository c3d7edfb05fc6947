using System.Net;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web.Articles;

/// <summary>The counts and the timeline around a list, its page size, and what leads from an article to the next.</summary>
public sealed class NarrowingTests(TestSite site) : IClassFixture<TestSite>
{
    private static DateTimeOffset At(int day) => new(2024, 8, day, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_count_leads_to_as_many_articles_and_can_be_left_out()
    {
        await site.StoreAsync(
            Make.Incoming("Lynx one", published: At(1)), Make.Incoming("Lynx two", published: At(2)), Make.Incoming("Lynx drei", language: "de", published: At(3)));
        var page = await site.GetPageAsync("/articles?q=lynx&size=50");
        var language = page.QuerySelectorAll(".facets li").Single(li => li.TextContent.StartsWith("en", StringComparison.Ordinal));
        Assert.Equal("2", language.QuerySelector(".count")!.TextContent);
        Assert.Equal("/articles?q=lynx&lang=en&size=50", language.QuerySelector("a")!.GetAttribute("href"));
        var without = language.QuerySelector(".facet-not")!.GetAttribute("href")!;
        Assert.Equal("/articles?q=lynx&not-lang=en&size=50", without);

        var rest = await site.GetPageAsync(without);
        Assert.Equal(["Lynx drei"], rest.QuerySelectorAll(".row h3").Select(row => row.TextContent));
        var chip = rest.QuerySelectorAll(".active-filters a").Single(a => a.TextContent.Contains("not language", StringComparison.Ordinal));
        Assert.Equal("/articles?q=lynx&size=50", chip.GetAttribute("href"));
        Assert.Equal("en", rest.QuerySelector("form.filter input[name=not-lang]")!.GetAttribute("value"));
        Assert.Equal("50", rest.QuerySelector("form.filter input[name=size]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_bar_of_the_timeline_narrows_the_list_to_its_span()
    {
        await site.StoreAsync(Make.Incoming("Marten one", published: At(1)), Make.Incoming("Marten two", published: At(1)), Make.Incoming("Marten three", published: At(5)));
        var page = await site.GetPageAsync("/articles?q=marten&after=2024-08-01T05:00Z");
        var bars = page.QuerySelectorAll(".timeline svg a");
        Assert.Equal(["1 Aug 2024: 2 articles", "5 Aug 2024: 1 article"], bars.Select(bar => bar.QuerySelector("title")!.TextContent));
        // A bound that was narrower stays.
        Assert.Equal("?q=marten&after=2024-08-01T05%3A00%3A00Z&before=2024-08-02", bars[0].GetAttribute("href"));
        Assert.Equal(2, (await site.GetPageAsync("/articles" + bars[0].GetAttribute("href"))).QuerySelectorAll(".row").Length);
        Assert.Contains("3 articles per day, 1 Aug 2024 to 5 Aug 2024; at most 2 (1 Aug 2024).", page.QuerySelector(".timeline figcaption")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["1", "2"], page.QuerySelectorAll(".timeline tbody td").Select(cell => cell.TextContent));

        var shares = await site.GetPageAsync("/articles?q=marten&per=month&by=source");
        Assert.Contains("Aug 2024: 3 articles (The Paper 3)", shares.QuerySelector(".timeline svg a title")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("per=foo", "per is day, week, month or year")]
    [InlineData("size=9999", "size is 25, 50 or 100")]
    [InlineData("size=-1", "size is 25, 50 or 100")]
    [InlineData("by=colour", "by is source")]
    public async Task What_is_not_offered_is_told_and_left_out(string query, string told)
    {
        await site.StoreAsync(Make.Incoming());
        var page = await site.GetPageAsync("/articles?" + query);
        Assert.Contains(told, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".row"));
        using var refused = await site.Client.GetAsync("/articles.csv?" + query, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task A_page_has_as_many_rows_as_were_asked_for()
    {
        await site.StoreAsync([.. Enumerable.Range(0, 52).Select(i => Make.Incoming($"Gannet {i}"))]);
        var page = await site.GetPageAsync("/articles?q=gannet&size=50");
        Assert.Equal(50, page.QuerySelectorAll(".row").Length);
        var next = page.QuerySelector("[rel=next]")!.GetAttribute("href")!;
        Assert.Contains("size=50", next, StringComparison.Ordinal);
        Assert.Equal(2, (await site.GetPageAsync(next)).QuerySelectorAll(".row").Length);
        Assert.Equal(25, (await site.GetPageAsync("/articles?q=gannet")).QuerySelectorAll(".row").Length);
        using var response = await site.Client.GetAsync("/articles?q=gannet", TestContext.Current.CancellationToken);
        Assert.InRange((await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length, 10_000, 60_000);
    }

    [Fact]
    public async Task An_article_opened_from_a_list_leads_to_its_neighbours_there()
    {
        await site.StoreAsync(Make.Incoming("Heron one", published: At(1)), Make.Incoming("Not a bird", published: At(2)), Make.Incoming("Heron two", published: At(3)), Make.Incoming("Heron three", published: At(4)));
        var list = await site.GetPageAsync("/articles?q=heron");
        var middle = list.QuerySelectorAll(".row h3 a")[1].GetAttribute("href")!;
        Assert.EndsWith("?q=heron", middle, StringComparison.Ordinal);
        var page = await site.GetPageAsync(middle);
        Assert.Equal("← Heron three", page.QuerySelector(".neighbours [rel=prev]")!.TextContent);
        Assert.Equal("/articles?q=heron", page.QuerySelector(".neighbours-list")!.GetAttribute("href"));
        var last = await site.GetPageAsync(page.QuerySelector(".neighbours [rel=next]")!.GetAttribute("href")!);
        Assert.Equal("Heron one", last.QuerySelector("h1")!.TextContent);
        Assert.Null(last.QuerySelector(".neighbours [rel=next]"));
        var first = await site.GetPageAsync(page.QuerySelector(".neighbours [rel=prev]")!.GetAttribute("href")!);
        Assert.Null(first.QuerySelector(".neighbours [rel=prev]"));
        Assert.Null((await site.GetPageAsync(middle[..middle.IndexOf('?', StringComparison.Ordinal)])).QuerySelector(".neighbours"));
    }
}
