namespace NewsArchive.Web.Pages.Sources;

/// <summary>A bar for each day, drawn by the server: places and sizes in the units of its own picture.</summary>
/// <param name="Bars">The days, the first first.</param>
/// <param name="Most">The most of one day.</param>
/// <param name="Total">All together.</param>
public sealed record DayChart(IReadOnlyList<DayChart.Bar> Bars, int Most, int Total)
{
    /// <summary>Height of the picture.</summary>
    public const int Height = 60;

    /// <summary>Width of a day, with the gap to the next.</summary>
    public const int Step = 10;

    private const int Gap = 2;

    /// <summary>No days.</summary>
    public static DayChart Empty { get; } = new([], 0, 0);

    /// <summary>Width of the picture.</summary>
    public int Width => Bars.Count * Step;

    /// <summary>Draws counts.</summary>
    public static DayChart Of(IReadOnlyList<(DateTimeOffset Day, int Count)> days)
    {
        var most = days.Count == 0 ? 0 : days.Max(day => day.Count);
        // A day with anything at all shows.
        var bars = days.Select((day, at) => (day, at, Tall: day.Count == 0 ? 0 : Math.Max(1, (int)Math.Round(day.Count * (double)Height / most))));
        return new DayChart([.. bars.Select(bar => new Bar(bar.day.Day, bar.day.Count, bar.at * Step, Height - bar.Tall, Step - Gap, bar.Tall))], most, days.Sum(day => day.Count));
    }

    /// <summary>One day.</summary>
    public sealed record Bar(DateTimeOffset Day, int Count, int X, int Y, int Width, int Height);
}
