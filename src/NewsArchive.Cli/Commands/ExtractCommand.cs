using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Scraper.Fetching;
using NewsArchive.Scraper.Scraping;

namespace NewsArchive.Cli.Commands;

/// <summary>newsarchive extract FILE|URL [--explain], newsarchive extract --batch MANIFEST</summary>
internal static class ExtractCommand
{
    private static readonly Argument<string?> Page = new Argument<string?>("FILE|URL")
    {
        Description = "A saved page (.html or .html.gz) or an address.",
        Arity = ArgumentArity.ZeroOrOne,
    }.WithoutOptions();

    private static readonly Option<string?> Url = new("--url") { Description = "The address the file is a copy of." };

    private static readonly Option<string?> Batch = new("--batch")
    {
        Description = "Extract the pages that a file names, one {\"id\",\"url\",\"path\"} a line; prints one object a line, in the same order.",
        HelpName = "MANIFEST",
    };

    private static readonly Option<string?> SiteRules = new("--site-rules")
    {
        Description = "A folder of rules for sites in the format of Full-Text RSS and wallabag; else the one that Scraper__SiteRules names.",
        HelpName = "FOLDER",
    };

    private static readonly Option<bool> Explain = new("--explain")
    {
        Description = "Tell how the page was read: which source won each field, and why each block of text was kept or dropped.",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "With --explain: one JSON object instead of text." };

    public static Command Create(CommandHost host)
    {
        var command = new Command("extract", "Prints the article that a page holds, as JSON. Needs no database and stores nothing.") { Page, Url, Batch, SiteRules, Explain, Json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Page) is null == result.GetValue(Batch) is null)
            {
                result.AddError("Give either a file or an address, or --batch MANIFEST.");
            }

            if (result.GetValue(Batch) is not null && result.GetValue(Explain))
            {
                result.AddError("--explain tells about one page; it does not go with --batch.");
            }
        });
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(Batch) is { } manifest
            ? ExtractManyAsync(manifest, Rules(host, parsed), parsed.InvocationConfiguration.Output, cancellationToken)
            : ExtractOneAsync(host, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> ExtractOneAsync(CommandHost host, ParseResult parsed, CancellationToken cancellationToken)
    {
        var page = parsed.GetRequiredValue(Page)!;
        var (html, url) = page.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || page.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            ? await FetchAsync(host, page, cancellationToken)
            : (await ReadAsync(page, cancellationToken), parsed.GetValue(Url));
        var output = parsed.InvocationConfiguration.Output;
        var rules = Rules(host, parsed);
        if (!parsed.GetValue(Explain))
        {
            await output.WriteLineAsync(ExtractionJson.Write(url is null ? PageCopy.Extract(html, rules) : ArticleExtractor.Extract(html, url, rules)));
            return 0;
        }

        var report = url is null ? PageCopy.Explain(html, rules) : ArticleExtractor.Explain(html, url, rules);
        await (parsed.GetValue(Json) ? output.WriteLineAsync(ExtractionJson.Write(report)) : output.WriteAsync(ReportText.Write(report)));
        return 0;
    }

    private static async Task<int> ExtractManyAsync(string manifest, SiteRuleSet rules, TextWriter output, CancellationToken cancellationToken)
    {
        if (!File.Exists(manifest))
        {
            throw new CommandException($"There is no file {manifest}.");
        }

        var failed = 0;
        var batch = new ExtractionBatch(Path.GetDirectoryName(Path.GetFullPath(manifest))!, rules);
        await foreach (var line in batch.RunAsync(File.ReadLinesAsync(manifest, cancellationToken), cancellationToken))
        {
            await output.WriteLineAsync(line);
            // Quotation marks inside texts are escaped, so this is the name of a field and nothing else.
            failed += line.Contains("\"error\":", StringComparison.Ordinal) ? 1 : 0;
        }

        return failed == 0 ? 0 : 1;
    }

    /// <summary>The user's rules for sites, from the folder named here or in the settings; what in them has no effect is told.</summary>
    private static SiteRuleSet Rules(CommandHost host, ParseResult parsed)
    {
        if (parsed.GetValue(SiteRules) is not { } folder)
        {
            using var services = host.OpenWithoutArchive();
            return services.Services.GetRequiredService<SiteRuleSet>();
        }

        if (!Directory.Exists(folder))
        {
            throw new CommandException($"There is no folder {folder}.");
        }

        var rules = SiteRuleSet.Load(folder);
        foreach (var fault in rules.Faults)
        {
            parsed.InvocationConfiguration.Error.WriteLine(fault);
        }

        return rules;
    }

    private static async Task<(string Html, string? Url)> FetchAsync(CommandHost host, string url, CancellationToken cancellationToken)
    {
        using var services = host.OpenWithoutArchive();
        var fetched = await services.Services.GetRequiredService<PageFetcher>().FetchAsync(new FetchRequest(url), NoManners.Instance, cancellationToken);
        if (fetched is not FetchResult.Fetched page)
        {
            var reason = fetched is FetchResult.Refused refused ? refused.Reason : ((FetchResult.Failed)fetched).Reason;
            throw new CommandException($"{url}: {reason}.");
        }

        return (PageText.Decode(page.Capture.Body.Span, page.Charset).Text, page.Capture.FinalUrl ?? url);
    }

    private static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return PageText.Decode(await SavedPage.ReadAsync(path, cancellationToken)).Text;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new CommandException($"{path} cannot be read: {exception.Message}");
        }
    }
}
