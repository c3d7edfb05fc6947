using System.Text.Json;
using NewsArchive.Fetches;
using NewsArchive.Runs;

namespace NewsArchive.Web.Pages.Runs;

/// <summary>Words of the site for what a run does and brings. Addresses, files and the command line keep the names of the database.</summary>
internal static class OutcomeText
{
    /// <summary>The name that stands in addresses for what has not ended.</summary>
    public const string Waiting = "waiting";

    /// <summary>Outcomes in the order people care about them.</summary>
    public static IReadOnlyList<Outcome> InOrder { get; } =
        [Outcome.Added, Outcome.Revised, Outcome.Unchanged, Outcome.Duplicate, Outcome.Read, Outcome.Skipped, Outcome.Failed];

    /// <summary>Such as "new".</summary>
    public static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Added => "new",
        Outcome.Revised => "changed",
        Outcome.Unchanged => "same",
        _ => Name(outcome),
    };

    /// <summary>How far a fetch is that has not ended.</summary>
    public static string Waits(FetchEntry fetch, DateTimeOffset now) => fetch.LeasedUntil > now ? "in hand"
        : fetch.DueAt == DateTimeOffset.MaxValue ? "paused"
        : fetch.DueAt > now && fetch.Attempts > 0 ? "to be tried again"
        : Waiting;

    /// <summary>Such as "feed poll".</summary>
    public static string Word(RunKind kind) => kind switch
    {
        RunKind.Scrape => "addresses",
        RunKind.Import => "files",
        RunKind.Feed => "feed poll",
        _ => Name(kind),
    };

    /// <summary>The counts in words: "3 new, 1 failed, 4 to do".</summary>
    public static string Summary(RunEntry run)
    {
        var counts = InOrder.Where(outcome => run.Tally.Of(outcome) > 0).Select(outcome => $"{TimeText.Count(run.Tally.Of(outcome))} {Word(outcome)}").ToList();
        if (run.Left > 0)
        {
            counts.Add($"{TimeText.Count(run.Left)} {(run.EndedAt is null ? "to do" : "never tried")}");
        }

        return counts.Count == 0 ? "nothing" : string.Join(", ", counts);
    }

    /// <summary>The name of a value in addresses, files and the database.</summary>
    public static string Name(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The value that a name in an address means; null when none has it.</summary>
    public static TEnum? Find<TEnum>(string? name)
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Cast<TEnum?>().FirstOrDefault(value => Name(value!.Value) == name);
}
