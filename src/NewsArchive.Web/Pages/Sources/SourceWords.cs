using System.Globalization;
using NewsArchive.Sources;

namespace NewsArchive.Web.Pages.Sources;

/// <summary>What a source does, in words.</summary>
internal static class SourceWords
{
    public static string Of(SourceState state) => state switch
    {
        SourceState.Collecting => "collecting",
        SourceState.InTrouble => "some feeds fail",
        SourceState.Stopped => "no feed is asked",
        SourceState.Paused => "paused",
        SourceState.NoFeeds => "no feeds",
        _ => "removed",
    };

    /// <summary>Such as "every 12 minutes" or "every 3 hours".</summary>
    public static string Interval(int minutes) => minutes switch
    {
        < 90 => $"every {minutes} minutes",
        < 36 * 60 => $"every {Math.Round(minutes / 60.0)} hours",
        _ => "once a day or less",
    };

    /// <summary>Such as "in 5 minutes", "in 3 hours", "now".</summary>
    public static string Until(DateTimeOffset at, DateTimeOffset now)
    {
        var wait = at - now;
        return wait.TotalMinutes switch
        {
            <= 1 => "now",
            < 90 => string.Create(CultureInfo.InvariantCulture, $"in {wait.TotalMinutes:0} minutes"),
            < 36 * 60 => string.Create(CultureInfo.InvariantCulture, $"in {wait.TotalHours:0} hours"),
            _ => string.Create(CultureInfo.InvariantCulture, $"in {wait.TotalDays:0} days"),
        };
    }

    /// <summary>Articles a day, such as "12" or "0.4".</summary>
    public static string PerDay(double count) => count switch
    {
        0 => "0",
        < 10 => count.ToString("0.#", CultureInfo.InvariantCulture),
        _ => TimeText.Count((long)Math.Round(count)),
    };
}
