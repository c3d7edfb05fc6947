using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Fetches;
using NewsArchive.Runs;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web.Runs;

public sealed class RunTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly (string Url, Outcome? Outcome)[] Three = [("https://paper.example/1", Outcome.Added), ("https://paper.example/2", Outcome.Failed), ("https://paper.example/3", null)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_tells_for_each_address_how_it_ended_and_why()
    {
        var id = await AddAsync(isEnded: true);
        await using var db = site.CreateContext();
        await db.Database.ExecuteSqlAsync($"UPDATE fetches SET status = 503, milliseconds = 1234, bytes = 48123, attempts = 3 WHERE run_id = {id} AND outcome = 'failed'", Cancellation);

        var page = await site.GetPageAsync($"/runs/{id}");
        Assert.Equal(3, page.QuerySelectorAll("tbody tr").Length);
        var failed = page.QuerySelectorAll("tbody tr")[1].Children.Select(cell => cell.TextContent.Trim()).ToArray();
        Assert.Equal(["https://paper.example/2", "failed", "HTTP 503 Service Unavailable", "503", "1,234", "48 KB", "3"], failed[..7]);
        Assert.Null(page.QuerySelector("meta[http-equiv=refresh]"));
        Assert.Null(page.QuerySelector("[data-events]"));
    }

    [Fact]
    public async Task Filters_leave_some_addresses_and_unknown_ones_say_so()
    {
        var id = await AddAsync(isEnded: false);
        Assert.Single((await site.GetPageAsync($"/runs/{id}?outcome=failed")).QuerySelectorAll("tbody tr"));
        Assert.Single((await site.GetPageAsync($"/runs/{id}?outcome=waiting")).QuerySelectorAll("tbody tr"));
        Assert.Single((await site.GetPageAsync($"/runs/{id}?q=example/1")).QuerySelectorAll("tbody tr"));
        Assert.Contains("No address", (await site.GetPageAsync($"/runs/{id}?q=%25%00")).QuerySelector(".nothing")!.TextContent, StringComparison.Ordinal);
        var unknown = await site.GetPageAsync($"/runs/{id}?outcome=5");
        Assert.Equal(3, unknown.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("no outcome", unknown.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_goes_on_shows_its_progress_and_renews_itself()
    {
        var id = await AddAsync(isEnded: false);
        var page = await site.GetPageAsync($"/runs/{id}");
        Assert.NotNull(page.QuerySelector("noscript meta[http-equiv=refresh]"));
        Assert.Equal($"/runs/{id}/events", page.QuerySelector("[data-events]")!.GetAttribute("data-events"));
        Assert.Equal("2", page.QuerySelector("progress")!.GetAttribute("value"));
        Assert.Equal("3", page.QuerySelector("progress")!.GetAttribute("max"));
        Assert.Equal(
            ["found 3", "fetched 2", "new 1", "changed 0", "same 0", "failed 1", "waiting 1"],
            page.QuerySelectorAll(".chips li").Select(chip => chip.TextContent.Trim()));
    }

    [Fact]
    public async Task A_run_that_still_discovers_does_not_say_how_many_there_will_be()
    {
        var id = await AddAsync(isEnded: false);
        await using var db = site.CreateContext();
        await db.Database.ExecuteSqlAsync($"UPDATE fetches SET kind = 'feed' WHERE run_id = {id} AND outcome IS NULL", Cancellation);
        var page = await site.GetPageAsync($"/runs/{id}");
        Assert.Contains("still discovering", page.QuerySelector(".run-bar")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("progress")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Pause_resume_and_retry_do_what_they_say()
    {
        var id = await AddAsync(isEnded: false);
        using var visitor = await Visitor.AtAsync(site.Address, $"/runs/{id}");
        await visitor.SubmitAsync("form[action*=Pause]");
        Assert.Contains("Paused", visitor.Page.QuerySelector("#flash")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("paused", visitor.Page.QuerySelector(".state")!.TextContent);
        Assert.Contains("paused", visitor.Page.QuerySelectorAll("tbody tr")[2].TextContent, StringComparison.Ordinal);

        await visitor.SubmitAsync("form[action*=Resume]");
        Assert.Equal("running", visitor.Page.QuerySelector(".state")!.TextContent);

        await visitor.SubmitAsync("form[action*=Retry]");
        Assert.Contains("One address is to be tried again", visitor.Page.QuerySelector("#flash")!.TextContent, StringComparison.Ordinal);
        await using var db = site.CreateContext();
        Assert.Equal(2, await db.Fetches.CountAsync(fetch => fetch.RunId == id && fetch.EndedAt == null, Cancellation));
    }

    [Fact]
    public async Task What_makes_no_sense_is_disabled_with_its_reason_and_refused()
    {
        await using var db = site.CreateContext();
        var id = await db.AddRunAsync(RunKind.Import, true, Make.Now, null, null, ("a.html", Outcome.Failed));
        using var visitor = await Visitor.AtAsync(site.Address, $"/runs/{id}");
        Assert.Equal(2, visitor.Page.QuerySelectorAll(".run-actions button[disabled][aria-describedby]").Length);
        Assert.Contains("importing them once more", visitor.Page.QuerySelector("#why-not-retry")!.TextContent, StringComparison.Ordinal);

        await visitor.SubmitAsync("form[action*=Retry]");
        Assert.Contains("importing them once more", visitor.Page.QuerySelector("#flash")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await db.Fetches.CountAsync(fetch => fetch.RunId == id && fetch.Outcome == Outcome.Failed, Cancellation));
    }

    [Fact]
    public async Task The_table_comes_as_CSV_without_formulas()
    {
        await using var db = site.CreateContext();
        var id = await db.AddRunAsync(RunKind.Import, true, Make.Now, null, null, ("=cmd|' /C calc'!A0", Outcome.Failed), ("https://paper.example/1", Outcome.Added));
        using var response = await site.Client.GetAsync($"/runs/{id}.csv?outcome=failed", Cancellation);
        Assert.Equal(("text/csv", $"run-{id}.csv"), (response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentDisposition!.FileName));
        var lines = (await response.Content.ReadAsStringAsync(Cancellation)).Split("\r\n");
        Assert.Equal(3, lines.Length);
        Assert.EndsWith("id,url,kind,host,outcome,reason,status,milliseconds,bytes,attempts,endedAt,articleId,title,version,captureId", lines[0], StringComparison.Ordinal);
        Assert.Contains(",'=cmd|' /C calc'!A0,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",failed,HTTP 503 Service Unavailable,", lines[1], StringComparison.Ordinal);
        using var unknown = await site.Client.GetAsync($"/runs/{id}.csv?outcome=nonsense", Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    [Theory]
    [InlineData("/runs/999999")]
    [InlineData("/runs/999999.csv")]
    [InlineData("/runs/999999/events")]
    public async Task Unknown_run_is_not_found(string path) => await site.GetPageAsync(path, HttpStatusCode.NotFound);

    private async Task<int> AddAsync(bool isEnded)
    {
        await using var db = site.CreateContext();
        return await db.AddRunAsync(RunKind.Scrape, isEnded, Make.Now, null, 3, Three);
    }
}
