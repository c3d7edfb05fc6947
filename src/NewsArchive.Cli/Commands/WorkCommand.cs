using System.CommandLine;
using Microsoft.Extensions.Hosting;

namespace NewsArchive.Cli.Commands;

/// <summary>newsarchive work</summary>
internal static class WorkCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command(
            "work", "Collects what is due in the queue until it is stopped. Run as many as wanted, on as many machines; turn the site's own off with Scraper__Enabled=false.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var archive = host.OpenWorker();
            await parsed.InvocationConfiguration.Error.WriteLineAsync("Working on the queue. Ctrl+C stops.");
            await archive.RunAsync(cancellationToken);
            return 0;
        });
        return command;
    }
}
