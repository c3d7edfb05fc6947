using System.Diagnostics;
using System.Globalization;

namespace NewsArchive.Benchmarks;

/// <summary>Pages per CPU second of the parser alone, the extractor and SmartReader, measured in turn in one process; and the dearest page.</summary>
internal static class ExtractionSpeed
{
    private const int WarmUp = 8;

    /// <summary>Measures and prints.</summary>
    /// <param name="pages">The pages the rates are of.</param>
    /// <param name="all">The pages among which the slowest is looked for.</param>
    /// <param name="passes">How often each contestant reads all pages; the median counts.</param>
    public static void Print(List<(string Id, string Url, string Html)> pages, List<(string Id, string Url, string Html)> all, int passes)
    {
        var contests = new (string Name, Action<string, string> Read, List<double> Rates)[]
        {
            ("AngleSharp parse", (html, _) => Contestants.Parse(html), []),
            ("NewsArchive", (html, url) => Contestants.NewsArchive(html, url), []),
            ("SmartReader", (html, url) => Contestants.SmartReader(html, url), []),
        };
        for (var pass = -WarmUp; pass < passes; pass++)
        {
            foreach (var (_, read, rates) in contests)
            {
                var rate = Measure(pages, read);
                if (pass >= 0)
                {
                    rates.Add(rate);
                }
            }
        }

        var floor = Median(contests[0].Rates);
        Console.WriteLine($"\nSpeed over {pages.Count} pages, median of {passes} passes   pages per CPU second   times the parse");
        foreach (var (name, _, rates) in contests)
        {
            var median = Median(rates);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-46} {median,10:F0} ({rates.Min():F0} to {rates.Max():F0}) {floor / median,16:F2}"));
        }

        var (ours, theirs) = (Median(contests[1].Rates), Median(contests[2].Rates));
        Console.WriteLine(Verdict("at most 3 times the parse floor", floor / ours <= 3));
        Console.WriteLine(Verdict("over twice SmartReader", ours > 2 * theirs));
        PrintDearest(all);
    }

    private static string Verdict(string target, bool isReached) => $"  {target,-46} {(isReached ? "reached" : "MISSED"),10}";

    /// <summary>The slowest page and the one that takes most memory, each page at its best of three readings.</summary>
    private static void PrintDearest(List<(string Id, string Url, string Html)> pages)
    {
        var slowest = (Time: TimeSpan.Zero, Id: "");
        var largest = (Bytes: 0L, Id: "");
        foreach (var (id, url, html) in pages)
        {
            var cost = Enumerable.Range(0, 3).Select(_ => PageCost.Of(() => Contestants.NewsArchive(html, url))).MinBy(cost => cost.Time)!;
            slowest = cost.Time > slowest.Time ? (cost.Time, id) : slowest;
            largest = cost.Allocated > largest.Bytes ? (cost.Allocated, id) : largest;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  slowest of {pages.Count} pages {slowest.Time.TotalMilliseconds:F0} ms ({slowest.Id[..8]}), most memory allocated {largest.Bytes / 1048576.0:F1} MiB ({largest.Id[..8]})"));
    }

    private static double Measure(List<(string Id, string Url, string Html)> pages, Action<string, string> read)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        foreach (var (_, url, html) in pages)
        {
            read(html, url);
        }

        process.Refresh();
        return pages.Count / (process.TotalProcessorTime - before).TotalSeconds;
    }

    private static double Median(List<double> rates) => rates.Order().ElementAt((rates.Count - 1) / 2);
}
