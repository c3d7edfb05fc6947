using System.Net;
using NewsArchive.Articles;
using NewsArchive.Fetches;
using NewsArchive.Persons;
using NewsArchive.Runs;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web.Runs;

public sealed class RunTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_run_tells_for_each_address_how_it_ended_and_why()
    {
        var run = await AddAsync(isEnded: true);
        var page = await site.GetPageAsync($"/runs/{run.Id}");
        var rows = page.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(3, rows.Count);
        Assert.Contains(rows, row => row.Contains("failed", StringComparison.Ordinal) && row.Contains("The server answered 404", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("waiting", StringComparison.Ordinal));
        Assert.Null(page.QuerySelector("meta[http-equiv=refresh]"));
        Assert.Single((await site.GetPageAsync($"/runs/{run.Id}?outcome=failed")).QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task A_run_that_goes_on_shows_its_progress_and_renews_itself()
    {
        var run = await AddAsync(isEnded: false);
        var page = await site.GetPageAsync($"/runs/{run.Id}");
        Assert.NotNull(page.QuerySelector("meta[http-equiv=refresh]"));
        Assert.Equal("2", page.QuerySelector("progress")!.GetAttribute("value"));
        Assert.Equal("3", page.QuerySelector("progress")!.GetAttribute("max"));
        Assert.Contains(run.Title, (await site.GetPageAsync("/runs")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_run_is_not_found() => await site.GetPageAsync("/runs/999999", HttpStatusCode.NotFound);

    private async Task<Run> AddAsync(bool isEnded)
    {
        await using var db = site.CreateContext();
        var run = new Run(RunKind.Scrape, $"https://paper.example/{Guid.NewGuid():N}", Person.LocalId, Make.Now);
        run.Expect(3);
        if (isEnded)
        {
            run.End(Make.Now);
        }

        db.Add(run);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var (added, failed) = (new Fetch(run.Id, "https://paper.example/1", Make.Now), new Fetch(run.Id, "https://paper.example/2", Make.Now));
        added.End(new IngestResult(Outcome.Added), default, Make.Now);
        failed.End(new IngestResult(Outcome.Failed, "The server answered 404"), default, Make.Now);
        db.AddRange(added, failed, new Fetch(run.Id, "https://paper.example/3", Make.Now));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return run;
    }
}
