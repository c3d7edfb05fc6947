using System.Net;
using System.Text;
using System.Text.Json;
using NewsArchive.Tests.Exports;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web.Exports;

public sealed class IndexTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task It_shows_how_much_would_leave_and_how_it_will_look()
    {
        await StoreAsync("Bishkek", "=note");
        await StoreAsync("Bishkek again", "second");
        var page = await site.GetPageAsync("/exports?q=Bishkek&format=csv");

        Assert.Equal("Export 2 articles", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("with 2 annotations", page.QuerySelector(".about")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("words Bishkek", page.QuerySelector(".chip")!.TextContent);
        Assert.Equal("csv", page.QuerySelector("input[name=format][checked]")!.GetAttribute("value"));
        Assert.Equal("Bishkek", page.QuerySelector("form input[type=hidden][name=q]")!.GetAttribute("value"));
        var lines = page.QuerySelectorAll(".export-lines pre").Select(line => line.TextContent).ToList();
        Assert.StartsWith("annotation_id,", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("'=note", StringComparison.Ordinal));
        Assert.Equal(4, page.QuerySelectorAll("input[name=format]").Length);
    }

    [Fact]
    public async Task It_downloads_what_the_form_says()
    {
        await StoreAsync("Tashkent 😀", "=note");
        using var response = await site.Client.GetAsync("/exports/download?q=Tashkent&format=jsonl");

        Assert.Equal("application/zip", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("newsarchive-tashkent-jsonl.zip", response.Content.Headers.ContentDisposition!.FileNameStar);
        var files = ExportSet.Open(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(["Tashkent 😀"], await ForeignReader.QuotesAsync(Encoding.UTF8.GetString(files["articles.jsonl"])));
        Assert.Equal("/articles?q=Tashkent", JsonDocument.Parse(files["manifest.json"]).RootElement.GetProperty("filterUrl").GetString());
    }

    [Fact]
    public async Task The_data_file_can_leave_alone_and_unguarded()
    {
        await StoreAsync("Ашхабад", "=note");
        var query = $"/exports/download?q={Uri.EscapeDataString("Ашхабад")}&format=csv&plain=on&guard=off";
        using var response = await site.Client.GetAsync(query);
        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("newsarchive-ашхабад-csv.csv", response.Content.Headers.ContentDisposition!.FileNameStar);
        var row = Assert.Single(await ForeignReader.RowsAsync(Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync())));
        Assert.Equal("=note", row["note"]);
    }

    [Theory]
    [InlineData("/exports/download?format=word", "There is no format")]
    [InlineData("/exports/download?after=yesterday", "not a date")]
    public async Task What_is_not_understood_is_refused_rather_than_left_out(string address, string words)
    {
        using var response = await site.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(words, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_nothing_matches_says_what_to_do()
    {
        var page = await site.GetPageAsync("/exports?q=nothinghasthisword");
        Assert.Contains("no article matches", page.QuerySelector(".nothing")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form.export-form"));
    }

    [Fact]
    public async Task A_text_in_the_preview_cannot_become_markup()
    {
        await StoreAsync("Almaty", "<img src=x onerror=alert(1)>");
        var page = await site.GetPageAsync("/exports?q=Almaty&format=csv");
        Assert.Empty(page.QuerySelectorAll(".export-lines img"));
    }

    private async Task StoreAsync(string title, string note)
    {
        await using var db = site.CreateContext();
        var stored = Assert.Single(await db.StoreAsync(Make.Incoming(title, paragraphs: [$"A text about {title}."])));
        await db.AnnotateAsync(stored.ArticleId!.Value, title, "LOC", note);
    }
}
