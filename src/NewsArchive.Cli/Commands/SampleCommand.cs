using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Articles;
using NewsArchive.Persons;
using NewsArchive.Scraper.Samples;

namespace NewsArchive.Cli.Commands;

/// <summary>newsarchive sample load|remove</summary>
internal static class SampleCommand
{
    private static readonly Option<bool> IfEmpty = new("--if-empty")
    {
        Description = "Do nothing when the archive holds, or ever held, anything else, or the sample was loaded before.",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object a line: url, outcome, reason, articleId, version." };

    public static Command Create(CommandHost host) =>
        new("sample", "The articles that come with NewsArchive to try it with.") { CreateLoad(host), CreateRemove(host) };

    private static Command CreateLoad(CommandHost host)
    {
        var command = new Command("load", "Scrapes the sample's pages from this machine into the archive, and brings back what was removed of it.") { IfEmpty, Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var archive = host.Open();
            await using var scope = archive.Services.CreateAsyncScope();
            var load = await scope.ServiceProvider.GetRequiredService<SampleSet>()
                .LoadAsync(parsed.GetValue(IfEmpty), Person.LocalId, cancellationToken);
            var lines = new OutcomeLines(parsed.InvocationConfiguration.Output, parsed.GetValue(Json));
            foreach (var page in load.Pages)
            {
                await lines.WriteAsync(page.Url, page.Result);
            }

            var restored = load.Restored == 0 ? "" : $", {load.Restored} brought back";
            await parsed.InvocationConfiguration.Error.WriteLineAsync(
                load.Pages.Count == 0 ? "The archive is in use already; the sample was not loaded." : $"Sample: {lines.Summary}{restored}.");
            return lines.ExitCode;
        });
        return command;
    }

    private static Command CreateRemove(CommandHost host)
    {
        var command = new Command("remove", "Takes the sample out of the archive, except what was annotated, tagged or linked to an entity.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var archive = host.Open();
            await using var scope = archive.Services.CreateAsyncScope();
            var removal = await scope.ServiceProvider.GetRequiredService<SampleArticles>().RemoveAsync(Person.LocalId, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(removal.ToString());
            return 0;
        });
        return command;
    }
}
