using NewsArchive.Fetches;
using NewsArchive.Runs;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web.Runs;

public sealed class IndexTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Runs_are_listed_with_what_came_of_them_and_quiet_polls_only_when_asked_for()
    {
        await using var db = site.CreateContext();
        var quiet = await db.AddRunAsync(RunKind.Feed, true, Make.Now, null, null, ("https://a.example/feed", Outcome.Unchanged));
        var news = await db.AddRunAsync(RunKind.Feed, true, Make.Now, null, null, ("https://a.example/feed", Outcome.Read), ("https://a.example/1", Outcome.Added));

        var page = await site.GetPageAsync("/runs");
        Assert.Null(page.QuerySelector($"a[href='/runs/{quiet}']"));
        var row = page.QuerySelector($"tr:has(a[href='/runs/{news}'])")!;
        Assert.Contains("1 new, 1 read", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("ended", row.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='/queue']"));
        Assert.NotNull((await site.GetPageAsync("/runs?quiet=yes")).QuerySelector($"a[href='/runs/{quiet}']"));
    }

    [Fact]
    public async Task Filters_narrow_the_list_and_say_what_they_do_not_know()
    {
        await using var db = site.CreateContext();
        var import = await db.AddRunAsync(RunKind.Import, true, Make.Now, null, null, ("a.html", Outcome.Added));
        var scrape = await db.AddRunAsync(RunKind.Scrape, false, Make.Now, null, null, ("https://a.example/1", null));

        var imports = await site.GetPageAsync("/runs?kind=import");
        Assert.NotNull(imports.QuerySelector($"a[href='/runs/{import}']"));
        Assert.Null(imports.QuerySelector($"a[href='/runs/{scrape}']"));
        Assert.Equal("import", imports.QuerySelector("select[name=kind] option[selected]")!.GetAttribute("value"));
        Assert.NotNull((await site.GetPageAsync("/runs?kind=scrape&state=waiting")).QuerySelector($"a[href='/runs/{scrape}']"));

        var unknown = await site.GetPageAsync("/runs?kind=nonsense&state=7&source=Nobody%00");
        Assert.Equal(3, unknown.QuerySelectorAll("[role=alert]").Length);
        Assert.NotNull(unknown.QuerySelector($"a[href='/runs/{import}']"));
    }

    [Fact]
    public async Task Older_runs_are_on_the_next_page()
    {
        await using var db = site.CreateContext();
        var first = await db.AddRunAsync(RunKind.Sample, true, Make.Now);
        for (var more = 0; more < 50; more++)
        {
            await db.AddRunAsync(RunKind.Sample, true, Make.Now);
        }

        var page = await site.GetPageAsync("/runs?kind=sample");
        Assert.Equal(50, page.QuerySelectorAll("tbody tr").Length);
        var older = page.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        Assert.Contains("kind=sample", older, StringComparison.Ordinal);
        var row = Assert.Single((await site.GetPageAsync(older)).QuerySelectorAll("tbody tr"));
        Assert.NotNull(row.QuerySelector($"a[href='/runs/{first}']"));
    }
}
