using System.Text.Json;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Cli;

/// <summary>None of these has a database.</summary>
public sealed class ExtractCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsarchive-extract-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(null, "https://news.example/own")]
    [InlineData("https://news.example/given", "https://news.example/given")]
    public async Task A_file_gives_one_object_read_at_its_own_or_the_given_address(string? url, string expected)
    {
        var path = Write("page.html", NewsPage.Html("A page in a file", "https://news.example/own"));

        var run = await CommandRun.OfAsync([], url is null ? ["extract", path] : ["extract", path, "--url", url]);

        var article = JsonDocument.Parse(Assert.Single(run.Lines)).RootElement;
        Assert.Equal((0, "A page in a file", expected), (run.ExitCode, article.GetProperty("title").GetString(), article.GetProperty("url").GetString()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rules_for_sites_come_from_the_named_folder_or_that_of_the_settings(bool isNamed)
    {
        var path = Write("page.html", NewsPage.Html("A page with a rule"));
        Write("news.example.txt", "title: 'From the rule'\nnext_page_link: //a\n");
        string[] command = ["extract", path, "--url", "https://news.example/a"];

        var run = isNamed
            ? await CommandRun.OfAsync([], [.. command, "--site-rules", _folder])
            : await CommandRun.OfAsync(new() { ["Scraper:SiteRules"] = _folder }, command);

        Assert.Equal("From the rule", JsonDocument.Parse(Assert.Single(run.Lines)).RootElement.GetProperty("title").GetString());
        Assert.Equal(isNamed ? "news.example.txt, line 2: next_page_link is not followed: only the first page is collected\n" : "", run.Error);
    }

    [Fact]
    public async Task A_folder_of_rules_that_is_not_there_is_told()
    {
        var path = Write("page.html", NewsPage.Html("A page"));

        var run = await CommandRun.OfAsync([], "extract", path, "--site-rules", "no-such-folder");

        Assert.Equal((1, "", "There is no folder no-such-folder.\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task An_address_is_fetched()
    {
        await using var site = await FakeNewsSite.StartAsync();
        site.Page("https://news.example/a", NewsPage.Html("A page on the web"));
        Dictionary<string, string?> settings = new() { ["Scraper:Gateways:news.example"] = site.Address };

        var run = await CommandRun.OfAsync(settings, "extract", "https://news.example/a");
        var missing = await CommandRun.OfAsync(settings, "extract", "https://news.example/b");

        Assert.Equal("A page on the web", JsonDocument.Parse(run.Output).RootElement.GetProperty("title").GetString());
        Assert.Equal((1, "", "https://news.example/b: HTTP 404 Not Found.\n"), (missing.ExitCode, missing.Output, missing.Error));
    }

    [Fact]
    public async Task A_batch_gives_one_line_a_page_in_order_and_1_when_a_page_is_missing()
    {
        Write("b.html", NewsPage.Html("Page b"));
        Write("a.html", NewsPage.Html("Page a"));
        var manifest = Write("pages.jsonl", string.Join(
            '\n',
            """{"id":"2","url":"https://news.example/b","path":"b.html"}""",
            """{"id":"x","url":"https://news.example/x","path":"x.html"}""",
            """{"id":"1","url":"https://news.example/a","path":"a.html"}"""));

        var run = await CommandRun.OfAsync([], "extract", "--batch", manifest);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["2", "x", "1"], run.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Explain_tells_sources_and_blocks_in_words_or_as_json()
    {
        var html = NewsPage.Html("A page to explain", "https://news.example/own").Replace("</body>", "<div class='newsletter'><p>Letters by mail, every morning.</p></div></body>", StringComparison.Ordinal);
        var path = Write("page.html", html);

        var text = (await CommandRun.OfAsync([], "extract", path, "--explain")).Output;
        var json = JsonDocument.Parse((await CommandRun.OfAsync([], "extract", path, "--explain", "--json")).Output).RootElement;

        Assert.Contains("= A page to explain  [h1", text, StringComparison.Ordinal);
        Assert.Contains("  kept     ", text, StringComparison.Ordinal);
        Assert.Contains("  dropped  Letters by mail, every morning.\n           ^ stands in a box for newsletters", text, StringComparison.Ordinal);
        Assert.Equal("https://news.example/own", json.GetProperty("article").GetProperty("url").GetString());
        Assert.Contains(json.GetProperty("blocks").EnumerateArray(), block => !block.GetProperty("kept").GetBoolean() && block.GetProperty("reason").GetString() == "promotion");
    }

    [Fact]
    public async Task A_page_without_an_article_says_why()
    {
        var path = Write("gone.html", "<title>Page not found</title><h1>Page not found</h1><p>There is nothing here any more, so try the front page or the search.</p>");

        var article = JsonDocument.Parse((await CommandRun.OfAsync([], "extract", path)).Output).RootElement;
        var text = (await CommandRun.OfAsync([], "extract", path, "--explain")).Output;

        Assert.Equal((0, "The site answers that it has no such page or cannot show it: “Page not found”"), (article.GetProperty("paragraphs").GetArrayLength(), article.GetProperty("notArticle").GetString()));
        Assert.Contains("No article: The site answers", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_does_not_go_with_a_batch() =>
        Assert.Equal(2, (await CommandRun.OfAsync([], "extract", "--batch", "x.jsonl", "--explain")).ExitCode);

    [Fact]
    public async Task A_file_that_is_not_there_is_told()
    {
        var run = await CommandRun.OfAsync([], "extract", Path.Combine(_folder, "none.html"));

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("none.html", run.Error, StringComparison.Ordinal);
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
