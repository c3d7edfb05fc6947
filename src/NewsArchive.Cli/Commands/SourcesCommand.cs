using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Operations;
using NewsArchive.Persons;
using NewsArchive.Scraper.Polling;
using NewsArchive.Sources;

namespace NewsArchive.Cli.Commands;

/// <summary>newsarchive sources add|list|run|pause|resume|remove|backfill</summary>
internal static class SourcesCommand
{
    private static readonly Argument<string> Meant = new Argument<string>("SOURCE") { Description = "Its host, name or number." }.WithoutOptions();

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object a line." };

    private static readonly Option<string?> After = new("--after") { Description = "The first day, such as 2024-01-01.", HelpName = "DAY" };

    private static readonly Option<string?> Before = new("--before") { Description = "The first day that is not wanted any more.", HelpName = "DAY" };

    private static readonly Option<bool> Undated = new("--undated") { Description = "Collect also what has no date at all." };

    public static Command Create(CommandHost host) => new("sources", "Where articles come from by themselves.")
    {
        SourcesAddCommand.Create(host),
        CreateList(host),
        Tend(host, "run", "Asks all feeds of a source now.", RunNowAsync),
        Tend(host, "pause", "Collects nothing from a source until it is resumed.", async (tending, change, source, stop) =>
            await tending.PauseAsync(change, source.Id, stop) ? $"{source.Name} is paused." : null),
        Tend(host, "resume", "Collects from a paused source again.", async (tending, change, source, stop) =>
            await tending.ResumeAsync(change, source.Id, stop) ? $"{source.Name} is collected from again." : null),
        Tend(host, "remove", "Takes a source out of collection. Its articles stay, and it can be added again.", async (tending, change, source, stop) =>
            await tending.RemoveAsync(change, source.Id, stop) ? $"{source.Name} was removed from collection. Its articles stay." : null),
        CreateBackfill(host),
    };

    private static Command CreateList(CommandHost host)
    {
        var command = new Command("list", "Prints the sources: state, articles a day, failed share, next time, number, host and name.") { Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var archive = host.Open();
            await using var scope = archive.Services.CreateAsyncScope();
            foreach (var row in await scope.ServiceProvider.GetRequiredService<SourceList>().ReadAsync(cancellationToken))
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(Json) ? SourceLines.Json(row) : SourceLines.Text(row));
            }

            return 0;
        });
        return command;
    }

    private static Command CreateBackfill(CommandHost host)
    {
        var command = new Command("backfill", "Collects what a source published in a time of the past, as far as its sitemaps list it.") { Meant, After, Before, Undated };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (range, problem) = BackfillRange.Read(parsed.GetValue(After), parsed.GetValue(Before), parsed.GetValue(Undated));
            if (range is null)
            {
                throw new CommandException(problem!);
            }

            using var archive = host.Open();
            await using var scope = archive.Services.CreateAsyncScope();
            var source = await FindAsync(scope.ServiceProvider.GetRequiredService<SourceTending>(), parsed, cancellationToken);
            var (run, refusal) = await scope.ServiceProvider.GetRequiredService<SitemapBackfill>().BeginAsync(source.Id, range, Person.LocalId, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                run is null ? throw new CommandException(refusal!) : string.Create(CultureInfo.InvariantCulture, $"Run {run.Id} collects {run.Title}. The workers do it: the site, or newsarchive work."));
            return 0;
        });
        return command;
    }

    private static Command Tend(CommandHost host, string name, string description, Func<SourceTending, Change, Source, CancellationToken, Task<string?>> act)
    {
        var command = new Command(name, description) { Meant };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var archive = host.Open();
            await using var scope = archive.Services.CreateAsyncScope();
            var tending = scope.ServiceProvider.GetRequiredService<SourceTending>();
            var source = await FindAsync(tending, parsed, cancellationToken);
            var change = new Change(Person.LocalId, scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow());
            var said = await act(tending, change, source, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(said ?? throw new CommandException($"{source.Name} was changed by somebody else at the same moment. Try again."));
            return 0;
        });
        return command;
    }

    private static async Task<string?> RunNowAsync(SourceTending tending, Change change, Source source, CancellationToken cancellationToken)
    {
        var feeds = await tending.AskNowAsync(source.Id, change.At, cancellationToken);
        return feeds == 0
            ? throw new CommandException($"{source.Name} has no feed that is polled, or is paused or removed. See: newsarchive sources list")
            : string.Create(CultureInfo.InvariantCulture, $"{(feeds == 1 ? "1 feed" : $"{feeds} feeds")} of {source.Name} {(feeds == 1 ? "is" : "are")} due now. The workers ask: the site, or newsarchive work.");
    }

    private static async Task<Source> FindAsync(SourceTending tending, ParseResult parsed, CancellationToken cancellationToken)
    {
        var meant = parsed.GetRequiredValue(Meant);
        return await tending.FindAsync(meant, cancellationToken) ?? throw new CommandException($"There is no source \"{meant}\". The ones there are: newsarchive sources list");
    }
}
