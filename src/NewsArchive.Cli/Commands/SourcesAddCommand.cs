using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Scraper.Discovery;
using NewsArchive.Sources;

namespace NewsArchive.Cli.Commands;

/// <summary>newsarchive sources add URL</summary>
internal static class SourcesAddCommand
{
    private static readonly Argument<string> Url = new Argument<string>("URL") { Description = "The home page of a site, a feed or a sitemap." }.WithoutOptions();

    private static readonly Option<string?> Name = new("--name") { Description = "What to call the source; else the name its page gives itself." };

    private static readonly Option<string?> Pattern = new("--pattern")
    {
        Description = "Collect the links of this page whose paths fit, with * for any characters, such as \"/news/*\".",
    };

    private static readonly Option<bool> Preview = new("--preview") { Description = "Only tell what would be collected." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object." };

    public static Command Create(CommandHost host)
    {
        var command = new Command("add", "Looks for feeds and sitemaps of a site and collects from them; what was found is told.") { Url, Name, Pattern, Preview, Json };
        command.SetAction((parsed, cancellationToken) => RunAsync(host, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, ParseResult parsed, CancellationToken cancellationToken)
    {
        var (isFine, pattern) = FeedTending.ReadPattern(parsed.GetValue(Pattern));
        if (!isFine)
        {
            throw new CommandException("A pattern is a path that begins with /, with * for any characters, such as \"/news/*\".");
        }

        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        using var archive = host.Open();
        await using var scope = archive.Services.CreateAsyncScope();
        var discovery = scope.ServiceProvider.GetRequiredService<SourceDiscovery>();
        var found = await discovery.SearchAsync(parsed.GetRequiredValue(Url), pattern, new Steps(error), cancellationToken);
        var wanted = found.Feeds.Where(feed => feed.IsSuggested).Select(feed => new NewFeed(feed.Url, feed.Kind) { Title = feed.Title, Pattern = feed.Pattern }).ToList();
        AddedSource? added = null;
        if (wanted.Count > 0 && !parsed.GetValue(Preview))
        {
            var source = new NewSource(found.Host, parsed.GetValue(Name) ?? found.Name, found.HomeUrl, wanted) { KeepsName = parsed.GetValue(Name) is null };
            added = await scope.ServiceProvider.GetRequiredService<SourceAdding>().AddAsync(source, cancellationToken);
        }

        if (parsed.GetValue(Json))
        {
            await output.WriteLineAsync(SourceLines.Json(found, added));
        }
        else
        {
            await TellAsync(output, found, added);
        }

        if (found.Problem is { } problem)
        {
            await error.WriteLineAsync($"{problem} Give the address of a feed, or of a page that lists articles with --pattern \"/news/*\".");
            return 1;
        }

        return 0;
    }

    private static async Task TellAsync(TextWriter output, SiteFindings found, AddedSource? added)
    {
        foreach (var feed in found.Feeds)
        {
            var state = added?.Added.Contains(feed.Url) == true ? "added" : feed.KnownSourceId is not null ? "known" : feed.IsSuggested ? "found" : "left";
            await output.WriteLineAsync($"{state,-6} {SourceLines.Text(feed)}");
            foreach (var entry in feed.Newest)
            {
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"         {entry.At?.ToUniversalTime(),10:yyyy-MM-dd}  {entry.Title ?? entry.Url}"));
            }
        }

        if (added is not null)
        {
            await output.WriteLineAsync($"{added.Name} is source {added.SourceId.ToString(CultureInfo.InvariantCulture)}. The workers ask it from now on: the site, or newsarchive work.");
        }
    }

    /// <summary>Tells each address as it is asked; a line each.</summary>
    private sealed class Steps(TextWriter error) : IProgress<IReadOnlyList<TriedAddress>>
    {
        public void Report(IReadOnlyList<TriedAddress> value)
        {
            if (value is [.., { Result: { } result } last])
            {
                error.WriteLine($"{last.Url} ({last.Why}): {result}");
            }
        }
    }
}
