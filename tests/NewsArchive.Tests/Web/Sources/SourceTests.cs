using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Runs;
using NewsArchive.Sources;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web.Sources;

public sealed class SourceTests(TestSite site) : IClassFixture<TestSite>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sources_are_listed_with_their_articles_and_one_shows_its_newest()
    {
        await site.StoreAsync(Make.Incoming("One of them"), Make.Incoming("Another of them"));
        var row = Assert.Single((await site.GetPageAsync("/sources")).QuerySelectorAll("table.sources tbody tr"), row => row.QuerySelector("a")!.TextContent == "The Paper");
        Assert.Equal(("no feeds", "2"), (row.QuerySelector("td")!.TextContent, row.QuerySelector("td[data-name=Articles]")!.TextContent));
        var page = await site.GetPageAsync(row.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal(2, page.QuerySelectorAll(".row").Length);
        Assert.Equal(("30", "2"), ($"{page.QuerySelectorAll(".day-chart rect").Length}", page.QuerySelector(".day-table tbody td")!.TextContent));
    }

    [Fact]
    public async Task Unknown_source_is_not_found() => await site.GetPageAsync("/sources/999999", HttpStatusCode.NotFound);

    [Fact]
    public async Task It_is_paused_resumed_asked_removed_and_taken_back()
    {
        var id = await AddAsync("steer.example");
        using var visitor = await Visitor.AtAsync(site.Address, $"/sources/{id}");
        await PressAsync(visitor, "Pause", "Paused");
        Assert.Equal("paused", visitor.Page.QuerySelector(".kicker .badge")!.TextContent);
        await visitor.SubmitAsync("#flash form", []);
        Assert.Equal("collecting", visitor.Page.QuerySelector(".kicker .badge")!.TextContent);
        await PressAsync(visitor, "Pause", "Paused");
        await PressAsync(visitor, "Resume", "Resumed");
        await PressAsync(visitor, "Run", "1 feed is asked now");
        await PressAsync(visitor, "Remove", "Its articles stay");
        Assert.Null(visitor.Page.QuerySelector("form[action*='handler=Run']"));
        await PressAsync(visitor, "Restore", "with its feeds as they were");
        Assert.Contains("collection going on", (await site.GetPageAsync("/changes")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Single_feeds_are_stopped_started_and_removed()
    {
        var id = await AddAsync("feeds.example");
        using var visitor = await Visitor.AtAsync(site.Address, $"/sources/{id}");
        await PressAsync(visitor, "StopFeed", "not asked any more");
        Assert.Equal("no feed is asked", visitor.Page.QuerySelector(".kicker .badge")!.TextContent);
        await PressAsync(visitor, "StartFeed", "asked now");
        await PressAsync(visitor, "RemoveFeed", "was removed");
        await using var db = site.CreateContext();
        Assert.False(await db.Feeds.AnyAsync(feed => feed.SourceId == id, Cancellation));
    }

    [Fact]
    public async Task Name_and_delay_are_set_and_bad_ones_refused()
    {
        var id = await AddAsync("settings.example");
        using var visitor = await Visitor.AtAsync(site.Address, $"/sources/{id}");
        await visitor.SubmitAsync("form[action*='handler=Settings']", ("name", "Renamed"), ("delay", "12.5"));
        Assert.Equal(("Renamed", "12.5"), (visitor.Page.QuerySelector("h1")!.TextContent, visitor.Page.QuerySelector("input[name=delay]")!.GetAttribute("value")));
        foreach (var (name, delay) in new[] { ("", "1"), ("Renamed", "slowly"), ("Renamed", "-1"), ("Renamed", "99999") })
        {
            await visitor.SubmitAsync("form[action*='handler=Settings']", ("name", name), ("delay", delay));
            Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
            Assert.NotNull(visitor.Page.QuerySelector("[role=alert]"));
        }
    }

    [Fact]
    public async Task The_past_is_asked_for_with_a_range()
    {
        var id = await AddAsync("past.example");
        using var visitor = await Visitor.AtAsync(site.Address, $"/sources/{id}");
        await visitor.SubmitAsync("form[action*='handler=Backfill']", ("after", "2024-02-01"), ("before", "2024-01-01"));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        await visitor.SubmitAsync("form[action*='handler=Backfill']", ("after", "2024-01-01"), ("before", "2024-02-01"));
        Assert.StartsWith("/runs/", visitor.Path, StringComparison.Ordinal);
        await using var db = site.CreateContext();
        var run = await db.Runs.SingleAsync(one => one.SourceId == id, Cancellation);
        Assert.Equal((RunKind.Backfill, "past.example: from 2024-01-01 until 2024-02-01"), (run.Kind, run.Title));
        Assert.Contains("0 found so far", (await site.GetPageAsync($"/sources/{id}")).QuerySelector("[aria-labelledby=past] li")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_feeds_comes_in_and_goes_out()
    {
        const string list = """<opml version="2.0"><body><outline text="Listed" xmlUrl="https://listed.example/feed" htmlUrl="https://listed.example/"/></body></opml>""";
        using var form = await site.Client.GetAsync("/sources", Cancellation);
        var page = new HtmlParser().ParseDocument(await form.Content.ReadAsStringAsync(Cancellation));
        using var body = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("#opml input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(list)), "file", "feeds.opml" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sources?handler=Opml") { Content = body };
        request.Headers.Add("Cookie", form.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        using var response = await site.Client.SendAsync(request, Cancellation);
        var answer = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Contains("1 added", answer.QuerySelector("#report")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("xmlUrl=\"https://listed.example/feed\"", await site.Client.GetStringAsync("/sources.opml", Cancellation), StringComparison.Ordinal);
    }

    private static async Task PressAsync(Visitor visitor, string handler, string said)
    {
        await visitor.SubmitAsync($"form[action$='handler={handler}'], form[action*='handler={handler}&']", []);
        Assert.Contains(said, visitor.Page.QuerySelector("#flash")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<int> AddAsync(string host)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var added = await scope.ServiceProvider.GetRequiredService<SourceAdding>()
            .AddAsync(new NewSource(host, null, null, [new NewFeed($"https://{host}/feed", FeedKind.Rss)]), Cancellation);
        return added.SourceId;
    }
}
