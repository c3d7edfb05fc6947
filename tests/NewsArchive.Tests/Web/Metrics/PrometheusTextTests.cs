using NewsArchive.Fetches;
using NewsArchive.Scraper.Scraping;
using NewsArchive.Web.Metrics;

namespace NewsArchive.Tests.Web.Metrics;

public sealed class PrometheusTextTests
{
    [Fact]
    public void A_sample_is_one_line_whatever_its_labels_hold()
    {
        var text = new PrometheusText().Metric("m", "gauge", "What\nit \\ is.").Sample("m", 1234567.5, ("host", "a\"b\\c\nd"), ("le", PrometheusText.Number(double.PositiveInfinity))).Sample("m", 0);
        Assert.Equal("# HELP m What\\nit \\\\ is.\n# TYPE m gauge\nm{host=\"a\\\"b\\\\c\\nd\",le=\"+Inf\"} 1234567.5\nm 0\n", text.ToString());
    }

    [Fact]
    public void What_a_worker_collects_is_counted_by_kind_and_outcome()
    {
        using var meter = new CrawlMeter();
        using var stranger = new CrawlMeter();
        using var tally = new CrawlTally(meter);
        meter.Note(FetchKind.Page, Outcome.Added, TimeSpan.FromSeconds(0.2), 1000);
        meter.Note(FetchKind.Page, Outcome.Added, TimeSpan.FromSeconds(3), 500);
        meter.Note(FetchKind.Feed, Outcome.Failed, TimeSpan.FromSeconds(100), null);
        stranger.Note(FetchKind.Page, Outcome.Skipped, TimeSpan.FromSeconds(1), 1);

        Assert.Equal([(("feed", "failed"), 1L), (("page", "added"), 2L)], tally.Fetches.Select(one => (one.Key, one.Value)));
        Assert.Equal(("page", 1500), (tally.Bytes.Single().Key, tally.Bytes.Single().Value));
        var pages = tally.Durations.Single(one => one.Key == "page").Value;
        Assert.Equal((2, 0, 1, 2), (pages.Count, pages.UpTo(0), pages.UpTo(1), pages.UpTo(5)));
        Assert.Equal(3.2, pages.Sum, 6);
        var feeds = tally.Durations.Single(one => one.Key == "feed").Value;
        Assert.Equal((1, 0), (feeds.Count, feeds.UpTo(DurationCounts.Bounds.Count - 1)));
    }
}
