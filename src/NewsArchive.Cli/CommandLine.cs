using System.CommandLine;
using NewsArchive.Cli.Commands;

namespace NewsArchive.Cli;

/// <summary>
/// The commands of "newsarchive" and what they have in common: results on standard output, messages on standard error, exit code 0 when
/// all is done, 1 when something failed (the rest is done), 2 when the command was not understood.
/// </summary>
internal sealed class CommandLine(CommandHost host)
{
    private const int Failed = 1;

    private const int UsageError = 2;

    private readonly RootCommand _root = new("Collects, keeps and exports news articles. Each command says more: newsarchive COMMAND --help")
    {
        Verbose,
        MigrateCommand.Create(host),
        ScrapeCommand.Create(host),
        ExtractCommand.Create(host),
        ImportCommand.Create(host),
        SampleCommand.Create(host),
        SourcesCommand.Create(host),
        FeedsCommand.Create(host),
        ExportCommand.Create(host),
        WorkCommand.Create(host),
    };

    /// <summary>Tells more on standard error.</summary>
    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "Tell more on standard error.", Recursive = true };

    public ParseResult Parse(string[] args) => _root.Parse(args);

    public static async Task<int> RunAsync(ParseResult parsed, InvocationConfiguration configuration)
    {
        configuration.EnableDefaultExceptionHandler = false;
        if (parsed.Errors.Count > 0)
        {
            // The help that is shown along with the error is no result.
            configuration.Output = configuration.Error;
            await parsed.InvokeAsync(configuration);
            return UsageError;
        }

        try
        {
            return await parsed.InvokeAsync(configuration);
        }
        catch (Exception exception) when (KnownTrouble.Explain(exception) is { } message)
        {
            await configuration.Error.WriteLineAsync(message);
            return Failed;
        }
        catch (Exception exception)
        {
            await configuration.Error.WriteLineAsync($"An error of this program; please report it with these lines:\n{exception}");
            return Failed;
        }
    }
}
