using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Fetches;
using NewsArchive.Runs;

namespace NewsArchive.Cli.Commands;

/// <summary>newsarchive runs list|show|pause|resume|retry</summary>
internal static class RunsCommand
{
    private const int Done = 0;

    private const int Failed = 1;

    private static readonly Argument<int> Id = new("ID") { Description = "Number of the run, as the list and the site's addresses have it." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object a line." };

    private static readonly Option<int> Count = new("--count") { Description = "How many to list.", DefaultValueFactory = _ => 20 };

    private static readonly Option<bool> Quiet = new("--quiet-too") { Description = "Also polls and looks at known articles that found nothing." };

    private static readonly Option<RunKind?> Kind = new("--kind") { Description = "Only those of a kind." };

    private static readonly Option<RunState?> State = new("--state") { Description = "Only those in a state." };

    public static Command Create(CommandHost host) => new("runs", "What was collected, run by run: look, pause, resume, try again.")
    {
        CreateList(host),
        CreateChange(host, "show", "Shows how far a run is, and why addresses failed.", null),
        CreateChange(host, "pause", "Lets a run rest; what is being fetched is still brought to its end.", async (requests, run, stop) =>
            run.WhyNotPause ?? await Say(requests.PauseAsync(run.Id, stop))),
        CreateChange(host, "resume", "Lets a paused run go on.", async (requests, run, stop) =>
            run.WhyNotResume ?? await Say(requests.ResumeAsync(run.Id, stop))),
        CreateChange(host, "retry", "Asks once more for what failed in a run.", async (requests, run, stop) =>
            run.WhyNotRetry ?? await Say(requests.RetryFailedAsync(run.Id, stop))),
    };

    private static async Task<string?> Say(Task change)
    {
        await change;
        return null;
    }

    private static Command CreateList(CommandHost host)
    {
        var command = new Command("list", "Lists runs, the newest first.") { Count, Kind, State, Quiet, Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var archive = host.Open();
            await using var scope = archive.Services.CreateAsyncScope();
            var filter = new RunFilter { Kind = parsed.GetValue(Kind), State = parsed.GetValue(State), WithQuiet = parsed.GetValue(Quiet) };
            var runs = await scope.ServiceProvider.GetRequiredService<RunList>().ReadAsync(filter, Math.Max(1, parsed.GetValue(Count)), cancellationToken);
            foreach (var run in runs)
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(Json) ? new RunProgress(run, left: null).ToJson() : ForPeople(run));
            }

            return Done;
        });
        return command;
    }

    private static Command CreateChange(CommandHost host, string name, string description, Func<FetchRequests, RunEntry, CancellationToken, Task<string?>>? change)
    {
        var command = new Command(name, description) { Id, Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var archive = host.Open();
            await using var scope = archive.Services.CreateAsyncScope();
            var (services, id) = (scope.ServiceProvider, parsed.GetValue(Id));
            var list = services.GetRequiredService<RunList>();
            var run = await list.FindAsync(id, cancellationToken) ?? throw new CommandException($"There is no run {id}. See: newsarchive runs list");
            var refusal = change is null ? null : await change(services.GetRequiredService<FetchRequests>(), run, cancellationToken);
            if (refusal is not null)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"Nothing was changed. {refusal}");
            }

            run = await list.FindAsync(id, cancellationToken) ?? run;
            var progress = new RunProgress(run, await services.GetRequiredService<RunOutlook>().ReadAsync(run, cancellationToken));
            await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(Json) ? progress.ToJson() : ForPeople(run));
            if (change is null && !parsed.GetValue(Json))
            {
                await WriteTroubleAsync(parsed.InvocationConfiguration.Output, run, progress, services.GetRequiredService<FetchList>(), cancellationToken);
            }

            return refusal is null ? Done : Failed;
        });
        return command;
    }

    private static async Task WriteTroubleAsync(TextWriter output, RunEntry run, RunProgress progress, FetchList fetches, CancellationToken cancellationToken)
    {
        if (progress.SecondsLeft is { } left)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"about {TimeSpan.FromSeconds(left):d\\.hh\\:mm\\:ss} left"));
        }

        foreach (var fetch in await fetches.ReadAsync(new FetchFilter(run.Id) { Outcome = Outcome.Failed }, 20, cancellationToken))
        {
            await output.WriteLineAsync($"failed    {fetch.Url}: {fetch.Reason}");
        }
    }

    private static string ForPeople(RunEntry run)
    {
        var counts = Enum.GetValues<Outcome>().Where(outcome => run.Tally.Of(outcome) > 0)
            .Select(outcome => string.Create(CultureInfo.InvariantCulture, $"{run.Tally.Of(outcome):N0} {NameOf(outcome)}")).ToList();
        if (run.Left > 0)
        {
            counts.Add(string.Create(CultureInfo.InvariantCulture, $"{run.Left:N0} waiting"));
        }

        var rate = run is { State: RunState.Running, PerMinute: { } perMinute } ? string.Create(CultureInfo.InvariantCulture, $", {perMinute:0.#} a minute") : "";
        var came = counts.Count == 0 ? "nothing" : string.Join(", ", counts);
        return string.Create(CultureInfo.InvariantCulture, $"{run.Id,8}  {run.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm}Z  {NameOf(run.State),-7}  {NameOf(run.Kind),-8}  {run.Title}: {came}{rate}");
    }

    private static string NameOf(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
