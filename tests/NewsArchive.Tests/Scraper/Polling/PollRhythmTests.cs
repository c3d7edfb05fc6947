using NewsArchive.Captures;
using NewsArchive.Scraper.Feeds;
using NewsArchive.Scraper.Polling;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper.Polling;

public sealed class PollRhythmTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(60, 30)]
    [InlineData(240, 120)]
    [InlineData(2000, 1000)]
    public void A_feed_is_asked_twice_as_often_as_something_comes(int gapMinutes, int expected)
    {
        var times = Enumerable.Range(1, 10).Select(entry => Make.Now.AddMinutes(-entry * gapMinutes)).ToList();
        Assert.Equal(expected, PollRhythm.Next(Signs(60) with { Times = times }));
    }

    [Fact]
    public void Silence_widens_the_interval_of_a_feed_whose_entries_are_dated()
    {
        var times = Enumerable.Range(0, 10).Select(entry => Make.Now.AddDays(-10).AddMinutes(-entry)).ToList();
        Assert.Equal(720, PollRhythm.Next(Signs(60) with { Times = times }));
    }

    [Theory]
    [InlineData(3, 0, 30)]
    [InlineData(0, 1, 60)]
    [InlineData(0, 10, 90)]
    public void Without_times_news_halves_and_silence_stretches(int added, int silentHours, int expected) =>
        Assert.Equal(expected, PollRhythm.Next(Signs(60) with { New = added, LastNewAt = Make.Now.AddHours(-silentHours) }));

    [Fact]
    public void Silence_ends_at_one_poll_a_day()
    {
        var minutes = 60;
        for (var poll = 0; poll < 50; poll++)
        {
            minutes = PollRhythm.Next(Signs(minutes) with { LastNewAt = Make.Now.AddDays(-300) });
        }

        Assert.Equal(PollRhythm.Most, minutes);
    }

    [Theory]
    [InlineData(45, 45)]
    [InlineData(100_000, 1440)]
    public void The_publishers_wish_counts_up_to_a_day(int least, int expected)
    {
        var times = Enumerable.Range(1, 10).Select(entry => Make.Now.AddMinutes(-entry)).ToList();
        Assert.Equal(expected, PollRhythm.Next(Signs(60) with { Times = times, LeastMinutes = least }));
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    [InlineData(5, 160)]
    [InlineData(1000, 1440)]
    public void Failing_waits_double(int failures, int expected) => Assert.Equal(expected, PollRhythm.AfterFailure(failures, null));

    [Fact]
    public void A_server_that_names_a_wait_gets_it() => Assert.Equal(300, PollRhythm.AfterFailure(1, TimeSpan.FromHours(5)));

    [Fact]
    public void Chance_only_puts_off_and_hours_that_are_not_wanted_are_left_out()
    {
        Assert.Equal(Make.Now.AddMinutes(60), PollRhythm.TimeOf(Make.Now, 60, 0, FeedSchedule.None));
        Assert.Equal(Make.Now.AddMinutes(66), PollRhythm.TimeOf(Make.Now, 60, 1, FeedSchedule.None));
        var wishes = FeedSchedule.None with { SkipHours = new HashSet<int> { 11, 12 } };
        Assert.Equal(Make.Now.AddHours(3), PollRhythm.TimeOf(Make.Now, 60, 0, wishes));
    }

    [Theory]
    [InlineData("Cache-Control", "public, max-age=600", 10)]
    [InlineData("cache-control", "max-age=31536000", 180)]
    [InlineData("Cache-Control", "no-cache, max-age=600", null)]
    [InlineData("Cache-Control", "max-age=soon", null)]
    [InlineData("Expires", "Sun, 22 Nov 2026 10:20:00 GMT", 20)]
    [InlineData("Expires", "Sat, 21 Nov 2026 10:20:00 GMT", null)]
    [InlineData("Expires", "0", null)]
    public void What_the_cache_headers_wish(string name, string value, int? minutes) =>
        Assert.Equal(minutes, (int?)CacheWishes.Of([new CaptureHeader(name, value)], Make.Now)?.TotalMinutes);

    private static PollSigns Signs(int interval) => new(Make.Now, interval, 0);
}
