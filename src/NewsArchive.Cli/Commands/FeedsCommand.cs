using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Scraper.Discovery;

namespace NewsArchive.Cli.Commands;

/// <summary>newsarchive feeds import|export</summary>
internal static class FeedsCommand
{
    private static readonly Argument<string> File = new Argument<string>("FILE") { Description = "A list of feeds (.opml), as readers export it." }.WithoutOptions();

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object a feed: url, title, outcome, reason, sourceId." };

    private static readonly Option<string?> Output = new("--output", "-o") { Description = "The file to write; else standard output." };

    public static Command Create(CommandHost host) => new("feeds", "Lists of feeds, to move between readers and archives (OPML).") { CreateImport(host), CreateExport(host) };

    private static Command CreateImport(CommandHost host)
    {
        var command = new Command("import", "Collects from all feeds of a list; one line a feed.") { File, Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var text = await ReadAsync(parsed.GetRequiredValue(File), cancellationToken);
            using var archive = host.Open();
            await using var scope = archive.Services.CreateAsyncScope();
            var report = await scope.ServiceProvider.GetRequiredService<FeedLists>().ImportAsync(text, cancellationToken);
            if (report.Problem is { } problem)
            {
                throw new CommandException($"{parsed.GetRequiredValue(File)}: {problem}");
            }

            foreach (var feed in report.Feeds)
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    parsed.GetValue(Json) ? SourceLines.Write(feed) : $"{feed.Outcome.ToString().ToLowerInvariant(),-10} {feed.Url}: {feed.Reason}");
            }

            await parsed.InvocationConfiguration.Error.WriteLineAsync($"Feeds: {report.Summary}.");
            return report.Feeds.Any(feed => feed.Outcome == ListedOutcome.Unreadable) ? 1 : 0;
        });
        return command;
    }

    private static Command CreateExport(CommandHost host)
    {
        var command = new Command("export", "Writes the feeds that are collected from as a list.") { Output };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var archive = host.Open();
            await using var scope = archive.Services.CreateAsyncScope();
            var text = await scope.ServiceProvider.GetRequiredService<FeedLists>().ExportAsync(cancellationToken);
            if (parsed.GetValue(Output) is not { } path)
            {
                await parsed.InvocationConfiguration.Output.WriteAsync(text);
                return 0;
            }

            try
            {
                await System.IO.File.WriteAllTextAsync(path, text, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new CommandException($"Cannot write {path}: {exception.Message}");
            }

            return 0;
        });
        return command;
    }

    private static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return new FileInfo(path).Length > FeedLists.MostBytes
                ? throw new CommandException($"{path} is larger than a list of feeds can be ({FeedLists.MostBytes / 1024 / 1024} MiB).")
                : await System.IO.File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"Cannot read {path}: {exception.Message}");
        }
    }
}
