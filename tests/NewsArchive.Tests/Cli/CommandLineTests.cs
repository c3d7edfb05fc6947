using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Cli;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("")]
    [InlineData("migrate")]
    [InlineData("scrape")]
    [InlineData("extract")]
    [InlineData("import")]
    [InlineData("work")]
    [InlineData("sources")]
    [InlineData("sources add")]
    [InlineData("feeds")]
    public async Task Every_command_explains_itself(string command)
    {
        var run = await CommandRun.OfAsync([], [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Usage:", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData()]
    [InlineData("scrap", "https://news.example/")]
    [InlineData("scrape")]
    [InlineData("import", "--nonsense", "file")]
    [InlineData("extract")]
    [InlineData("extract", "page.html", "--batch", "pages.jsonl")]
    public async Task What_is_not_understood_ends_with_2_and_prints_no_result(params string[] args)
    {
        var run = await CommandRun.OfAsync([], args);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.NotEmpty(run.Error);
    }

    [Theory]
    [InlineData("", "ConnectionStrings__Archive")]
    [InlineData("Host=127.0.0.1;Port=1;Username=nobody", "cannot be reached")]
    public async Task Without_a_database_it_says_what_to_do(string connection, string expected)
    {
        var run = await CommandRun.OfAsync(new() { ["ConnectionStrings:Archive"] = connection }, "scrape", "https://news.example/a");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_without_tables_asks_for_migrate_and_migrate_makes_them()
    {
        var name = await TestDatabase.CreateEmptyAsync();
        try
        {
            Dictionary<string, string?> settings = new() { ["ConnectionStrings:Archive"] = TestDatabase.For(name) + ";Pooling=false" };

            var before = await CommandRun.OfAsync(settings, "scrape", "https://news.example/a");
            var migrated = await CommandRun.OfAsync(settings, "migrate");
            var again = await CommandRun.OfAsync(settings, "migrate");

            Assert.Equal(1, before.ExitCode);
            Assert.Contains("newsarchive migrate", before.Error, StringComparison.Ordinal);
            Assert.Contains("migrations applied", migrated.Output, StringComparison.Ordinal);
            Assert.Equal("The database is up to date.\n", again.Output);
        }
        finally
        {
            await TestDatabase.ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    [Fact]
    public async Task A_wrong_setting_is_named()
    {
        Dictionary<string, string?> settings = new() { ["ConnectionStrings:Archive"] = TestDatabase.For("postgres"), ["Scraper:TimeoutSeconds"] = "0" };

        var run = await CommandRun.OfAsync(settings, "extract", "https://news.example/a");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("TimeoutSeconds", run.Error, StringComparison.Ordinal);
    }
}
