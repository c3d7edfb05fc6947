using System.Globalization;
using NewsArchive.Articles;

namespace NewsArchive.Tests.Articles;

public sealed class SearchWindowTests
{
    private static readonly SearchWindow Decade = new(At("2016-02-10"), At("2026-05-20"));

    [Fact]
    public void The_first_window_is_the_last_quarter_of_the_year_or_the_first()
    {
        Assert.Equal(new SearchWindow(At("2026-04-01"), At("2026-05-20")), Decade.First(isDescending: true));
        Assert.Equal(new SearchWindow(At("2016-02-10"), At("2016-04-01")), Decade.First(isDescending: false));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Windows_lie_side_by_side_and_cover_all_of_the_time(bool isDescending)
    {
        var windows = new List<SearchWindow>();
        for (SearchWindow? window = Decade.First(isDescending); window is { } here; window = Decade.After(here, 0, 50, isDescending))
        {
            windows.Add(here);
        }

        Assert.InRange(windows.Count, 3, 6);
        var inOrder = isDescending ? Enumerable.Reverse(windows).ToList() : windows;
        Assert.Equal((Decade.From, Decade.To), (inOrder[0].From, inOrder[^1].To));
        Assert.All(inOrder.Zip(inOrder.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.All(inOrder.Skip(1), window => Assert.Equal((1, 1), (window.From.Day, window.From.Month % 3)));
    }

    [Fact]
    public void A_window_is_no_longer_than_the_missing_hits_need()
    {
        var quarter = new SearchWindow(At("2025-01-01"), At("2025-04-01"));
        Assert.Equal(At("2024-10-01"), Decade.After(quarter, found: 49, missing: 1, isDescending: true)!.Value.From);
        Assert.Equal(At("2024-01-01"), Decade.After(quarter, found: 1, missing: 49, isDescending: true)!.Value.From);
    }

    [Fact]
    public void The_ends_of_what_can_be_written_are_no_trouble()
    {
        Assert.Equal(DateTimeOffset.MaxValue, SearchWindow.Always.First(isDescending: true).To);
        var first = SearchWindow.Always.First(isDescending: false);
        Assert.Equal(At("0001-04-01"), first.To);
        var last = SearchWindow.Always.First(isDescending: true);
        Assert.NotNull(SearchWindow.Always.After(last, 0, 1, isDescending: true));
    }

    private static DateTimeOffset At(string day) => DateTimeOffset.Parse(day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
