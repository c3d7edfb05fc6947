using NewsArchive.Scraper.Feeds;
using NewsArchive.Scraper.Polling;
using NewsArchive.Sources;
using NewsArchive.Tests.Support;
using NewsArchive.Texts;

namespace NewsArchive.Tests.Scraper.Polling;

public sealed class PollWindowTests
{
    [Theory]
    [InlineData("https://n.example/2024/08/16/story", "2024-08-16", "2024-08-17")]
    [InlineData("https://n.example/news/2024/08/story", "2024-08-01", "2024-09-01")]
    [InlineData("https://n.example/2024-08-16-story", "2024-08-16", "2024-08-17")]
    [InlineData("https://n.example/20240816/story", "2024-08-16", "2024-08-17")]
    public void Addresses_of_articles_carry_dates(string url, string from, string until) =>
        Assert.Equal((Day(from), Day(until)), AddressDate.OfArticle(url) is { } date ? (date.From, date.Until) : default);

    [Theory]
    [InlineData("https://n.example/story-1202408167")]
    [InlineData("https://n.example/2024/13/story")]
    [InlineData("https://n.example/2024/02/30/story")]
    [InlineData("https://n.example/1066/10/14/hastings")]
    public void Numbers_are_not_taken_for_dates(string url) => Assert.Null(AddressDate.OfArticle(url));

    [Theory]
    [InlineData("https://n.example/sitemap-2023.xml", "2023-01-01", "2024-01-01")]
    [InlineData("https://n.example/sitemap_2023_05.xml", "2023-05-01", "2023-06-01")]
    [InlineData("https://n.example/sitemaps/2023/05/31.xml", "2023-05-31", "2023-06-01")]
    public void Names_of_sitemaps_carry_dates(string url, string from, string until) =>
        Assert.Equal((Day(from), Day(until)), AddressDate.OfSitemap(url) is { } date ? (date.From, date.Until) : default);

    [Fact]
    public void The_2010th_sitemap_is_not_that_of_2010() => Assert.Null(AddressDate.OfSitemap("https://n.example/post-sitemap2010.xml"));

    [Fact]
    public void A_feed_is_taken_whole_and_of_a_sitemap_the_last_three_days()
    {
        FeedEntry[] entries =
        [
            Entry("/a", Make.Now.AddDays(-400)), Entry("/b", Make.Now.AddDays(-1)), Entry("/c", null), Entry("/2015/01/02/old-but-edited", Make.Now.AddHours(-1)),
        ];

        var feed = PollWindow.OfPoll(FeedKind.Rss, 4, null, Make.Now).Choose(entries);
        var sitemap = PollWindow.OfPoll(FeedKind.Sitemap, 5000, null, Make.Now).Choose(entries);

        Assert.Equal(["/b", "/a", "/2015/01/02/old-but-edited", "/c"], feed.Wanted.Select(Path));
        Assert.Equal(["/b"], sitemap.Wanted.Select(Path));
        Assert.Equal(["/2015/01/02/old-but-edited"], sitemap.Touched.Select(Path));
        Assert.Equal(1, sitemap.Undated);
    }

    [Fact]
    public void After_an_absence_a_sitemap_is_read_back_to_the_last_poll() =>
        Assert.Equal(Make.Now.AddDays(-10), PollWindow.OfPoll(FeedKind.Sitemap, 5000, Make.Now.AddDays(-10), Make.Now).After);

    [Fact]
    public void Of_an_index_only_what_may_hold_something_wanted_is_read()
    {
        FeedEntry[] maps =
        [
            Entry("/sitemap-2023-12.xml", null), Entry("/sitemap-2024-01.xml", null), Entry("/sitemap-2024-02.xml", null), Entry("/old.xml", Day("2023-06-01")),
            Entry("/changed-later.xml", Day("2026-01-01")), Entry("/category-sitemap.xml", null), new("https://elsewhere.example/sitemap.xml"),
        ];
        var index = new FeedDocument(FeedKind.Sitemap, []) { Sitemaps = maps };
        var window = new PollWindow(Day("2024-01-01"), Day("2024-02-01"), false, 100);

        var chosen = ChildSitemaps.Choose(index, "https://n.example/sitemap.xml", window, isBackfill: true);

        Assert.Equal(["https://n.example/sitemap-2024-01.xml", "https://n.example/changed-later.xml"], chosen);
    }

    [Fact]
    public void Of_many_sitemaps_that_say_nothing_a_poll_reads_both_ends()
    {
        var index = new FeedDocument(FeedKind.Sitemap, []) { Sitemaps = [.. Enumerable.Range(1, 500).Select(number => Entry($"/part{number}.xml", null))] };
        var window = PollWindow.OfPoll(FeedKind.Sitemap, 0, null, Make.Now);

        Assert.Equal(10, ChildSitemaps.Choose(index, "https://n.example/", window, isBackfill: false).Count);
        Assert.Equal(500, ChildSitemaps.Choose(index, "https://n.example/", window, isBackfill: true).Count);
    }

    private static FeedEntry Entry(string path, DateTimeOffset? modified) =>
        new($"https://n.example{path}") { Modified = modified is { } time ? new PrintedTime("", time, TimePrecision.Instant) : null };

    private static string Path(FeedEntry entry) => new Uri(entry.Url).AbsolutePath;

    private static DateTimeOffset Day(string day) => DateTimeOffset.Parse(day + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
}
