using System.Net;
using System.Text;
using NewsArchive.Articles;
using NewsArchive.Captures;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Tests.Support;
using ArticlePage = NewsArchive.Tests.Scraper.Extraction.ArticlePage;

namespace NewsArchive.Tests.Web.Articles;

public sealed class ReadingTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Clutter = "<div class='newsletter'><p>Letters by mail, every morning.</p><p>Letters by mail, every evening.</p></div>";

    [Fact]
    public async Task The_page_is_read_again_and_every_block_says_why()
    {
        var html = ArticlePage.Html(between: Clutter);
        var id = await site.StoreOneAsync(Incoming("https://paper.example/2024/05/reading", html));

        var page = await site.GetPageAsync($"/articles/{id}/versions/1/reading");

        Assert.Equal("How the text was read", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("from h1", string.Join(' ', page.QuerySelectorAll(".read-field .fine").Select(fine => fine.TextContent)), StringComparison.Ordinal);
        Assert.Contains(ArticlePage.Second, page.QuerySelectorAll(".read-kept .read-text").Select(text => text.TextContent));
        Assert.Contains("Left out, 2 blocks: stands in a box for newsletters, subscriptions or advertisements, or in a form", page.QuerySelectorAll("summary").Select(summary => summary.TextContent));
        Assert.Contains("the same text as the stored version", page.QuerySelector(".verdicts")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#differs"));
    }

    [Fact]
    public async Task When_another_text_is_read_today_the_page_says_so()
    {
        var incoming = Incoming("https://paper.example/2024/05/differs", ArticlePage.Html());
        var id = await site.StoreOneAsync(incoming with { Article = incoming.Article with { Paragraphs = ["What an older extractor read."] } });

        Assert.NotNull((await site.GetPageAsync($"/articles/{id}/versions/1/reading")).QuerySelector("#differs"));
    }

    [Fact]
    public async Task A_page_in_another_encoding_is_read_with_the_one_it_was_stored_with()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var incoming = Incoming("https://paper.example/2024/05/charset", ArticlePage.Html().Replace("harbour", "гавань", StringComparison.Ordinal));
        var bytes = Encoding.GetEncoding("windows-1251").GetBytes(ArticlePage.Html().Replace("harbour", "гавань", StringComparison.Ordinal));
        var id = await site.StoreOneAsync(incoming with { Capture = incoming.Capture with { Body = bytes, Charset = "windows-1251" } });

        Assert.Null((await site.GetPageAsync($"/articles/{id}/versions/1/reading")).QuerySelector("#differs"));
    }

    [Fact]
    public async Task A_version_that_came_from_a_record_has_nothing_to_explain()
    {
        var incoming = Make.Incoming("From a record");
        var id = await site.StoreOneAsync(incoming with { Capture = incoming.Capture with { MediaType = "application/json", Origin = CaptureOrigin.File } });

        Assert.Contains("nothing to explain", (await site.GetPageAsync($"/articles/{id}/versions/1/reading")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_version_is_not_found()
    {
        var id = await site.StoreOneAsync(Make.Incoming());

        await site.GetPageAsync($"/articles/{id}/versions/2/reading", HttpStatusCode.NotFound);
        await site.GetPageAsync("/articles/999999/versions/1/reading", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Stubs_and_doubtful_texts_are_flagged_where_they_are_read_and_listed()
    {
        var stub = Make.Incoming("Stub of the tunnel");
        var doubtful = Make.Incoming("Doubtful tunnel");
        var sure = Make.Incoming("Sure tunnel");
        var id = await site.StoreOneAsync(stub with { Article = stub.Article with { IsPaywalled = true } });
        await site.StoreAsync(
            doubtful with { Article = doubtful.Article with { Confidence = new Dictionary<string, double> { ["text"] = 0.3 } } },
            sure with { Article = sure.Article with { Confidence = new Dictionary<string, double> { ["text"] = 0.97 } } });

        var article = await site.GetPageAsync($"/articles/{id}");
        var list = await site.GetPageAsync("/articles?q=tunnel");

        Assert.Contains("ends where the page asks for payment", article.QuerySelector("#doubts")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(article.QuerySelector($"#doubts a[href='/articles/{id}/versions/1/reading']"));
        Assert.Equal(["Doubtful", "Beginning only"], list.QuerySelectorAll(".badge-doubt").Select(badge => badge.TextContent).OrderDescending());
        Assert.Equal(3, list.QuerySelectorAll(".row").Length);
    }

    [Fact]
    public async Task Provenance_says_how_sure_each_field_is()
    {
        var incoming = Make.Incoming("How sure");
        var id = await site.StoreOneAsync(incoming with
        {
            Article = incoming.Article with
            {
                AuthorOrganizations = ["The Agency"],
                Rules = new Dictionary<string, string> { ["title"] = "h1", ["section"] = "og" },
                Confidence = new Dictionary<string, double> { ["title"] = 0.72 },
            },
        });

        var page = await site.GetPageAsync($"/articles/{id}");

        var rows = page.QuerySelectorAll("#provenance .rules tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent)));
        Assert.Equal(["section|og|", "title|h1|likely, 0.72"], rows);
        Assert.Contains("The Agency", page.QuerySelector(".dateline")!.TextContent, StringComparison.Ordinal);
    }

    private static IncomingArticle Incoming(string url, string html) =>
        new(ArticleExtractor.Extract(html, url), Make.Capture(url, html));
}
