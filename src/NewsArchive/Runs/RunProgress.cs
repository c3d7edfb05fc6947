using System.Text.Json;
using System.Text.Json.Serialization;
using NewsArchive.Data;
using NewsArchive.Fetches;

namespace NewsArchive.Runs;

/// <summary>How far a run is, as scripts are told it: one JSON object.</summary>
public sealed record RunProgress
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Takes it from a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="left">How long it will still take; null when nobody can know.</param>
    public RunProgress(RunEntry run, TimeSpan? left)
    {
        ArgumentNullException.ThrowIfNull(run);
        (Id, Kind, State, Title, Source) = (run.Id, run.Kind, run.State, run.Title, run.Source);
        (StartedAt, PausedAt, EndedAt) = (run.StartedAt, run.PausedAt, run.EndedAt);
        (Found, IsFoundFinal, Fetched, Waiting) = (run.Found, run.IsFoundFinal, run.Tally.Done, run.Left);
        Outcomes = Enum.GetValues<Outcome>().ToDictionary(outcome => TextEnums.ToText(outcome), run.Tally.Of);
        PerMinute = run.PerMinute is { } rate ? Math.Round(rate, 1) : null;
        SecondsLeft = left is { } time ? Round(time) : null;
    }

    /// <summary>Key.</summary>
    public int Id { get; }

    /// <summary>What it does.</summary>
    public RunKind Kind { get; }

    /// <summary>What it is doing.</summary>
    public RunState State { get; }

    /// <summary>What it is about.</summary>
    public string Title { get; }

    /// <summary>The source it collects from.</summary>
    public string? Source { get; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>Since when it is paused.</summary>
    public DateTimeOffset? PausedAt { get; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; }

    /// <summary>How many addresses or records are known.</summary>
    public int Found { get; }

    /// <summary>True when there will not be more.</summary>
    public bool IsFoundFinal { get; }

    /// <summary>How many have ended.</summary>
    public int Fetched { get; }

    /// <summary>How many are to come.</summary>
    public int Waiting { get; }

    /// <summary>How many ended how, by the name of the outcome.</summary>
    public IReadOnlyDictionary<string, int> Outcomes { get; }

    /// <summary>How many ended in the last minute; of a run that has ended, in the average minute.</summary>
    public double? PerMinute { get; }

    /// <summary>Seconds until it is done, no finer than they are known; null when nobody can know.</summary>
    public int? SecondsLeft { get; }

    /// <summary>Whether nothing but time has passed since an earlier look: the same counts and state, whatever the rate.</summary>
    public bool IsAsFarAs(RunProgress earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return (State, Found, IsFoundFinal, Fetched, Waiting) == (earlier.State, earlier.Found, earlier.IsFoundFinal, earlier.Fetched, earlier.Waiting)
            && Outcomes.All(count => earlier.Outcomes[count.Key] == count.Value);
    }

    /// <summary>As one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>To ten seconds below two minutes, to a minute below two hours, to a quarter of an hour above.</summary>
    private static int Round(TimeSpan time)
    {
        var grain = time.TotalMinutes < 2 ? 10 : time.TotalHours < 2 ? 60 : 900;
        return (int)Math.Min(Math.Ceiling(time.TotalSeconds / grain) * grain, int.MaxValue);
    }
}
