using System.CommandLine;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Articles;
using NewsArchive.Exports;
using NewsArchive.Exports.Warcs;

namespace NewsArchive.Cli.Commands;

/// <summary>newsarchive export --format F --output PATH</summary>
internal static class ExportCommand
{
    private const string StandardOutput = "-";

    private static readonly string[] Names = [.. ExportFormats.All.Select(format => format.Name)];

    private static readonly string[] FilterParts = ["q", "source", "entity", "tag", "label", "lang", "after", "before", "sort", "page"];

    private static readonly Option<string> Format = Option("--format", $"The layout: {string.Join(", ", Names)}.", Names);

    private static readonly Option<string> Query = new("--query")
    {
        Description = "Which articles: a query as in the search field, or what stands behind /articles? such as \"q=shoigu&source=Sputnik\". Default: all.",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "Where to: a .zip for the package, any other name for the data file with its manifest beside it, - for the package (with --article or --run the file) on standard output.",
        Required = true,
    };

    private static readonly Option<string> Guard = Option("--guard", "CSV: whether texts that look like formulas are made harmless.", ["on", "off"]);

    private static readonly Option<bool> Suggestions = new("--include-suggestions") { Description = "Add what the machine found, in a property of its own (jsonl)." };

    private static readonly Option<long?> Article = new("--article") { Description = "With --format warc: all captures of the article of that number, as one .warc.gz file." };

    private static readonly Option<int?> Run = new("--run") { Description = "With --format warc: what the run of that number captured, as one .warc.gz file." };

    public static Command Create(CommandHost host)
    {
        var command = new Command("export", "Writes a filtered set of articles with their annotations. The same data gives the same bytes.")
        {
            Format, Query, Article, Run, Output, Guard, Suggestions,
        };
        command.Validators.Add(result =>
        {
            var (article, run) = (result.GetValue(Article), result.GetValue(Run));
            if ((article ?? run) is not null && (result.GetValue(Format) != "warc" || result.GetValue(Query) is { Length: > 0 } || (article is not null && run is not null)))
            {
                result.AddError("--article and --run go with --format warc, one of them at a time and without --query.");
            }
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(host, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = ReadRequest(parsed);
        var (article, run) = (parsed.GetValue(Article), parsed.GetValue(Run));
        var error = parsed.InvocationConfiguration.Error;
        using var archive = host.Open();
        await using var scope = archive.Services.CreateAsyncScope();
        var export = scope.ServiceProvider.GetRequiredService<ArticleExport>();
        var progress = new ExportProgressLine(error);
        if ((article ?? run) is not null)
        {
            var count = 0;
            var captures = scope.ServiceProvider.GetRequiredService<CaptureExport>();
            await CaptureOutput.CheckAsync(captures, article, run, cancellationToken);
            var where = await ToOutputAsync(parsed, async output => count = await CaptureOutput.WriteAsync(captures, article, run, output, cancellationToken));
            progress.End($"Exported {count} captures to {where}.");
            return 0;
        }

        ExportManifest? manifest = null;
        var path = parsed.GetRequiredValue(Output);
        var isPackage = path == StandardOutput || Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase);
        var place = await ToOutputAsync(parsed, async output => manifest = isPackage
            ? await export.WriteAsync(request, output, progress, cancellationToken)
            : await export.WriteFileAsync(request, Path.GetFileName(path), output, progress, cancellationToken),
            () => isPackage ? null : manifest);
        progress.End($"Exported {manifest!.ArticleCount} articles and {manifest.AnnotationCount} annotations to {place}.");
        return 0;
    }

    /// <summary>Writes to standard output, or beside the target and renames, so that nobody meets half a file; gives the name of the place.</summary>
    private static async Task<string> ToOutputAsync(ParseResult parsed, Func<Stream, Task> write, Func<ExportManifest?>? beside = null)
    {
        if (parsed.GetRequiredValue(Output) == StandardOutput)
        {
            await using var output = Console.OpenStandardOutput();
            await write(output);
            return "standard output";
        }

        var path = Path.GetFullPath(parsed.GetRequiredValue(Output));
        var unfinished = path + ".part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using (var output = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16, useAsync: true))
            {
                await write(output);
            }

            File.Move(unfinished, path, overwrite: true);
            if (beside?.Invoke() is { } manifest)
            {
                await File.WriteAllBytesAsync(path + ".manifest.json", manifest.ToJson());
            }

            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"Cannot write {path}: {exception.Message}");
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static ExportRequest ReadRequest(ParseResult parsed)
    {
        return ExportRequest.For(ReadFilter(parsed.GetValue(Query)!.Trim().TrimStart('?')), ExportFormats.Find(parsed.GetValue(Format))!) with
        {
            FormulaGuard = parsed.GetValue(Guard) == "on",
            IncludeSuggestions = parsed.GetValue(Suggestions),
        };
    }

    private static ArticleFilter ReadFilter(string query)
    {
        // An equals sign behind a colon is one of the query language, as in words:>=300.
        if (!query.Split(':')[0].Contains('=', StringComparison.Ordinal))
        {
            return Understood(new ArticleFilter { Q = query.Length == 0 ? null : query });
        }

        // A page may ignore what it does not know; here a slip of the pen would export the whole archive.
        var parts = QueryHelpers.ParseQuery(query);
        if (parts.Keys.FirstOrDefault(key => !FilterParts.Contains(key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new CommandException(
                $"“{unknown}” is no part of a filter; the parts are {string.Join(", ", FilterParts)}. For words with an equals sign write q=WORDS.");
        }

        return Understood(ArticleFilter.Parse(parts));
    }

    private static ArticleFilter Understood(ArticleFilter filter)
    {
        var refusals = string.Join('\n', filter.Refusals);
        return refusals.Length == 0 ? filter : throw new CommandException(refusals);
    }

    private static Option<string> Option(string name, string description, string[] values)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => values[0] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
