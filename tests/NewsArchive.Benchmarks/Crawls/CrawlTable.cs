using System.Globalization;

namespace NewsArchive.Benchmarks.Crawls;

/// <summary>The figures that collecting must reach, each measured in this run: "crawl [PART...] [--urls N] [--kills N] [--seed N] …".</summary>
internal static class CrawlTable
{
    private const string Usage = """
        usage: crawl [speed] [kills] [manners] [memory] [faults]   all parts when none is named
          --urls N      addresses of each part (speed 16000, kills 20000, manners 1200, memory 100000, faults 3000)
          --kills N     kills of workers (50)            --crashes N   crashes of PostgreSQL (5)
          --seed N      other sites and texts (1)        --small       small pages for the kills
          --large       real-sized pages for the memory
        ConnectionStrings__Archive names a PostgreSQL server where databases may be made; the kills start one of their own.
        """;

    private static readonly string[] Parts = ["speed", "kills", "manners", "memory", "faults"];

    /// <summary>Runs the parts that are asked for.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var options = new Dictionary<string, int>();
        var parts = new List<string>();
        for (var place = 0; place < args.Length; place++)
        {
            switch (args[place])
            {
                case "--small" or "--large":
                    options[args[place]] = 1;
                    break;
                case "--urls" or "--kills" or "--crashes" or "--seed" when place + 1 < args.Length && int.TryParse(args[place + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                    options[args[place++]] = number;
                    break;
                case var part when Parts.Contains(part):
                    parts.Add(part);
                    break;
                default:
                    Console.Error.WriteLine(Usage);
                    return 2;
            }
        }

        var isReached = true;
        foreach (var part in parts.Count > 0 ? parts : [.. Parts])
        {
            Console.WriteLine(part);
            isReached &= await RunAsync(part, options);
        }

        return isReached ? 0 : 1;
    }

    private static Task<bool> RunAsync(string part, Dictionary<string, int> options)
    {
        int Option(string name, int otherwise) => options.GetValueOrDefault(name, otherwise);

        var seed = Option("--seed", 1);
        return part switch
        {
            "speed" => CrawlSpeed.RunAsync(Option("--urls", 16_000), seed),
            "kills" => CrawlKills.RunAsync(Option("--urls", 20_000), Option("--kills", 50), Option("--crashes", 5), seed, options.ContainsKey("--small")),
            "manners" => CrawlManners.RunAsync(Option("--urls", 1_200), seed),
            "memory" => CrawlMemory.RunAsync(Option("--urls", 100_000), seed, !options.ContainsKey("--large")),
            _ => CrawlFaults.RunAsync(Option("--urls", 3_000), seed),
        };
    }
}
