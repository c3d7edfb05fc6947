using System.Diagnostics;
using System.Globalization;
using AngleSharp.Html.Parser;
using NewsArchive.Scraper.Extraction;
using SmartReader;

namespace NewsArchive.Benchmarks;

/// <summary>Pages per CPU second of the parser alone, the extractor and SmartReader, measured in turn in one process.</summary>
internal static class ExtractionSpeed
{
    /// <summary>Measures and prints; the argument is the number of passes.</summary>
    public static int Run(string[] arguments)
    {
        var passes = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 5;
        if (Corpus.Find("zyte") is not { } folder)
        {
            Console.Error.WriteLine("No shared/corpora/extraction/zyte beside or above the current directory.");
            return 1;
        }

        var pages = Corpus.Pages(folder);
        var contests = new (string Name, Action<string, string> Read, List<double> Rates)[]
        {
            ("AngleSharp parse", (html, _) => new HtmlParser().ParseDocument(html).Dispose(), []),
            ("NewsArchive", (html, url) => ArticleExtractor.Extract(html, url), []),
            ("SmartReader", (html, url) => new Reader(url, html).GetArticle(), []),
        };
        for (var pass = -3; pass < passes; pass++)
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
        foreach (var (name, _, rates) in contests)
        {
            var median = Median(rates);
            Console.WriteLine($"{name,-18} {median,7:F0} pages per CPU second   {floor / median,5:F2} x parse   ({rates.Min():F0} to {rates.Max():F0})");
        }

        return 0;
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

    private static double Median(List<double> rates) => rates.Order().ElementAt(rates.Count / 2);
}
