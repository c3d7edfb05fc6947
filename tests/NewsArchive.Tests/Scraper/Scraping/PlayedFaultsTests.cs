using Microsoft.EntityFrameworkCore;
using NewsArchive.Fetches;
using NewsArchive.Tests.Support.Press;

namespace NewsArchive.Tests.Scraper.Scraping;

/// <summary>For each fault of a page that the played sites know: how the fetch ends, and the reason that the run's page shows.</summary>
public sealed class PlayedFaultsTests(PressRun run) : IClassFixture<PressRun>
{
    private const string BrokeOff = "the connection broke off before the page was complete";

    private const string TooLarge = "larger than 10 MiB; Scraper__MaxBytes is the limit";

    public static TheoryData<PressFault, int> Added => new()
    {
        { PressFault.SlowBytes, 1 },
        { PressFault.ResetOnce, 2 },
        { PressFault.ErrorOnce, 2 },
        { PressFault.TooManyOnce, 2 },
        { PressFault.RedirectChain, 1 },
        { PressFault.LengthTooShort, 1 },
        { PressFault.WrongCharset, 1 },
    };

    public static TheoryData<PressFault, int, string> Failed => new()
    {
        { PressFault.NeverDone, 3, "time-out: the page was not complete after 4 s, twice Scraper__TimeoutSeconds" },
        { PressFault.ResetAlways, 3, BrokeOff },
        { PressFault.ErrorAlways, 3, "HTTP 500 Internal Server Error" },
        { PressFault.Missing, 1, "HTTP 404 Not Found" },
        { PressFault.RedirectLoop, 1, "more than 10 redirects: the site sends in a circle, or wants cookies" },
        { PressFault.LengthTooLong, 3, BrokeOff },
        { PressFault.BrokenGzip, 1, "the server calls its answer compressed, and it does not unpack" },
        { PressFault.HugeHeaders, 1, "the header of the server's answer is larger than 64 KiB" },
        { PressFault.NoHttp, 1, "the server's answer is not HTTP that can be read" },
    };

    public static TheoryData<PressFault, string> Skipped => new()
    {
        { PressFault.GzipBomb, TooLarge },
        { PressFault.EndlessPage, TooLarge },
        { PressFault.Pdf, "not HTML but application/pdf" },
    };

    public static TheoryData<string> Inside => [.. PressRun.WaysInside];

    [Theory]
    [MemberData(nameof(Added))]
    public void What_a_second_look_or_patience_mends_is_stored(PressFault fault, int attempts)
    {
        var entry = run[fault];

        Assert.Equal((Outcome.Added, null, attempts), (entry.Outcome!.Value, entry.Reason, entry.Attempts));
        Assert.NotNull(entry.Title);
    }

    [Theory]
    [MemberData(nameof(Failed))]
    public void What_cannot_be_had_fails_with_its_reason(PressFault fault, int attempts, string reason)
    {
        var entry = run[fault];

        Assert.Equal((Outcome.Failed, reason, attempts), (entry.Outcome!.Value, entry.Reason, entry.Attempts));
    }

    [Theory]
    [MemberData(nameof(Skipped))]
    public void What_is_not_wanted_is_left_with_its_reason(PressFault fault, string reason)
    {
        var entry = run[fault];

        Assert.Equal((Outcome.Skipped, reason, 1), (entry.Outcome!.Value, entry.Reason, entry.Attempts));
    }

    [Theory]
    [MemberData(nameof(Inside))]
    public void What_leads_inside_is_left_and_says_which_setting_allows_it(string way)
    {
        var entry = run[way];

        Assert.Equal((Outcome.Skipped, 1), (entry.Outcome!.Value, entry.Attempts));
        Assert.EndsWith(" is an address of this machine or a private network; set Scraper__AllowPrivateNetworks=true to allow those", entry.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_site_that_does_not_show_its_robots_txt_is_asked_for_nothing_else()
    {
        var entry = run[PressRun.Closed];

        Assert.Equal((Outcome.Failed, 3), (entry.Outcome!.Value, entry.Attempts));
        Assert.Equal($"https://{entry.Host}/robots.txt cannot be had (HTTP 503); until it can, nothing of the site may be asked for", entry.Reason);
        Assert.All(run.Requests.Where(request => request.Host == entry.Host), request => Assert.Equal("/robots.txt", request.Path));
    }

    [Fact]
    public void Nothing_inside_was_asked_for() => Assert.DoesNotContain(run.Requests, request => request.Path.Contains("inside", StringComparison.Ordinal));

    [Fact]
    public async Task Nothing_is_stored_twice_and_no_text_is_damaged()
    {
        await using var db = run.CreateContext();
        var titles = await db.Articles.Select(article => article.Title).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Added.Count, titles.Count);
        Assert.Equal(titles.Count, await db.ArticleVersions.CountAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain(titles, title => title.Contains('Ã', StringComparison.Ordinal));
    }

    [Fact]
    public void Each_fault_is_tried() => Assert.Equal(
        Enum.GetValues<PressFault>().Where(fault => fault is not (PressFault.None or PressFault.RedirectInside)).Order(),
        Added.Select(row => row.Data.Item1).Concat(Failed.Select(row => row.Data.Item1)).Concat(Skipped.Select(row => row.Data.Item1)).Order());
}
