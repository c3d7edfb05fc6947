using NewsArchive.Fetches;
using NewsArchive.Runs;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Fetches;

public sealed class FetchListTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_follow_each_other_in_the_order_asked_whatever_the_outcomes()
    {
        await using var db = database.CreateContext();
        Outcome?[] outcomes = [Outcome.Failed, null, Outcome.Added, Outcome.Read, Outcome.Skipped];
        var asked = Enumerable.Range(0, 23).Select(number => (Url: $"https://a.example/{number}", Outcome: outcomes[number % 5])).ToArray();
        var id = await db.AddRunAsync(RunKind.Scrape, false, Make.Now, null, null, asked);
        var list = new FetchList(db);

        var seen = new List<FetchEntry>();
        for (var filter = new FetchFilter(id); ; filter = filter with { After = seen[^1].Id })
        {
            var page = await list.ReadAsync(filter, 4, Cancellation);
            seen.AddRange(page);
            if (page.Count < 4)
            {
                break;
            }
        }

        Assert.Equal(asked, seen.Select(fetch => (fetch.Url, fetch.Outcome)));
        Assert.Equal(asked.Length, await list.ReadAllAsync(new FetchFilter(id), Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public async Task Outcomes_and_parts_of_addresses_filter()
    {
        await using var db = database.CreateContext();
        var id = await db.AddRunAsync(
            RunKind.Scrape, false, Make.Now, null, null, ("https://a.example/100%_sure", Outcome.Added), ("https://a.example/1000-sure", Outcome.Failed), ("https://a.example/Later", null));
        var list = new FetchList(db);

        Assert.Equal(["https://a.example/1000-sure"], await UrlsAsync(new FetchFilter(id) { Outcome = Outcome.Failed }));
        Assert.Equal(["https://a.example/Later"], await UrlsAsync(new FetchFilter(id) { IsWaiting = true }));
        // Signs that mean something to LIKE mean themselves; letters match in either case.
        Assert.Equal(["https://a.example/100%_sure"], await UrlsAsync(new FetchFilter(id) { Words = "0%_S" }));
        Assert.Empty(await UrlsAsync(new FetchFilter(id) { Words = "later", Outcome = Outcome.Added }));

        async Task<IEnumerable<string>> UrlsAsync(FetchFilter filter) => (await list.ReadAsync(filter, 10, Cancellation)).Select(fetch => fetch.Url);
    }
}
