using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace NewsArchive.Benchmarks;

/// <summary>
/// How long the pages of a running site take, one request at a time over loopback: the list at many depths, searches for words of its own
/// articles, articles and entities. Prints the median and the 95th percentile of each kind in one run.
/// </summary>
internal static class BrowseSpeed
{
    private const int WarmUp = 30;

    /// <summary>Measures the site at an address.</summary>
    public static async Task<int> RunAsync(string address, int requests)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        var random = new Random(7);
        var (ids, words) = await SampleAsync(client);
        if (ids.Count == 0)
        {
            await Console.Error.WriteLineAsync($"{address} has no articles. Import some first.");
            return 1;
        }

        var kinds = new (string Name, Func<string> Path)[]
        {
            ("/healthz (floor)", () => "/healthz"),
            ("list, newest", () => "/articles"),
            ("list, any date", () => $"/articles?before={2013 + random.Next(8)}-{1 + random.Next(12):00}"),
            ("search, one word", () => $"/articles?q={Uri.EscapeDataString(words[random.Next(words.Count)])}"),
            ("search, two words", () => $"/articles?q={Uri.EscapeDataString(words[random.Next(words.Count)] + " " + words[random.Next(words.Count)])}"),
            ("article", () => $"/articles/{ids[random.Next(ids.Count)]}"),
            ("entities", () => "/entities"),
        };
        foreach (var (_, path) in kinds.SelectMany(kind => Enumerable.Repeat(kind, WarmUp)))
        {
            await TimeAsync(client, path());
        }

        foreach (var (name, path) in kinds)
        {
            var times = new List<double>(requests);
            for (var i = 0; i < requests; i++)
            {
                times.Add(await TimeAsync(client, path()));
            }

            times.Sort();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{name,-20} p50 {times[requests / 2],8:F1} ms   p95 {times[requests * 95 / 100],8:F1} ms   max {times[^1],8:F1} ms"));
        }

        return 0;
    }

    private static async Task<double> TimeAsync(HttpClient client, string path)
    {
        var begun = Stopwatch.GetTimestamp();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        await response.Content.CopyToAsync(Stream.Null);
        response.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    /// <summary>Keys and words of titles from several depths of the list.</summary>
    private static async Task<(List<long> Ids, List<string> Words)> SampleAsync(HttpClient client)
    {
        var ids = new List<long>();
        var words = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var year = 2013; year <= 2027; year++)
        {
            using var list = JsonDocument.Parse(await client.GetStringAsync(new Uri($"/articles.json?before={year}-06", UriKind.Relative)));
            foreach (var item in list.RootElement.GetProperty("items").EnumerateArray())
            {
                ids.Add(item.GetProperty("id").GetInt64());
                words.UnionWith(item.GetProperty("title").GetString()!.Split(' ').Where(word => word.Length > 3 && word.All(char.IsLetter)));
            }
        }

        return (ids, [.. words]);
    }
}
