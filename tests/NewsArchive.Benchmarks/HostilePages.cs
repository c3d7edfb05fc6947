using System.Diagnostics;
using System.Globalization;
using NewsArchive.Articles;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Tests.Support;

namespace NewsArchive.Benchmarks;

/// <summary>Reads broken development pages for some minutes and tells what any of them cost at most. A seed names a page for good.</summary>
internal static class HostilePages
{
    private const int Kept = 5;
    private const string NoCorpus = "No shared/corpora/extraction beside or above the current directory.";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private const long MostMemory = 200L * 1024 * 1024;

    /// <summary>Runs for some minutes from a seed on.</summary>
    public static int Run(double minutes, int firstSeed)
    {
        var pages = Pages();
        if (pages.Count == 0)
        {
            Console.Error.WriteLine(NoCorpus);
            return 1;
        }

        var slowest = new PriorityQueue<string, TimeSpan>();
        var largest = new PriorityQueue<string, long>();
        var failures = 0;
        var begun = Stopwatch.GetTimestamp();
        var seed = firstSeed;
        for (; Stopwatch.GetElapsedTime(begun) < TimeSpan.FromMinutes(minutes); seed++)
        {
            var (id, url, html) = pages[seed % pages.Count];
            var bytes = new PageMutation(seed).Of(html);
            var name = $"seed {seed}, {id[..8]}, {bytes.Length / 1024} KB";
            failures += Fails(bytes, url, name, out var cost) ? 1 : 0;
            Keep(slowest, name, cost.Time);
            Keep(largest, name, cost.Allocated);
        }

        Console.WriteLine($"{seed - firstSeed} pages from seed {firstSeed} on, {failures} failures");
        Print("slowest", slowest, time => $"{time.TotalMilliseconds:F0} ms");
        Print("most allocated", largest, size => string.Create(CultureInfo.InvariantCulture, $"{size / 1048576.0:F0} MiB"));
        return failures == 0 ? 0 : 1;
    }

    /// <summary>Writes the page that a seed names to a file, to look at.</summary>
    public static int Write(int seed, string output)
    {
        var pages = Pages();
        if (pages.Count == 0)
        {
            Console.Error.WriteLine(NoCorpus);
            return 1;
        }

        var (_, url, html) = pages[seed % pages.Count];
        File.WriteAllBytes(output, new PageMutation(seed).Of(html));
        Console.WriteLine(url);
        return 0;
    }

    private static List<(string Id, string Url, string Html)> Pages() => [.. new[] { "zyte", "fundus" }.Select(Corpus.Find).OfType<string>().SelectMany(Corpus.Pages)];

    private static bool Fails(byte[] bytes, string url, string name, out PageCost cost)
    {
        ExtractedArticle? article = null;
        Exception? error = null;
        void Read()
        {
            try
            {
                article = ArticleExtractor.Extract(PageText.Decode(bytes).Text, url);
            }
            catch (Exception exception)
            {
                error = exception;
            }
        }

        cost = PageCost.Of(Read);
        if (cost.Time > Patience)
        {
            // The machine may have been busy elsewhere: a page is slow when it is slow twice.
            var again = PageCost.Of(Read);
            cost = again.Time < cost.Time ? again : cost;
        }

        var fault = error is not null ? error.ToString()
            : cost.Time > Patience ? $"took {cost.Time.TotalMilliseconds:F0} ms"
            : cost.Allocated > MostMemory ? $"allocated {cost.Allocated / 1048576} MiB"
            : article!.Paragraphs.Any(string.IsNullOrWhiteSpace) ? "gave an empty paragraph"
            : null;
        if (fault is not null)
        {
            Console.WriteLine($"{name}: {fault}");
        }

        return fault is not null;
    }

    private static void Keep<T>(PriorityQueue<string, T> most, string name, T cost)
    {
        most.Enqueue(name, cost);
        if (most.Count > Kept)
        {
            most.Dequeue();
        }
    }

    private static void Print<T>(string title, PriorityQueue<string, T> most, Func<T, string> show)
    {
        Console.WriteLine(title);
        foreach (var (name, cost) in most.UnorderedItems.OrderByDescending(item => item.Priority))
        {
            Console.WriteLine($"  {show(cost),10}  {name}");
        }
    }
}
