using System.Globalization;
using NewsArchive.Articles;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>
/// A timeline as it is drawn: across in percent, so that it fits any screen with letters in their own size; down in pixels.
/// </summary>
public sealed class TimelineChart(ListState state, Timeline timeline)
{
    /// <summary>Where the bars stand.</summary>
    public const int Floor = 86;

    private const int Ceiling = 12;
    private const int Labels = 5;

    /// <summary>The numbers.</summary>
    public Timeline Timeline => timeline;

    /// <summary>How the list is shown.</summary>
    public ListState State => state;

    /// <summary>What the highest line stands for: a round number not below the highest bar.</summary>
    public int Top { get; } = Round(timeline.Spans.Select(span => span.Count).DefaultIfEmpty().Max());

    /// <summary>All articles in it.</summary>
    public int Total { get; } = timeline.Spans.Sum(span => span.Count);

    /// <summary>The unit in words, as in "per day".</summary>
    public string Unit => timeline.Unit.ToString().ToLowerInvariant();

    /// <summary>What the chart says, in a sentence.</summary>
    public string Summary
    {
        get
        {
            var most = timeline.Spans.MaxBy(span => span.Count)!;
            var range = timeline.Spans.Count == 1 ? NameOf(most.Start) : $"{NameOf(timeline.Spans[0].Start)} to {NameOf(timeline.Spans[^1].Start)}";
            var earlier = timeline.Earlier == 0 ? "" : $" {TimeText.Counted(timeline.Earlier, "article")} before that not drawn.";
            return timeline.Spans.Count == 1
                ? $"{TimeText.Counted(Total, "article")}, {range}.{earlier}"
                : $"{TimeText.Counted(Total, "article")} per {Unit}, {range}; at most {TimeText.Count(most.Count)} ({NameOf(most.Start)}).{earlier}";
        }
    }

    /// <summary>The lines across, with what they stand for.</summary>
    public IEnumerable<(int Y, int Value)> Lines()
    {
        yield return (Ceiling, Top);
        if (Top % 2 == 0)
        {
            yield return ((Ceiling + Floor) / 2, Top / 2);
        }
    }

    /// <summary>Some of the spans' names, with where they begin.</summary>
    public IEnumerable<(string X, string Name)> Names()
    {
        var count = Math.Min(Labels, timeline.Spans.Count);
        return Enumerable.Range(0, count).Select(label => label * timeline.Spans.Count / count).Select(at => (Percent(at), NameOf(timeline.Spans[at].Start)));
    }

    /// <summary>The bars of spans that have articles.</summary>
    public IEnumerable<Bar> Bars() => timeline.Spans.Select(AsBar).Where(bar => bar.Blocks.Count > 0);

    /// <summary>A span in words: "16 Aug 2024", "week of 12 Aug 2024", "Aug 2024", "2024".</summary>
    public string NameOf(DateOnly start) => timeline.Unit switch
    {
        TimelineUnit.Year => start.ToString("yyyy", CultureInfo.InvariantCulture),
        TimelineUnit.Month => start.ToString("MMM yyyy", CultureInfo.InvariantCulture),
        _ => start.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary>A day as addresses have it.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Bar AsBar(TimelineSpan span, int at)
    {
        var blocks = new List<Block>();
        var below = 0;
        for (var share = 0; share < span.Shares.Count; share++)
        {
            if (span.Shares[share] > 0)
            {
                var (low, high) = (Y(below), Y(below + span.Shares[share]));
                // What is there must be seen.
                blocks.Add(new Block(share, Number(Math.Min(high, low - 1.5)), Number(Math.Max(low - high, 1.5))));
                below += span.Shares[share];
            }
        }

        var week = timeline.Unit == TimelineUnit.Week ? "Week of " : "";
        var shares = timeline.Sources.Zip(span.Shares).Where(one => one.Second > 0).Select(one => $"{one.First} {TimeText.Count(one.Second)}");
        var title = $"{week}{NameOf(span.Start)}: {TimeText.Counted(span.Count, "article")}{(timeline.Sources.Count > 0 ? $" ({string.Join(", ", shares)})" : "")}";
        return new Bar(Percent(at), state.Query(TimelineLinks.Narrowed(state.First, span.Start, timeline.Unit)), title, blocks);
    }

    /// <summary>How wide a bar is.</summary>
    public string BarWidth => Number(86.0 / timeline.Spans.Count) + "%";

    private double Y(int count) => Floor - (double)count / Top * (Floor - Ceiling);

    private string Percent(int at) => Number(100.0 * at / timeline.Spans.Count) + "%";

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static int Round(int most)
    {
        var ten = 1;
        while (most > ten * 10L)
        {
            ten *= 10;
        }

        int[] steps = [1, 2, 4, 6, 8, 10];
        return (int)Math.Min(int.MaxValue, steps.Select(step => (long)step * ten).First(step => step >= most));
    }

    /// <summary>A span with articles.</summary>
    /// <param name="X">Where it begins, in percent.</param>
    /// <param name="Query">The query string that narrows the list to it.</param>
    /// <param name="Title">It in words.</param>
    /// <param name="Blocks">Its parts from below.</param>
    public sealed record Bar(string X, string Query, string Title, IReadOnlyList<Block> Blocks);

    /// <summary>A source's part of a bar, or all of it.</summary>
    public sealed record Block(int Share, string Y, string Height);
}
