using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Scraper.Imports;

namespace NewsArchive.Cli.Commands;

/// <summary>newsarchive import PATH...</summary>
internal static class ImportCommand
{
    /// <summary>More records than a person wants to see line by line.</summary>
    private const int Many = 100;

    private static readonly Argument<string[]> Paths = new Argument<string[]>("PATH")
    {
        Description = "Files or folders: saved pages (.html), JSON Lines of pages ({\"id\",\"url\",\"path\"}) or of articles, text dumps, web archives (.warc); each also with gzip.",
        Arity = ArgumentArity.OneOrMore,
    }.WithoutOptions();

    private static readonly Option<string?> Url = new("--url") { Description = "Address of the saved page, when it does not name its own." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object a record: url, outcome, reason, articleId, version." };

    public static Command Create(CommandHost host)
    {
        var command = new Command(
            "import",
            $"Stores the articles in files. Without --json, of more than {Many} records, and of web archives, only those are printed that failed or were skipped. May be stopped and repeated: large files are read on from where it came.")
        {
            Paths, Url, Json,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(host, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, ParseResult parsed, CancellationToken cancellationToken)
    {
        var files = FindFiles(parsed);
        var title = files.Count == 1 ? Path.GetFileName(files[0]) : $"{Path.GetFileName(files[0])} and {files.Count - 1} more files";
        using var archive = host.Open();
        var reader = archive.Services.GetRequiredService<ImportFiles>();
        // Web archives do not tell beforehand; they are large, or nobody would have made one.
        var total = await reader.CountAsync(files, cancellationToken);
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        // Lines between the redraws of a bar on the same terminal would tear it apart, so they wait for its end.
        await using var held = ImportProgress.HasBar(error, total) && !Console.IsOutputRedirected ? new StringWriter() : null;
        var lines = new OutcomeLines(held ?? output, parsed.GetValue(Json)) { IsBrief = total is null or > Many };
        try
        {
            await StoreAsync(archive.Services.GetRequiredService<ArchiveImport>(), reader.ReadAsync(files, parsed.GetValue(Url), cancellationToken));
        }
        finally
        {
            await output.WriteAsync(held?.ToString());
        }

        await error.WriteLineAsync($"Imported {title}: {lines.Summary}.");
        return lines.ExitCode;

        Task StoreAsync(ArchiveImport import, IAsyncEnumerable<ImportRecord> records) => ImportProgress.ShowAsync(error, total, async progress =>
        {
            await foreach (var record in import.RunAsync(records, title, total, cancellationToken))
            {
                await lines.WriteAsync(record.Name, record.Result);
                progress.Report(record.Name);
            }
        });
    }

    private static IReadOnlyList<string> FindFiles(ParseResult parsed)
    {
        try
        {
            var files = ImportFiles.Find(parsed.GetRequiredValue(Paths));
            return files.Count switch
            {
                0 => throw new CommandException("The folder is empty: there is nothing to import."),
                > 1 when parsed.GetValue(Url) is not null => throw new CommandException("--url names one page; give one file with it."),
                _ => files,
            };
        }
        catch (ImportException exception)
        {
            throw new CommandException(exception.Message);
        }
    }
}
