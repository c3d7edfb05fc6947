using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Articles;
using NewsArchive.Fetches;
using NewsArchive.Scraper.Scraping;

namespace NewsArchive.Cli.Commands;

/// <summary>newsarchive scrape URL...</summary>
internal static class ScrapeCommand
{
    private static readonly Argument<string[]> Urls = new Argument<string[]>("URL")
    {
        Description = "Addresses of articles.",
        Arity = ArgumentArity.OneOrMore,
    }.WithoutOptions();

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object a line: url, outcome, reason, articleId, version." };

    public static Command Create(CommandHost host)
    {
        var command = new Command("scrape", "Fetches pages, extracts their articles and stores them now; one line an address.") { Urls, Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var archive = host.Open();
            var lines = new OutcomeLines(parsed.InvocationConfiguration.Output, parsed.GetValue(Json));
            var typed = parsed.GetRequiredValue(Urls);
            foreach (var word in typed)
            {
                if (TypedAddresses.Read([word]).Problems is [var problem, ..])
                {
                    await lines.WriteAsync(word, new IngestResult(Outcome.Failed, problem));
                }
            }

            var addresses = TypedAddresses.Read(typed);
            if (addresses.Urls.Count > 0)
            {
                await RunAsync(archive.Services.GetRequiredService<ScrapeNow>(), addresses, lines, new StatusLine(parsed.InvocationConfiguration.Error), cancellationToken);
            }

            return lines.ExitCode;
        });
        return command;
    }

    private static async Task RunAsync(ScrapeNow scrape, TypedAddresses addresses, OutcomeLines lines, StatusLine status, CancellationToken cancellationToken)
    {
        var (begun, done, total) = (Stopwatch.GetTimestamp(), 0, addresses.Urls.Count);
        await foreach (var (url, result) in scrape.RunAsync(addresses, cancellationToken))
        {
            status.Clear();
            await lines.WriteAsync(url, result);
            done++;
            if (done < total)
            {
                var rate = done / Stopwatch.GetElapsedTime(begun).TotalMinutes;
                status.Show(string.Create(CultureInfo.InvariantCulture, $"{StatusLine.Bar(done, total)} {done:N0} of {total:N0}, {rate:N0} a minute: {lines.Summary}"));
            }
        }

        if (total > 1)
        {
            status.End($"Scraped {total} addresses: {lines.Summary}.");
        }
    }
}
