using System.Text.Json;
using NewsArchive.Data;
using NewsArchive.Fetches;

namespace NewsArchive.Runs;

/// <summary>How many of a run's addresses or records ended how, and how many have not ended yet.</summary>
/// <param name="Ended">Those that ended; what never happened is left out.</param>
/// <param name="Waiting">Those in the queue, also those that a worker has in hand.</param>
public sealed record RunTally(IReadOnlyDictionary<Outcome, int> Ended, int Waiting)
{
    /// <summary>Nothing at all.</summary>
    public static RunTally Empty { get; } = new(new Dictionary<Outcome, int>(), 0);

    /// <summary>How many have ended.</summary>
    public int Done => Ended.Values.Sum();

    /// <summary>How many are known.</summary>
    public int Total => Done + Waiting;

    /// <summary>How many ended so.</summary>
    public int Of(Outcome outcome) => Ended.GetValueOrDefault(outcome);

    /// <summary>As the database keeps it: {"added": 3, "failed": 1}.</summary>
    internal static string Write(IReadOnlyDictionary<Outcome, int> ended) =>
        JsonSerializer.Serialize(ended.ToDictionary(count => TextEnums.ToText(count.Key), count => count.Value));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static IReadOnlyDictionary<Outcome, int> Read(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, int>>(json)!.ToDictionary(count => TextEnums.Parse<Outcome>(count.Key), count => count.Value);
}
