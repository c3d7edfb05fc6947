using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Cli;

namespace NewsArchive.Tests.Support;

/// <summary>One run of the command line inside the test's process: what it printed and how it ended.</summary>
/// <param name="ExitCode">0 done, 1 something failed, 2 usage.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of the output.</summary>
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs a command with some settings.</summary>
    public static async Task<CommandRun> OfAsync(Dictionary<string, string?> settings, params string[] args)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var host = new CommandHost(services => services.AddLogging(), settings);
        var exitCode = await CommandLine.RunAsync(new CommandLine(host).Parse(args), new InvocationConfiguration { Output = output, Error = error });
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }
}
