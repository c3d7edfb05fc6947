using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Cli;
using NewsArchive.Scraper.Samples;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Cli.Commands;

/// <summary>The command as it is typed, on a database of its own.</summary>
public sealed class SampleCommandTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Load_prints_what_became_of_each_page_and_remove_takes_them_away()
    {
        var first = await RunAsync("sample", "load", "--if-empty");
        Assert.Equal((0, SamplePage.All.Count + 1), (first.ExitCode, first.Lines.Length));
        Assert.StartsWith("added     https://sputnikglobe.com/20240816/", first.Lines[0], StringComparison.Ordinal);
        Assert.Equal("Sample: 15 added, 1 revised.", first.Messages.Trim());

        var again = await RunAsync("sample", "load", "--if-empty");
        Assert.Equal((0, 0), (again.ExitCode, again.Lines.Length));

        var removed = await RunAsync("sample", "remove");
        Assert.Equal((0, "15 sample articles were taken out of the archive."), (removed.ExitCode, Assert.Single(removed.Lines)));

        var back = await RunAsync("sample", "load", "--json");
        Assert.Equal("Sample: 15 unchanged, 15 brought back.", back.Messages.Trim());
        Assert.All(back.Lines, line => Assert.Equal("unchanged", JsonDocument.Parse(line).RootElement.GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task Without_a_verb_it_is_not_understood() => Assert.Equal(2, (await RunAsync("sample")).ExitCode);

    private async Task<Run> RunAsync(params string[] words)
    {
        var settings = new Dictionary<string, string?> { ["ConnectionStrings:Archive"] = database.ConnectionString };
        var line = new CommandLine(new CommandHost(services => services.AddLogging(), settings));
        await using var output = new StringWriter();
        await using var messages = new StringWriter();
        var exitCode = await CommandLine.RunAsync(line.Parse(words), new InvocationConfiguration { Output = output, Error = messages });
        return new Run(exitCode, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), messages.ToString());
    }

    private sealed record Run(int ExitCode, string[] Lines, string Messages);
}
