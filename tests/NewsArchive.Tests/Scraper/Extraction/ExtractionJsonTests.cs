using System.Text.Json;
using NewsArchive.Articles;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Texts;

namespace NewsArchive.Tests.Scraper.Extraction;

public sealed class ExtractionJsonTests
{
    [Fact]
    public void Line_has_the_contract_s_names_in_order_and_the_characters_as_they_are()
    {
        var article = new ExtractedArticle
        {
            Url = "https://a.example/1",
            Title = "Zürich & “so”",
            Published = new PrintedTime("3 May", new DateTimeOffset(2024, 5, 3, 0, 0, 0, TimeSpan.Zero), TimePrecision.Day),
            Modified = new PrintedTime("soon", null, TimePrecision.Day),
            Paragraphs = ["one", "two"],
            Rules = new Dictionary<string, string> { ["title"] = "h1" },
            AuthorOrganizations = ["The Agency"],
            Confidence = new Dictionary<string, double> { ["title"] = 0.9, ["authors"] = 1.0 / 3 },
            IsPaywalled = true,
        };

        var line = ExtractionJson.Write(article, "7");

        Assert.Equal(
            """{"id":"7","url":"https://a.example/1","canonicalUrl":null,"title":"Zürich & “so”","lead":null,"authors":[],"published":"2024-05-03","modified":null,"section":null,"keywords":[],"language":null,"siteName":null,"image":null,"text":"one\n\ntwo","paragraphs":["one","two"],"rules":{"title":"h1"},"authorOrganizations":["The Agency"],"confidence":{"authors":0.33,"title":0.9},"paywalled":true,"notArticle":null}""",
            line);
    }

    [Fact]
    public void Page_without_an_id_has_no_id()
    {
        using var json = JsonDocument.Parse(ExtractionJson.Write(new ExtractedArticle { Url = "https://a.example/1" }));

        Assert.False(json.RootElement.TryGetProperty("id", out _));
    }
}
